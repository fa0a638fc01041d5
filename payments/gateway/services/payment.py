"""Opening a payment and applying what the provider says about it."""

from __future__ import annotations

import uuid

from django.db import IntegrityError

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from payments.gateway.errors import PaymentOpen
from payments.gateway.events import PaymentChanged, ProviderMismatch
from payments.gateway.models import Payment
from payments.gateway.port import ProviderObject

PROVIDER = Actor.system("provider")
MOVED = [
    "provider_ref", "checked_at", "state", "captured_minor", "failure", "action",
]  # fmt: skip
FINAL = frozenset({"CAPTURED", "FAILED", "VOIDED"})


@act
def payment_open(
    *,
    provider: str,
    subject: str,
    payer: str,
    amount: Money,
    instrument: str,
    client_key: str,
    on_review: bool = False,
) -> Payment:
    """A new attempt to pay. Raises PaymentOpen while another one of the subject is under way."""
    try:
        return row_insert(
            Payment(
                provider=provider,
                subject=subject,
                payer=payer,
                currency=amount.currency,
                amount_minor=amount.minor,
                instrument=instrument,
                client_key=client_key,
                on_review=on_review,
                opened_at=clock.now(),
            )
        )
    except IntegrityError as error:
        if "payments_gateway_one_open" in str(error):
            raise PaymentOpen from error
        raise


_LOCKED = Reading(lambda key: for_lock(Payment.objects.filter(pk=key)), uuid.UUID)


@act
def payment_record(*, payment_id: uuid.UUID, found: ProviderObject) -> Payment:
    """Apply the provider's present truth; states only go forward, so order does not matter.

    Another amount, currency, account or mode than ours is a mismatch: nothing is applied, the
    escrow freezes. So is a capture of less than was asked: this house always takes the whole.
    """
    payment = _LOCKED.one(payment_id)
    assert payment is not None, "the caller read it"
    ours = Money(payment.amount_minor, payment.currency)
    payment.checked_at = clock.now()
    whole = {payment.amount_minor} if found.state == "CAPTURED" else {0, payment.amount_minor}
    if found.foreign or found.amount != ours or found.captured_minor not in whole:
        _mismatch(payment, ours, found)
        return payment
    payment.provider_ref = payment.provider_ref or found.ref
    moved = payment.state not in FINAL and found.state != payment.state
    if moved:
        payment.state = found.state
        payment.captured_minor = found.captured_minor
        payment.failure = found.failure[:60]
        payment.action = found.action
    row_update(payment, *MOVED)
    if moved:
        changed = PaymentChanged(payment_id=payment.pk, state=payment.state, about=payment.subject)
        publish(changed, actor=PROVIDER)
    return payment


def _mismatch(payment: Payment, ours: Money, found: ProviderObject) -> None:
    if payment.failure == "AMOUNT_MISMATCH":
        row_update(payment, "checked_at")
        return
    payment.failure = "AMOUNT_MISMATCH"
    payment.provider_ref = payment.provider_ref or found.ref
    row_update(payment, "failure", "provider_ref", "checked_at")
    theirs = f"{found.amount} ({found.captured_minor}) {found.foreign}".rstrip()
    publish(
        ProviderMismatch(payment_id=payment.pk, ours=str(ours), theirs=theirs),
        actor=PROVIDER,
    )
