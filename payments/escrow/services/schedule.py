"""Payment in parts: the seller proposes, the buyer agrees by paying the first part."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from backend.channels.selectors import channel_get
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Conflict, NotFound
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.orders.selectors import order_get
from backend.rulebook.selectors import value
from payments.escrow.errors import EscrowState
from payments.escrow.models import Escrow, Funding
from payments.escrow.rules import LABELS
from payments.escrow.schedules import PartAsked, Schedule, schedule_make
from payments.escrow.services.fund import escrow_create
from payments.escrow.services.hold import escrow_lock, step
from payments.gateway.errors import PaymentClosed

SELL = "order.confirm"


def schedule_check(asked: Sequence[PartAsked], *, price: Money) -> Schedule:
    """A schedule by today's law. Raises DepositCap, Invalid."""
    now = clock.now()
    most = value("earnest.max_bp", on=now).number
    return schedule_make(asked, price=price, earnest_max_bp=most, now=now)


@act
def schedule_set(*, actor: Actor, order_id: uuid.UUID, parts: Sequence[PartAsked]) -> Escrow:
    """The merchant lets an unpaid order be paid in parts; before anything is paid it may change them.

    Raises Forbidden, NotFound, PaymentClosed, Conflict while a payment runs, DepositCap, Invalid.
    """
    actor.require(SELL)
    order = order_get(order_id, viewer=actor)
    if order is None or (not actor.is_system and order.merchant_id != actor.organization_id):
        raise NotFound(field="id")
    if order.door != "open" or order.trade_state != "AWAITING_PAYMENT":
        raise PaymentClosed
    schedule = schedule_check(parts, price=Money(order.total_minor, order.currency))
    escrow = escrow_create(
        actor=actor,
        settlement_subject=order.settlement_subject,
        site=channel_get(order.channel_id).site.slug,
        currency=order.currency,
        merchant_id=order.merchant_id,
        buyer_id=order.buyer_organization_id or order.user_id,
        payment_ref=public_id("ord", order.pk),
        price_minor=order.total_minor,
        freight_minor=order.freight_minor,
        fund_by=order.pay_by,
    )
    escrow = escrow_lock(escrow.settlement_subject)
    if escrow.state != "CREATED" or escrow.funded_minor:
        raise EscrowState(state=LABELS[escrow.state])
    if Funding.objects.filter(escrow=escrow, state__in=["OPEN", "AUTHORISED"]).exists():
        raise Conflict("买方正在付款，暂不能更改付款安排。")
    escrow.schedule = schedule
    step(escrow, command="schedule", to=escrow.state, actor=actor, amount_minor=escrow.price_minor)
    return escrow
