"""Killed between two steps, or two at once: recovery does the effect exactly once."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from backend.checkout.services import checkout_complete
from backend.events.services import deliver_due
from backend.orders.models import Order
from backend.orders.services import order_accept, order_cancel, order_delivered, order_dispatch
from payments.escrow.models import Escrow
from payments.escrow.selectors import identity_faults
from payments.escrow.services import refund_held
from payments.gateway.adapters import SANDBOX, sandbox
from payments.gateway.models import InboundEvent, Operation, Payment
from payments.gateway.services import inbox_apply_due, operation, operation_run
from payments.gateway.signature import HEADER, sign
from payments.gateway.simulator.wire import Wire
from payments.ledger.models import Journal
from payments.ledger.selectors import prove
from tests.factories.payments import pay, worker_resumes
from tests.factories.trade import a_checkout, a_shop


class Killed(BaseException):
    """The process is gone: nothing catches it on the way."""


def drain() -> None:
    while deliver_due():
        pass


def sound() -> None:
    assert prove().faults == []
    assert identity_faults() == []


def together(*calls: Any) -> list[Any]:
    answers: list[Any] = []

    def run(call: Any) -> None:
        try:
            answers.append(call())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.parametrize("point", ["before_call", "after_call", "before_record", "before_apply"])
def test_killed_during_a_payment(committed_db: str, monkeypatch, point: str):
    shop = a_shop()
    checkout = a_checkout(shop)
    with monkeypatch.context() as patch:
        if point == "before_call":
            patch.setattr("payments.escrow.services.begin.operation_run", _die)
        elif point == "after_call":
            patch.setattr(sandbox.SandboxProvider, "create_payment", _call_then_die)
        elif point == "before_record":
            patch.setattr("payments.gateway.services.operation.operation_record", _die)
        else:
            patch.setattr("payments.escrow.services.begin.payment_apply", _die)
        with pytest.raises(Killed):
            pay(checkout, shop=shop)
    assert Payment.objects.count() == 1
    assert not Journal.objects.exists()

    worker_resumes()
    drain()

    payment = Payment.objects.get()
    assert payment.state == "CAPTURED"
    assert Escrow.objects.get().funded_minor == payment.amount_minor
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    assert checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    sound()


def _die(*_: Any, **__: Any) -> Any:
    raise Killed


def _call_then_die(self: Any, request: Any, *, key: str) -> Any:
    Wire().call(
        "create_payment",
        {
            "key": key, "amount": request.amount.minor, "currency": request.amount.currency,
            "instrument": request.instrument, "manual": False,
        },
    )  # fmt: skip
    raise Killed


def test_two_workers_run_one_operation_once(committed_db: str, monkeypatch):
    shop = a_shop()
    with monkeypatch.context() as patch:
        patch.setattr("payments.escrow.services.begin.operation_run", _die)
        with pytest.raises(Killed):
            pay(a_checkout(shop), shop=shop)
    key = Operation.objects.get().pk
    Operation.objects.update(lease_until=None)
    together(*[lambda: operation_run(key)] * 4)
    drain()
    assert Operation.objects.get().attempts == 1
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    sound()


def test_a_call_that_cannot_be_made_holds_up_no_other(committed_db: str, monkeypatch):
    shop = a_shop()
    with monkeypatch.context() as patch:
        patch.setattr("payments.escrow.services.begin.operation_run", _die)
        for _ in range(2):
            with pytest.raises(Killed):
                pay(a_checkout(shop), shop=shop)
    first = Operation.objects.order_by("pk")[0]
    Operation.objects.update(lease_until=datetime(2020, 1, 1, tzinfo=UTC))
    real = operation.operation_run

    def run(key: Any) -> Any:
        if key == first.pk:
            raise RuntimeError("/payments/evidence: 422")
        return real(key)

    monkeypatch.setattr(operation, "operation_run", run)
    assert operation.operation_resume_due() == 2
    assert list(Operation.objects.order_by("pk").values_list("state", flat=True)) == [
        "CLAIMED", "SUCCEEDED",
    ]  # fmt: skip


def test_a_quick_worker_does_not_take_the_call_from_the_request(committed_db: str, monkeypatch):
    from payments.escrow.services import begin

    run = begin.operation_run

    def worker_first(*arguments: Any, **also: Any) -> Any:
        drain()
        assert Operation.objects.get().attempts == 0
        return run(*arguments, **also)

    monkeypatch.setattr(begin, "operation_run", worker_first)
    shop = a_shop()
    assert pay(a_checkout(shop), shop=shop).state == "CAPTURED"
    sound()


def test_rule_9_one_event_at_two_endpoints_books_once(committed_db: str):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop)
    body = json.dumps(
        {
            "id": "evt_twice", "type": "payment.captured", "account": "shiji", "live": False,
            "object": {"kind": "payment", "ref": payment.provider_ref},
            "at": datetime.now(tz=UTC).isoformat(),
        }
    ).encode()  # fmt: skip

    def arrive() -> int:
        answer = Client().post(
            f"/webhooks/{SANDBOX}/", data=body, content_type="application/json",
            headers={HEADER: sign(SANDBOX, body)},
        )  # fmt: skip
        inbox_apply_due()
        return answer.status_code

    assert together(*[arrive] * 4) == [200] * 4
    drain()
    assert InboundEvent.objects.count() == 1
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    sound()


def test_accept_and_cancel_and_refund_compete_for_one_escrow(committed_db: str):
    """Release and refund at once: what is held leaves once (T9)."""
    shop = a_shop()
    checkout = a_checkout(shop)
    pay(checkout, shop=shop)
    order = Order.objects.get(pk=checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)[0])
    sent = order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="", tracking_number="", key="d"
    )
    order_delivered(actor=shop.seller, fulfillment_id=sent.pk)
    drain()
    order_accept(actor=shop.buyer, order_id=order.pk, key="a")
    escrow = Escrow.objects.get()

    answers = together(
        drain,
        lambda: refund_held(
            actor=shop.seller, settlement_subject=escrow.settlement_subject,
            amount_minor=escrow.held_minor, key="race", reason="race",
        ),
        lambda: order_cancel(actor=shop.seller, order_id=order.pk),
    )  # fmt: skip
    drain()
    escrow.refresh_from_db()
    assert len(answers) == 3
    assert escrow.held_minor == 0
    assert escrow.released_minor + escrow.refunded_minor == escrow.funded_minor
    assert {escrow.released_minor, escrow.refunded_minor} == {0, escrow.funded_minor}
    sound()
