"""Paying in tests, with the sandbox's clock in hand."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from backend.checkout.models import Checkout
from backend.checkout.services import checkout_complete
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.orders.models import Order
from payments.escrow.models import Escrow
from payments.escrow.services import payment_begin
from payments.escrow.services.quote import quote_offer
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.models import Operation, Payment
from payments.gateway.services import bank_collect, inbox_apply_due, operation_resume_due
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.services import capital_pay_in
from payments.payouts.services import capital_ask
from tests.factories.trade import Shop, a_checkout

MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Nine in China on a Monday: stories of some hours that begin then cross no midnight."""
FLOAT = Money(100_000, "CNY")


def own_money(minor: int = 100_000) -> None:
    """The operator's float in the safeguarding bank."""
    capital_pay_in(amount=Money(minor, "CNY"), key="test:float")


def at_the_bank(minor: int, key: str, *, purpose: str = "safeguarding") -> None:
    """What a journal of a test says lies at the bank does."""
    told = {"key": key, "amount": minor, "currency": "CNY", "name": "支付机构", "purpose": purpose}
    BankWire().call("credit", told)


def own_money_kept(minor: int = 100_000_000) -> None:
    """The operator has had so much for long, in both its accounts: on the books and at the bank."""
    for code, purpose in (("1020", "safeguarding"), ("1030", "operating")):
        key = f"test:{purpose}"
        capital_pay_in(amount=Money(minor, "CNY"), key=key, code=code)
        at_the_bank(minor, key, purpose=purpose)


def the_capital(deliver: Any, currencies: Sequence[str] = ("CNY",)) -> None:
    """The owner pays in at the bank, and the float is ordered from it."""
    capital_ask(currencies)
    bank_collect()
    deliver()


def pay(checkout: Checkout, *, shop: Shop, instrument: str = "ok", **also: Any) -> Payment:
    """The buyer pays a basket through the sandbox."""
    return payment_begin(
        actor=shop.buyer, checkout_id=checkout.pk, data={"instrument": instrument},
        **{"gateway_id": SANDBOX, **also},
    )  # fmt: skip


def pay_in_dollars(shop: Shop, *, instrument: str = "ok") -> None:
    """A basket paid in dollars at the quote that is offered, and ordered."""
    checkout = a_checkout(shop)
    seal = quote_offer(
        subject=public_id("chk", checkout.pk), due=Money(1, "CNY"), currency="USD"
    ).seal
    payment_begin(
        actor=shop.buyer, checkout_id=checkout.pk, gateway_id=SANDBOX,
        data={"instrument": instrument, "payCurrency": "USD", "quote": seal},
    )  # fmt: skip
    checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)


def messages_arrive(deliver: Any, *, at: datetime) -> None:
    """The provider sends what is due at a moment and we apply it."""
    with clock_frozen(at):
        provider_of(SANDBOX).tick()
        inbox_apply_due()
        deliver()


def bank_answers(deliver: Any, *, at: datetime) -> None:
    """The bank's files up to a moment are fetched and heard."""
    with clock_frozen(at):
        bank_collect()
        deliver()


def worker_resumes(*, seconds: int = 61) -> None:
    """A minute of real time passes and the worker takes up calls without an answer."""
    past = timedelta(seconds=seconds)
    for row in Operation.objects.exclude(state__in=["SUCCEEDED", "FAILED"]):
        changes = {
            name: getattr(row, name) - past
            for name in ("lease_until", "sent_at")
            if getattr(row, name) is not None
        }
        Operation.objects.filter(pk=row.pk).update(**changes)
    operation_resume_due()


def a_bought_order(shop: Shop, deliver: Any, quantity: int = 10, **also: Any) -> Order:
    """An order paid through the sandbox and placed."""
    checkout = a_checkout(shop, quantity, **also)
    pay(checkout, shop=shop)
    placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    return Order.objects.get(pk=placed[0])


def escrow_of(order: Order) -> Escrow:
    """The order's escrow, read afresh."""
    return Escrow.objects.get(settlement_subject=order.settlement_subject)


def a_key() -> str:
    """A fresh idempotency key."""
    return uuid.uuid4().hex
