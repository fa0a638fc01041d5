"""Taking a shop's prices from a sheet: sku, channel, price, and min_quantity for tiers."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from operator import itemgetter

from django.db import transaction

from backend.catalog.selectors import listing_prices, variants_of_merchant
from backend.catalog.services import variant_prices_set
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError, Invalid, Sentence
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.selectors import tiers_by_variant
from backend.pricing.services.tiers import TierInput, tiers_replace

ALIASES = {"渠道": "channel", "价格": "price", "单价": "price", "起订量": "min_quantity"}
PROGRESS_EVERY = 100


@dataclass(slots=True)
class PriceReport:
    """What an import did, or would do; ``refused``: line and reason."""

    lines: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[tuple[int, Sentence]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    sku: str
    channel: str
    quantity: int | None
    price: Decimal


def _row(line: int, cells: Mapping[str, str]) -> _Row:
    given = {ALIASES.get(key, key): (value or "").strip() for key, value in cells.items()}
    quantity = given.get("min_quantity", "")
    if quantity and not (quantity.isascii() and quantity.isdigit() and 0 < int(quantity) < 10**9):
        raise Invalid("起订量应为正整数。", field="min_quantity")
    if channel_by_slug(given.get("channel", "")) is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=given.get("channel", "")[:40])
    text = given.get("price", "")
    try:
        price = Decimal(text) if text.isascii() else Decimal("NaN")
    except InvalidOperation as error:
        raise Invalid("“{text}”不是价格。", field="price", text=text[:20]) from error
    if not price.is_finite() or not 0 < price < 10**9:
        raise Invalid("“{text}”不是价格。", field="price", text=text[:20])
    number = int(quantity) if quantity else None
    return _Row(line, given.get("sku", ""), given["channel"], number, price)


def prices_import(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    rows: Iterable[Mapping[str, str]],
    dry_run: bool = False,
    on_progress: Callable[[int], object] | None = None,
) -> PriceReport:
    """Set listing prices and tiers of the shop's SKUs; bad lines are skipped and reported.

    Lines of one SKU and channel with ``min_quantity`` replace its tiers together. The same sheet
    twice changes nothing. Raises Forbidden, SheetUnreadable.
    """
    actor.require(PRICE_EDIT)
    report = PriceReport()
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for line, cells in enumerate(rows, start=2):
        report.lines += 1
        try:
            row = _row(line, cells)
        except DomainError as refused:
            report.refused.append((line, refused.sentence))
            continue
        groups[(row.sku, row.channel)].append(row)
    variants = variants_of_merchant({sku for sku, _ in groups}, merchant_id)
    done = len(report.refused)
    for (sku, channel), lines in groups.items():
        variant = variants.get(sku)
        if variant is None:
            report.refused += [
                (row.line, Sentence("没有 SKU“{sku}”。", sku=sku[:80])) for row in lines
            ]
        else:
            _group_take(actor, variant.pk, channel, lines, dry_run=dry_run, report=report)
        done += len(lines)
        if on_progress and (done % PROGRESS_EVERY < len(lines) or done == report.lines):
            on_progress(done)
    report.refused.sort(key=itemgetter(0))
    return report


def _group_take(
    actor: Actor,
    variant_id: uuid.UUID,
    channel: str,
    lines: list[_Row],
    *,
    dry_run: bool,
    report: PriceReport,
) -> None:
    found = channel_by_slug(channel)
    assert found is not None, "checked with the line"
    tiers = sorted((row.quantity, row.price) for row in lines if row.quantity is not None)
    held = tiers_by_variant([variant_id], found.pk, found.currency).get(variant_id, [])
    same_tiers = [(tier.min_quantity, tier.price.amount) for tier in held] == tiers
    listed = listing_prices([variant_id], found.pk).get(variant_id)
    if (tiers and same_tiers) or (not tiers and listed == lines[-1].price):
        report.unchanged += len(lines)
        return
    try:
        with transaction.atomic():
            if tiers:
                inputs = [TierInput(quantity, price) for quantity, price in tiers]
                tiers_replace(actor=actor, variant_id=variant_id, channel=channel, tiers=inputs)
            else:
                prices = {variant_id: lines[-1].price}
                variant_prices_set(actor=actor, channel=channel, prices=prices)
            if dry_run:
                transaction.set_rollback(True)
    except DomainError as refused:
        report.refused += [(row.line, refused.sentence) for row in lines]
        return
    report.changed += len(lines)
