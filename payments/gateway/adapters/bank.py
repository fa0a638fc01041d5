"""The bank as a payment provider: buyers transfer to a number, merchants are paid by files.

The bank knows no payments of buyers, only money that arrives; so the truth about one is our own
row, moved by what the bank's statements and notices say.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from backend.kernel import clock
from backend.kernel.ids import from_public_id
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from backend.rulebook.selectors import value
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.adapters.bank_orders import order_file, orders_keep
from payments.gateway.bank.house import CODE, SAFEGUARDING, own_account, refund_id, virtual_account
from payments.gateway.bank.orders import Order
from payments.gateway.errors import InstrumentUnknown
from payments.gateway.models import BankFile, BankMovement, BankOrder, Payment
from payments.gateway.port import (
    FAILED,
    PENDING,
    SUCCEEDED,
    Capabilities,
    EventRefused,
    Evidence,
    PaymentRequest,
    ProviderEvent,
    ProviderObject,
    Settlement,
    StatementSheet,
)
from payments.gateway.selectors import bank_sheets

INSTRUMENT = "transfer"
CURRENCIES = frozenset({"CNY", "USD", "EUR", "RUB", "AED", "GBP"})
TURNS = 20
REFUSED_WORD = "bank_rejected"
TAKEN = """
SELECT EXISTS (SELECT 1 FROM payments_gateway_payment
    WHERE provider = %s AND provider_ref = %s AND id <> %s)
"""
_ORDERED = Reading(lambda ref: BankFile.objects.filter(direction="OUT", message_id=ref), str)
_ORDERS = Reading(lambda key: BankOrder.objects.filter(file_id=key).order_by("pk"), uuid.UUID)


class BankProvider:
    """See the payments brief, sections 6 (bank row) and 8."""

    code = CODE
    name = "银行转账"

    def capabilities(self, method: str) -> Capabilities:
        return Capabilities(
            manual_capture=False,
            partial_capture=False,
            partial_refund=True,
            auth_ttl=None,
            refund_window=None,
            async_confirmation=True,
            disputes=False,
            payouts=True,
            currencies=CURRENCIES,
            pay_within=timedelta(hours=value("transfer.pay_within_hours", on=clock.now()).number),
        )

    def instrument(self, data: Mapping[str, Any]) -> str:
        if data.get("instrument", INSTRUMENT) != INSTRUMENT:
            raise InstrumentUnknown
        return INSTRUMENT

    def client_data(self) -> dict[str, Any]:
        hours = value("transfer.pay_within_hours", on=clock.now()).number
        return {"instruments": [INSTRUMENT], "payWithinHours": hours}

    def create_payment(self, request: PaymentRequest, *, key: str) -> ProviderObject:
        """A number of its own for this payment; nobody is asked, the money comes or does not."""
        amount = request.amount
        own = own_account(SAFEGUARDING, amount.currency)
        number = _free_number(amount.currency, key)
        action = {
            "type": "transfer", "account": number, "name": own.name, "bank": own.bank,
            "amount": str(amount.decimal), "currency": amount.currency, "text": number[-12:],
        }  # fmt: skip
        return ProviderObject(
            kind="payment", ref=number, key=key, result=PENDING, state="ACTION_REQUIRED",
            amount=amount, action=action,
        )  # fmt: skip

    def confirm(self, ref: str, data: Mapping[str, Any], *, key: str) -> ProviderObject:
        return _own_row(ref)

    def capture(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        return _own_row(ref)

    def void(self, ref: str, *, key: str) -> ProviderObject:
        return _own_row(ref)

    def refund(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        """Back to the account the money came from; without one known it fails and waits for the buyer."""
        came = BankMovement.objects.filter(virtual=ref, kind="RECEIPT").exclude(other_account="")
        source = came.order_by("at", "pk").last()
        if source is None:
            return ProviderObject(
                kind="refund", ref=key[:80], key=key, result=FAILED, state="FAILED", amount=amount,
                parent=ref, failure="no_account",
            )  # fmt: skip
        named = refund_id(key)
        orders_keep(
            key=key,
            purpose="refund",
            message_id=f"RF-{named.removeprefix('rfd_')}",
            currency=amount.currency,
            orders=[
                Order(
                    end_to_end_id=named, amount_minor=amount.minor, name=source.name,
                    account=source.other_account, text="退款",
                )
            ],
        )  # fmt: skip
        return self.payout([], amount.currency, key=key)

    def payout(self, lines: list[dict[str, Any]], currency: str, *, key: str) -> ProviderObject:
        """Send the file that was kept under the key, the same bytes each time. Raises ProviderSilent."""
        file = order_file(key)
        assert file is not None, "a file is kept before it is sent"
        body = bytes(file.body)
        assert hashlib.sha256(body).hexdigest() == file.sha256, "the bytes are those that were kept"
        BankBox().put(body)
        return _orders_stand(file, _ORDERS(file.pk))

    def evidence(self, ref: str, said: Evidence, *, key: str) -> ProviderObject:
        raise NotImplementedError("transfers know no disputes (capabilities)")

    def concede(self, ref: str, *, key: str) -> ProviderObject:
        raise NotImplementedError("transfers know no disputes (capabilities)")

    def top_up(self, amount: Money, *, key: str) -> ProviderObject:
        raise NotImplementedError("the bank account is what others are topped up from")

    def fetch(self, kind: str, ref: str) -> ProviderObject | None:
        if kind == "payment":
            return _own_row(ref)
        file = _ORDERED.one(ref)
        return _orders_stand(file, _ORDERS(file.pk)) if file is not None else None

    def find_by_key(self, key: str, *, parent: str = "") -> ProviderObject | None:
        """How a file stands: by what the bank told, else by whether it took it. Raises ProviderSilent."""
        file = order_file(key)
        if file is None:
            return None
        rows = _ORDERS(file.pk)
        told = any(row.state != "SENT" for row in rows)
        return _orders_stand(file, rows) if told or BankBox().has(file.message_id) else None

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        raise EventRefused("SIGNATURE")  # the bank posts nothing: files are fetched

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        return iter(())

    def settlements(self, since: datetime) -> list[Settlement]:
        return []

    def statement(self, day: date) -> list[StatementSheet]:
        return bank_sheets(day)

    def tick(self) -> None:
        return


def _free_number(currency: str, key: str) -> str:
    """A number no other payment has; a constraint holds where two ask at the same moment."""
    own = from_public_id(key.partition(":")[0], "pay")
    for turn in range(TURNS):
        number = virtual_account(currency, key, turn=turn)
        if not run(TAKEN, [CODE, number, own])[0][0][0]:
            return number
    raise AssertionError("numbers do not run out")


def _own_row(ref: str) -> ProviderObject:
    payment = Payment.objects.get(provider=CODE, provider_ref=ref)
    results = {"CAPTURED": SUCCEEDED, "FAILED": FAILED, "VOIDED": FAILED}
    return ProviderObject(
        kind="payment",
        ref=ref,
        key="",
        result=results.get(payment.state, PENDING),
        state=payment.state,
        amount=Money(payment.amount_minor, payment.currency),
        captured_minor=payment.captured_minor,
        action=payment.action,
        failure=payment.failure,
    )


def _orders_stand(file: BankFile, rows: list[BankOrder]) -> ProviderObject:
    """A file as one object: done when every line is; a file of one order fails with it."""
    lines = [{"id": row.end_to_end_id, "state": row.state} for row in rows]
    states = {row.state for row in rows}
    result = PENDING if "SENT" in states else SUCCEEDED
    failed = file.purpose != "payout" and states == {"REJECTED"}
    return ProviderObject(
        kind=file.purpose,
        ref=file.message_id,
        key=file.operation_key,
        result=FAILED if failed else result,
        state="FAILED" if failed else result,
        amount=Money(file.total_minor, file.currency),
        failure=f"{REFUSED_WORD}:{rows[0].reason}" if failed else "",
        lines=lines if file.purpose == "payout" else [],
    )
