"""Getting an order under lock, through the right door, by somebody who may."""

from __future__ import annotations

import uuid
from typing import Any

from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.locking import for_lock, lock_key
from backend.kernel.readings import Reading
from backend.kernel.rows import row_update
from backend.orders.errors import OrderState, WrongDoor
from backend.orders.models import Order, OrderLine, TradeState
from backend.orders.rules import SALEOR_STATUS, Counted, may, state_after

OPEN_DOOR = "open"
_LINES = Reading(lambda order: for_lock(OrderLine.objects.filter(order_id=order)), uuid.UUID)


def order_lock(order_id: uuid.UUID, *, door: str = OPEN_DOOR) -> Order:
    """The order's row under lock. Raises NotFound, WrongDoor."""
    order = lock_key(Order, order_id)
    if order is None:
        raise NotFound(field="id")
    if order.door != door:
        raise WrongDoor
    return order


def as_buyer(order: Order, *, actor: Actor, permission: str) -> None:
    """The buyer: the person who ordered, or a member of the buying organisation with the right.

    Raises NotFound for anybody else, as for an order that does not exist (audit brief T1).
    """
    if actor.is_system:
        return
    if actor.user_id is not None and actor.user_id == order.user_id:
        return
    organization = order.buyer_organization_id
    if organization is None or organization != actor.organization_id:
        raise NotFound(field="id")
    actor.require(permission)


def as_merchant(order: Order, *, actor: Actor, permission: str) -> None:
    """A member of the selling organisation with the right. Raises NotFound, Forbidden."""
    if actor.is_system:
        return
    if actor.organization_id != order.merchant_id:
        raise NotFound(field="id")
    actor.require(permission)


def must(command: str, order: Order) -> None:
    """Raises OrderState where no arrow of this name starts."""
    if not may(command, order.trade_state):
        raise OrderState(state=TradeState(order.trade_state).label)


def block_place(order: Order, kind: str, reason: str) -> None:
    """No money is released while any block stands; one block per kind (decision D20)."""
    order.blocks = {**order.blocks, kind: reason.strip()[:120]}
    _blocks_save(order)


def block_lift(order: Order, kind: str) -> None:
    """Take one kind of block away; the others stay."""
    order.blocks = {held: text for held, text in order.blocks.items() if held != kind}
    _blocks_save(order)


def _blocks_save(order: Order) -> None:
    order.release_blocked = bool(order.blocks)
    order.block_reason = next(iter(order.blocks.values()), "")
    row_update(order, "blocks", "release_blocked", "block_reason")


def lines_lock(order: Order) -> list[OrderLine]:
    """All lines under lock, in order."""
    return sorted(_LINES(order.pk), key=lambda row: row.position)


def move(order: Order, state: str, *extra: str) -> None:
    """Write the new trade state with Saleor's word for it."""
    order.trade_state = state
    order.status = SALEOR_STATUS[state]
    row_update(order, "trade_state", "status", *extra)


def counted(lines: list[OrderLine]) -> list[Counted]:
    """How far each line is."""
    return [
        Counted(
            line.quantity,
            line.quantity_shipped,
            line.quantity_delivered,
            line.quantity_accepted,
            line.quantity_returned,
            line.quantity_dropped,
        )
        for line in lines
    ]


def move_by_lines(order: Order, lines: list[OrderLine], *extra: str) -> str:
    """Write the state that the quantities say; returns it."""
    state = state_after(counted(lines))
    move(order, state, *extra)
    return state


def event_head(order: Order) -> dict[str, Any]:
    """The fields every order event carries."""
    return {
        "order_id": order.pk,
        "number": order.number,
        "merchant_id": order.merchant_id,
        "buyer_id": order.buyer_organization_id or order.user_id,
        "settlement_subject": order.settlement_subject,
        "currency": order.currency,
    }
