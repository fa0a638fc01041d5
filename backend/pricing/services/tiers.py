"""Tiers of a variant: start at the minimum order, rise in quantity, fall in price, at most six."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from backend.catalog.selectors import variants_home
from backend.catalog.services import variant_prices_set
from backend.channels.selectors import channel_by_slug
from backend.events.services import publish
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.money import UnitPrice
from backend.pricing.errors import TiersWrong
from backend.pricing.events import TiersReplaced
from backend.pricing.models import PriceTier, TierMode
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.rules import ALL_UNITS, SLAB, Tier, tier_faults
from backend.pricing.selectors import quantity_rules

if TYPE_CHECKING:
    from backend.channels.models import Channel

PRICE_STEP = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class TierInput:
    """A unit price from a minimum quantity on."""

    min_quantity: int
    unit_price: Decimal


def tiers_checked(tiers: Sequence[TierInput], *, currency: str, moq: int) -> list[TierInput]:
    """Tiers that hold together. Raises TiersWrong, Invalid."""
    for tier in tiers:
        price = tier.unit_price
        sound = price.is_finite() and 0 < price < 10**9 and price == price.quantize(PRICE_STEP)
        if not sound or not 0 < tier.min_quantity <= 10**9:
            raise Invalid("数量与单价须为正数，单价最多六位小数。", field="tiers")
    found = [Tier(tier.min_quantity, UnitPrice(tier.unit_price, currency)) for tier in tiers]
    if faults := tier_faults(found, moq=moq):
        raise TiersWrong(faults)
    return list(tiers)


def own_variants(actor: Actor, variant_ids: Iterable[uuid.UUID]) -> None:
    """Every variant is the actor's own. Raises NotFound for another's as for none."""
    wanted = set(variant_ids)
    homes = variants_home(wanted)
    foreign = any(merchant != actor.organization_id for _, merchant in homes.values())
    if set(homes) != wanted or (foreign and not actor.is_system):
        raise NotFound(field="variantId")


@transaction.atomic
def tiers_replace(
    *,
    actor: Actor,
    variant_id: uuid.UUID,
    channel: str,
    tiers: Sequence[TierInput],
    mode: str = ALL_UNITS,
) -> list[TierInput]:
    """Replace a variant's tiers in a channel; the listing price becomes the first tier's.

    A product sold from the first piece may begin its tiers at any quantity: its minimum is the
    first tier. Raises Forbidden, NotFound, Invalid, TiersWrong.
    """
    actor.require(PRICE_EDIT)
    own_variants(actor, [variant_id])
    found = channel_by_slug(channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=channel)
    if mode not in {ALL_UNITS, SLAB}:
        raise Invalid("阶梯价模式不正确。", field="mode")
    rule = quantity_rules([variant_id])[variant_id]
    moq = rule.minimum or 1
    if moq == 1 and tiers:
        moq = tiers[0].min_quantity
    checked = tiers_checked(tiers, currency=found.currency, moq=moq)
    _tiers_write(variant_id, found, checked, mode)
    publish(
        TiersReplaced(
            variant_id=variant_id,
            channel=channel,
            tiers=[[str(tier.min_quantity), str(tier.unit_price)] for tier in checked],
            mode=mode,
        ),
        actor=actor,
    )
    return checked


def _tiers_write(
    variant_id: uuid.UUID, channel: Channel, tiers: Sequence[TierInput], mode: str
) -> None:
    PriceTier.objects.filter(channel_id=channel.pk, variant_id=variant_id).delete()
    PriceTier.objects.bulk_create(
        [
            PriceTier(
                variant_id=variant_id,
                channel_id=channel.pk,
                min_quantity=tier.min_quantity,
                unit_price=tier.unit_price,
            )
            for tier in tiers
        ]
    )
    TierMode.objects.filter(channel_id=channel.pk, variant_id=variant_id).delete()
    if mode == SLAB:
        TierMode.objects.create(variant_id=variant_id, channel_id=channel.pk, mode=mode)
    first = {variant_id: tiers[0].unit_price}
    variant_prices_set(actor=SYSTEM, channel=channel.slug, prices=first)
