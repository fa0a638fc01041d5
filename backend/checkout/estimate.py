"""What it costs to send goods somewhere, before there is a basket: the checkout's own quotes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.catalog.selectors import variant_facts
from backend.channels.selectors import channel_by_slug
from backend.checkout.selectors import OPEN_DOOR
from backend.kernel.money import Money
from backend.pricing.selectors import LineRequest, price_lines
from backend.shipping.rules import consignment, together
from backend.shipping.selectors import quotes

QUANTITY_MAX = 10_000_000
"""Base units; more is no order of a wholesale buyer and would only strain the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreightEstimate:
    """Goods value and ways to send them, cheapest first, as the checkout would offer them."""

    goods: Money
    weight_known: bool
    options: list[dict[str, Any]]


def freight_estimate(
    *,
    channel_slug: str,
    variant_id: uuid.UUID,
    quantity: int,
    country: str,
    region: str,
    buyer_organization_id: uuid.UUID | None,
    at: datetime,
) -> FreightEstimate | None:
    """Quotes for ``quantity`` base units of one article sent to a region (markets brief 10).

    None where the article is not sold there, or for a quantity that cannot be ordered.
    """
    channel = channel_by_slug(channel_slug)
    if channel is None or channel.ordering_door != OPEN_DOOR or not 0 < quantity <= QUANTITY_MAX:
        return None
    facts = variant_facts([variant_id], channel_id=channel.pk)
    known = facts.get(variant_id)
    if known is None or not known.sold:
        return None
    price = price_lines(
        channel_id=channel.pk,
        lines=[LineRequest(variant_id, quantity)],
        buyer_organization_id=buyer_organization_id,
        at=at,
        facts=facts,
        commission=False,
    )[0]
    single = consignment(quantity, weight_g=known.weight_g, carton=known.carton)
    load = together([single], value=Decimal(price.total.decimal)) if single else None
    offers = quotes(load, country=country, region=region, currency=channel.currency, at=at)
    return FreightEstimate(
        goods=price.total,
        weight_known=load is not None,
        options=[offer.plain() for offer in offers],
    )
