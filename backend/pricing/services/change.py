"""Prices of many goods at once: preview first, the same path writes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from backend.catalog.selectors import listing_prices
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Invalid
from backend.kernel.readings import Reading
from backend.pricing.models import PriceTier
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.services.lists import PriceChange, prices_written
from backend.pricing.services.tiers import own_variants

VARIANTS_MAX = 2000
CENT = Decimal("0.01")
FINE = Decimal("0.0001")
_TIERS = Reading(
    lambda channel, variants: PriceTier.objects.filter(channel_id=channel, variant_id__in=variants),
    uuid.UUID,
    list,
)


def _moved(price: Decimal, percent_bp: int) -> Decimal:
    """A price moved by basis points, half up to the cent; below one yuan to a hundredth of it."""
    exact = price * (10000 + percent_bp) / 10000
    step = CENT if price >= 1 else FINE
    return max(step, exact.quantize(step, rounding=ROUND_HALF_UP))


@transaction.atomic
def prices_change(
    *,
    actor: Actor,
    channel: str,
    variant_ids: Sequence[uuid.UUID],
    percent_bp: int,
    dry_run: bool,
) -> list[PriceChange]:
    """Move the listing prices and all tiers of own variants by a percentage.

    With ``dry_run`` nothing is written: the answer is the preview. Raises NotFound, Invalid.
    """
    actor.require(PRICE_EDIT)
    if not -9000 <= percent_bp <= 20000 or percent_bp == 0:
        raise Invalid("调价幅度须在 -90% 到 200% 之间。", field="percent")
    if not 0 < len(variant_ids) <= VARIANTS_MAX:
        raise Invalid("一次最多 {max} 个规格。", field="variantIds", max=VARIANTS_MAX)
    own_variants(actor, variant_ids)
    found = channel_by_slug(channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=channel)
    held = listing_prices(variant_ids, found.pk)
    changes = [
        PriceChange(key, price, _moved(price, percent_bp)) for key, price in sorted(held.items())
    ]
    if dry_run or not changes:
        return changes
    tiers = _TIERS(found.pk, list(held))
    for tier in tiers:
        tier.unit_price = _moved(tier.unit_price, percent_bp)
    rows_update(tiers, ["unit_price"])
    prices_written(actor=actor, channel=channel, changes=changes, percent_bp=percent_bp)
    return changes
