"""What a stall's staff and devices say."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from backend.kernel.locking import lock_one
from markets.venues.events import StallChanged
from markets.venues.models import Booth, Lease
from markets.venues.permissions import STALL_STAFF
from markets.venues.selectors import today
from markets.venues.services.access import market_of_manager, require_manager


def _own_booth(actor: Actor, booth_id: uuid.UUID) -> Booth:
    """The booth, locked, for staff of who holds it today. Raises Unauthenticated, Forbidden, NotFound."""
    if not actor.is_authenticated:
        raise Unauthenticated
    if not actor.is_system and not any(actor.may(each) for each in STALL_STAFF):
        raise Forbidden
    held = Lease.objects.filter(booth_id=booth_id, valid__contains=today())
    if not actor.is_system:
        held = held.filter(tenant_id=actor.organization_id)
    booth = lock_one(Booth.objects.filter(pk__in=held.values("booth_id")))
    if booth is None:
        raise NotFound(field="id")
    return booth


@transaction.atomic
def stall_heartbeat(*, actor: Actor, booth_id: uuid.UUID) -> Booth:
    """Staff is here. Raises Unauthenticated, Forbidden, NotFound."""
    booth = _own_booth(actor, booth_id)
    booth.heartbeat_at, booth.has_device = clock.now(), True
    booth.save(update_fields=["heartbeat_at", "has_device", "updated_at"])
    return booth


@transaction.atomic
def stall_live(*, actor: Actor, booth_id: uuid.UUID, on: bool) -> Booth:
    """A stream begins or ends. Raises Unauthenticated, Forbidden, NotFound."""
    booth = _own_booth(actor, booth_id)
    if on == (booth.live_since is not None):
        return booth
    booth.live_since = clock.now() if on else None
    booth.save(update_fields=["live_since", "updated_at"])
    act = "live" if on else "dark"
    publish(StallChanged(booth_id=booth.pk, booth_code=booth.code, act=act), actor=actor)
    return booth


@transaction.atomic
def stall_move(*, actor: Actor, booth_id: uuid.UUID, moved_to: str) -> Booth:
    """The market marks a stall as moved to another code, or lifts the mark with an empty text.

    Raises Forbidden, NotFound, Invalid.
    """
    require_manager(actor)
    booth = lock_one(Booth.objects.filter(pk=booth_id))
    if booth is None:
        raise NotFound(field="id")
    market = market_of_manager(actor, booth.market_id)
    target = moved_to.strip()
    if (
        target
        and not Booth.objects.filter(market=market, code=target).exclude(pk=booth.pk).exists()
    ):
        raise Invalid("本市场没有这个摊位号。", field="movedTo")
    booth.moved_to = target
    booth.save(update_fields=["moved_to", "updated_at"])
    publish(StallChanged(booth_id=booth.pk, booth_code=booth.code, act="moved"), actor=actor)
    return booth
