"""Prices for many goods at once: sites, cities, importers. Trusted callers; twice is once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from backend.channels.selectors import channel_by_slug
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_copy
from backend.kernel.errors import Invalid
from backend.pricing.models import (
    CommissionRate,
    PriceList,
    PriceListEntry,
    PriceTier,
    QuantityRule,
)
from backend.rulebook.selectors import local_day

if TYPE_CHECKING:
    from backend.channels.models import Channel, Site

PRICING_LOAD = "pricing.load"
BATCH = 2000


@dataclass(frozen=True, slots=True)
class TierRow:
    """A unit price of a variant from a minimum quantity on."""

    variant_id: uuid.UUID
    min_quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """Minimum and step of one product."""

    product_id: uuid.UUID
    minimum: int
    step: int


@transaction.atomic
def commission_put(
    *, site: Site, bp: int, category_id: uuid.UUID | None = None, valid_from: date
) -> uuid.UUID:
    """The site's rate, for a category or for the rest, from a day on (decision D24).

    The same rate again changes nothing. Another one is a new row that ends the running one, whose
    rate stays as it is: frozen order lines point at it. No rate changes for the past, so one for
    the day on which the running row began holds from today, unless a later row holds by then. A row
    that never was in force is left without a day. Raises Invalid.
    """
    if not 0 <= bp <= 10_000:
        raise Invalid("佣金率须在 0 至 10000 个基点之间。", field="bp")
    place = Q(category_id=category_id) if category_id else Q(category=None)
    rows = CommissionRate.objects.filter(place, site=site, valid__isempty=False)
    running = rows.select_for_update().filter(valid__contains=valid_from).first()
    if running is None or running.valid.lower < valid_from:
        start = valid_from
    else:
        start = max(valid_from, local_day(clock.now()))
    if running is not None and running.bp != bp:
        upper = running.valid.upper
        if upper is not None and upper <= start:
            return rows.get(valid__contains=start).pk
        running.valid = DateRange(running.valid.lower, start)
        running.save(update_fields=["valid"])
    elif running is not None:
        return running.pk
    later = rows.filter(valid__startswith__gt=start).order_by("valid__startswith").first()
    made = CommissionRate.objects.create(
        site=site, category_id=category_id, bp=bp,
        valid=DateRange(start, later.valid.lower if later else None),
    )  # fmt: skip
    return made.pk


def _channel(slug: str) -> Channel:
    found = channel_by_slug(slug)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=slug)
    return found


@transaction.atomic
def tiers_load(*, actor: Actor, channel: str, rows: Iterable[TierRow]) -> int:
    """Add tiers, or set the price of those that stand; returns how many. Raises Invalid."""
    actor.require(PRICING_LOAD)
    place = _channel(channel)
    made = [
        PriceTier(
            variant_id=row.variant_id,
            channel_id=place.pk,
            min_quantity=row.min_quantity,
            unit_price=row.unit_price,
        )
        for row in rows
    ]
    standing = PriceTier.objects.filter(
        channel_id=place.pk, variant_id__in={row.variant_id for row in made}
    )
    if not standing.exists():
        return rows_copy(made)
    PriceTier.objects.bulk_create(
        made,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["variant", "channel", "min_quantity"],
        update_fields=["unit_price"],
    )
    return len(made)


@transaction.atomic
def quantity_rules_load(*, actor: Actor, rows: Iterable[QuantityRow]) -> int:
    """Minimum and step per product; returns how many."""
    actor.require(PRICING_LOAD)
    made = [
        QuantityRule(product_id=row.product_id, minimum=row.minimum, step=row.step) for row in rows
    ]
    QuantityRule.objects.bulk_create(
        made,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["product"],
        update_fields=["minimum", "step"],
    )
    return len(made)


@transaction.atomic
def price_list_load(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    channel: str,
    organization_id: uuid.UUID,
    name: str,
    rows: Sequence[TierRow],
) -> uuid.UUID:
    """One buyer company's prices with one merchant; entries are added or changed."""
    actor.require(PRICING_LOAD)
    held, _ = PriceList.objects.get_or_create(
        merchant_id=merchant_id,
        channel=_channel(channel),
        organization_id=organization_id,
        defaults={"name": name[:120]},
    )
    PriceListEntry.objects.bulk_create(
        [
            PriceListEntry(
                price_list=held,
                variant_id=row.variant_id,
                min_quantity=row.min_quantity,
                unit_price=row.unit_price,
            )
            for row in rows
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["price_list", "variant", "min_quantity"],
        update_fields=["unit_price"],
    )
    return held.pk
