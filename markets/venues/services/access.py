"""Who may change what in a market."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from markets.venues.models import Market
from markets.venues.permissions import OPERATE, VENUE_EDIT


def require_manager(actor: Actor) -> None:
    """Asked before anything is looked up, so that a refusal tells nobody what exists.

    Raises Forbidden.
    """
    if not actor.may(OPERATE):
        actor.require(VENUE_EDIT)


def market_of_manager(actor: Actor, market_id: uuid.UUID, *, field: str = "id") -> Market:
    """The market, for its manager or the operator; others' markets are not found.

    ``field`` is the argument that led here. Raises Forbidden, NotFound.
    """
    require_manager(actor)
    rows = Market.objects.filter(pk=market_id)
    if not actor.may(OPERATE):
        rows = rows.filter(manager_id=actor.organization_id)
    market = rows.first()
    if market is None:
        raise NotFound(field=field)
    return market
