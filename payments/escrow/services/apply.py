"""A payment stands elsewhere now: its escrows follow, once, whoever brings the news."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from backend.checkout.services import checkout_record_payment, checkout_unfreeze
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.rows import row_update
from backend.kernel.statements import run
from backend.orders.selectors import order_by_subject
from backend.orders.services import order_payment_open, order_record_payment
from payments.escrow.models import Escrow, Funding
from payments.escrow.rules import FINAL, may
from payments.escrow.schedules import earnest_paid
from payments.escrow.selectors import escrows_of_payment
from payments.escrow.services.authorise import escrow_authorise, escrow_unauthorise
from payments.escrow.services.fund import escrow_expire, escrow_fund, escrow_fund_late
from payments.escrow.services.refund import late_money_refund
from payments.gateway.selectors import payment_get
from payments.gateway.services import operation_claim
from payments.ledger.selectors import cash_source

if TYPE_CHECKING:
    from payments.gateway.models import Payment

GATEWAY = Actor.system("gateway")
WAITING = frozenset({"OPEN", "AUTHORISED"})
"""Parts of payments that may still bring money."""
MAY_FOLLOW = WAITING | {"STALE"}
"""Also those of a basket that lapsed meanwhile: their money comes late."""


_ESCROWS = Reading(
    lambda key: for_lock(
        Escrow.objects.filter(pk__in=Funding.objects.filter(payment_id=key).values("escrow"))
    ),
    uuid.UUID,
)
_PARTS = Reading(
    lambda key: (
        Funding.objects.filter(payment_id=key).select_related("payment").order_by("escrow_id")
    ),
    uuid.UUID,
)

_BY_SUBJECT = Reading(lambda subject: Escrow.objects.filter(settlement_subject=subject), str)
RIVALS = """
SELECT EXISTS (SELECT 1 FROM payments_escrow_funding f
    JOIN payments_escrow_escrow e ON e.id = f.escrow_id
    WHERE e.payment_ref = %s AND f.state = ANY(%s::text[]))
"""


@act
def payment_apply(*, payment_id: uuid.UUID) -> Payment | None:
    """Bring the escrows of a payment to where the payment row stands; twice is once.

    Returns the payment as it stands. Its parts are read under the lock of their escrows, so their
    states say what was booked.
    """
    escrows = {row.pk: row for row in _ESCROWS(payment_id)}
    parts = _PARTS(payment_id)
    if not parts:
        return payment_get(payment_id)
    payment = parts[0].payment
    for part in parts:
        part.escrow = escrows[part.escrow_id]
    if payment.failure == "AMOUNT_MISMATCH" or not any(part.state in MAY_FOLLOW for part in parts):
        return payment
    if payment.state == "CAPTURED":
        _captured(payment, parts)
    elif payment.state == "AUTHORISED":
        _authorised(payment, parts)
    elif payment.state in {"FAILED", "VOIDED"}:
        _fell_through(payment, parts)
    return payment


def _captured(payment: Payment, parts: list[Funding]) -> None:
    moving = [part for part in parts if part.state in MAY_FOLLOW]
    if not moving:
        return  # whoever booked it has told the checkout and the order in the same commit
    whole = sum(part.amount_minor for part in moving)
    pool = public_id("pay", payment.pk)
    cash = cash_source(payment.provider, pool, whole, payment.currency)
    for part in moving:
        late = part.state == "STALE" or not _takes(part.escrow, part.amount_minor)
        key = f"{payment.provider}:{payment.provider_ref}:funded:{part.pk}"
        if late:
            escrow_fund_late(
                part.escrow,
                amount=Money(part.charge_minor or part.amount_minor, payment.currency),
                provider=payment.provider,
                charge_id=payment.pk,
                key=key,
                reference=payment.provider_ref,
                cash=cash,
            )
        else:
            escrow_fund(
                actor=GATEWAY,
                settlement_subject=part.escrow.settlement_subject,
                amount_minor=part.amount_minor,
                provider=payment.provider,
                charge_id=payment.pk,
                key=key,
                locked=part.escrow if part.state == "OPEN" else None,
                reference=payment.provider_ref,
                charge=Money(part.charge_minor, payment.currency) if part.charge_minor else None,
                cash=cash,
            )
        part.state = "LATE" if late else "FUNDED"
        row_update(part, "state")
        if late:
            late_money_refund(funding=part)
    if checkout_push(payment.subject):
        for part in moving:
            if part.state == "FUNDED":
                order_push(part.escrow.settlement_subject)


def _takes(escrow: Escrow, amount_minor: int) -> bool:
    """Whether money may still come in: not for a dead escrow, nor for one that others have paid.

    A second attempt may begin as soon as the provider has decided the first, before that is booked
    here; both may bring the money, and the second one's goes back as late money does.
    """
    lacks = escrow.price_minor - escrow.funded_minor
    return may("fund", escrow.state) and amount_minor <= lacks


def _authorised(payment: Payment, parts: list[Funding]) -> None:
    """Money is promised: note it, then take it, for a guaranteed trade holds money, not promises."""
    for part in parts:
        if part.state == "OPEN" and part.escrow.state == "CREATED":
            escrow_authorise(
                actor=GATEWAY,
                settlement_subject=part.escrow.settlement_subject,
                amount_minor=part.amount_minor,
                key=f"{payment.provider}:{payment.provider_ref}:auth:{part.pk}",
            )
            part.state = "AUTHORISED"
            row_update(part, "state")
    dead = all(part.escrow.state in FINAL for part in parts)
    kind = "void" if dead else "capture"
    operation_claim(
        key=f"{public_id('pay', payment.pk)}:{kind}:1",
        kind=kind,
        provider=payment.provider,
        request={"amount": payment.amount_minor},
        payment=payment,
    )


def _fell_through(payment: Payment, parts: list[Funding]) -> None:
    """Nothing comes of this payment: free the basket, unless another payment rests on its freeze.

    The news often comes twice (answer and message); by the second time the payer may be paying
    with another card, and that payment's reserved goods and sums must stay.
    """
    waiting = [part for part in parts if part.state in WAITING]
    for part in waiting:
        if part.state == "AUTHORISED" and part.escrow.state == "AUTHORISED":
            escrow_unauthorise(
                actor=GATEWAY,
                settlement_subject=part.escrow.settlement_subject,
                key=f"{payment.provider}:{payment.provider_ref}:unauth:{part.pk}",
            )
            escrow_expire(actor=GATEWAY, settlement_subject=part.escrow.settlement_subject)
        part.state = "VOID"
        row_update(part, "state")
    if not waiting or run(RIVALS, [payment.subject, sorted(WAITING)])[0][0][0]:
        return
    if payment.subject.startswith("chk_"):
        checkout_unfreeze(checkout_id=from_public_id(payment.subject, "chk"))
    elif payment.subject.startswith("ord_"):
        order_payment_open(order_id=from_public_id(payment.subject, "ord"), until=None)


def checkout_push(subject: str) -> bool:
    """Tell the checkout what was charged in all, so its status is right in the same commit.

    Returns whether there are orders to tell: none before the checkout is completed.
    """
    if not subject.startswith("chk_"):
        return True
    rows = escrows_of_payment(subject)
    return checkout_record_payment(
        checkout_id=from_public_id(subject, "chk"),
        charged_minor=sum(row.funded_minor - row.refunded_minor for row in rows),
        authorized_minor=sum(row.price_minor for row in rows if row.state == "AUTHORISED"),
    )


def order_push(settlement_subject: str) -> None:
    """Tell the order, once there is one, what was charged and refunded in all."""
    order = order_by_subject(settlement_subject)
    if order is None:
        return
    escrow = _BY_SUBJECT.one(settlement_subject)
    assert escrow is not None, "an escrow has moved"
    refunded = escrow.refunded_minor
    if escrow.retained_minor:
        refunded += sum(row.refunded_minor for row in escrow.retentions.all())
    order_record_payment(
        actor=GATEWAY,
        order_id=order.pk,
        charged_minor=escrow.funded_minor,
        refunded_minor=refunded,
        earnest_minor=earnest_paid(escrow.schedule, funded=escrow.funded_minor),
    )
