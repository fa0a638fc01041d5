"""What a page shows of a variant's prices and quantities, read at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.kernel.money import UnitPrice
from backend.kernel.statements import run
from backend.pricing.rules import ALL_UNITS, Quantities, Tier, resolve

# The nearest rule first: on the variant, on the product, on the shop (markets brief 6).
_READ = """
SELECT v.id,
    (SELECT mode FROM pricing_tiermode m WHERE m.variant_id = v.id AND m.channel_id = %(channel)s),
    ARRAY(SELECT min_quantity FROM pricing_pricetier t
          WHERE t.variant_id = v.id AND t.channel_id = %(channel)s ORDER BY min_quantity),
    ARRAY(SELECT unit_price FROM pricing_pricetier t
          WHERE t.variant_id = v.id AND t.channel_id = %(channel)s ORDER BY min_quantity),
    own.minimum, own.step, own.maximum, style.minimum, style.step, style.maximum,
    shop.minimum, shop.step, shop.maximum
FROM catalog_productvariant v JOIN catalog_product p ON p.id = v.product_id
LEFT JOIN pricing_quantityrule own ON own.variant_id = v.id
LEFT JOIN pricing_quantityrule style ON style.product_id = p.id
LEFT JOIN pricing_quantityrule shop ON shop.merchant_id = p.merchant_id
WHERE v.id = ANY((SELECT %(variants)s)::uuid[])"""


# Everything a line's price is made of, save the buyer's own lists and the commission.
_PRICED = """
SELECT v.id, l.price,
    (SELECT mode FROM pricing_tiermode m WHERE m.variant_id = v.id AND m.channel_id = %(channel)s),
    ARRAY(SELECT t.id FROM pricing_pricetier t WHERE t.variant_id = v.id
          AND t.channel_id = %(channel)s ORDER BY t.min_quantity),
    ARRAY(SELECT t.min_quantity FROM pricing_pricetier t WHERE t.variant_id = v.id
          AND t.channel_id = %(channel)s ORDER BY t.min_quantity),
    ARRAY(SELECT t.unit_price FROM pricing_pricetier t WHERE t.variant_id = v.id
          AND t.channel_id = %(channel)s ORDER BY t.min_quantity),
    EXISTS (SELECT 1 FROM pricing_mixrule x WHERE x.product_id = v.product_id
            AND x.mode = 'PRODUCT')
FROM catalog_productvariant v
LEFT JOIN catalog_variantlisting l ON l.variant_id = v.id AND l.channel_id = %(channel)s
WHERE v.id = ANY((SELECT %(variants)s)::uuid[])"""


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """A variant's listing price (None: not listed), mode, tiers, and whether its product mixes."""

    listed: Decimal | None
    mode: str
    tiers: list[Tier]
    mixed: bool


def price_sheets(
    variant_ids: Sequence[uuid.UUID], channel_id: uuid.UUID, currency: str
) -> dict[uuid.UUID, PriceSheet]:
    """Sheets by variant in one channel; unknown variants are absent. One query."""
    asked: dict[str, Any] = {"variants": list(variant_ids), "channel": channel_id}
    rows, _ = run(_PRICED, asked)
    return {
        key: PriceSheet(
            listed=listed,
            mode=mode or ALL_UNITS,
            tiers=[
                Tier(start, UnitPrice(price, currency), str(tier))
                for tier, start, price in zip(tiers, starts, prices, strict=True)
            ],
            mixed=mixed,
        )
        for key, listed, mode, tiers, starts, prices, mixed in rows
    }


@dataclass(frozen=True, slots=True)
class Terms:
    """Tiers as (minimum quantity, unit price), lowest first; the mode; the resolved rule."""

    mode: str = ALL_UNITS
    tiers: list[tuple[int, Decimal]] = field(default_factory=list)
    rule: Quantities = field(default_factory=Quantities)


NO_TERMS = Terms()


def variant_terms(
    variant_ids: Sequence[uuid.UUID], channel_id: uuid.UUID
) -> dict[uuid.UUID, Terms]:
    """Terms by variant in one channel; unknown variants are absent. One query."""
    asked: dict[str, Any] = {"variants": list(variant_ids), "channel": channel_id}
    rows, _ = run(_READ, asked)
    return {
        key: Terms(
            mode=mode or ALL_UNITS,
            tiers=list(zip(starts, prices, strict=True)),
            rule=resolve([Quantities(*rules[at : at + 3]) for at in (0, 3, 6)]),
        )
        for key, mode, starts, prices, *rules in rows
    }
