"""A buyer's payment by bank transfer, as the money that arrives moves it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from backend.rulebook.selectors import value
from payments.gateway.bank.house import CODE
from payments.gateway.models import OPEN_STATES, Payment
from payments.gateway.port import FAILED, SUCCEEDED, ProviderObject
from payments.gateway.services.payment import payment_record

_LOCKED = Reading(
    lambda number: for_lock(Payment.objects.filter(provider=CODE, provider_ref=number)), str
)
NAME = "UPDATE payments_gateway_bankmovement SET virtual = %s WHERE id = %s AND virtual = ''"


def transfer_lock(number: str) -> Payment | None:
    """The payment that was given a virtual account number, under lock."""
    return _LOCKED.one(number) if number else None


def movement_named(movement_id: uuid.UUID, number: str) -> None:
    """A credit that named no number belongs to this one after all; refunds go back where it came from."""
    run(NAME, [number, movement_id])


def transfer_is_open(payment: Payment) -> bool:
    """Whether money for it is still waited for."""
    return payment.state in OPEN_STATES


@act
def transfer_captured(payment: Payment) -> None:
    """All of it has come; its escrows follow by the payment's event."""
    _record(payment, state="CAPTURED")


@act
def transfer_void(payment: Payment) -> None:
    """Nothing more is waited for; money that still comes is late money."""
    _record(payment, state="VOIDED")


def _record(payment: Payment, *, state: str) -> None:
    captured = state == "CAPTURED"
    payment_record(
        payment_id=payment.pk,
        found=ProviderObject(
            kind="payment", ref=payment.provider_ref, key="", state=state,
            result=SUCCEEDED if captured else FAILED,
            amount=Money(payment.amount_minor, payment.currency),
            captured_minor=payment.amount_minor if captured else 0,
            failure="" if captured else "voided",
        ),
    )  # fmt: skip


def transfers_over(*, limit: int) -> list[str]:
    """Numbers of open transfers whose time is over."""
    now = clock.now()
    before = now - timedelta(hours=value("transfer.pay_within_hours", on=now).number)
    rows = Payment.objects.filter(
        provider=CODE, state__in=OPEN_STATES, opened_at__lte=before
    ).exclude(provider_ref="")
    return list(rows.order_by("opened_at").values_list("provider_ref", flat=True)[:limit])
