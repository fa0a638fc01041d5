"""Two at once, the clock that jumps, the database that takes an act back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection

from backend.checkout.models import Checkout
from backend.events.models import Delivery
from backend.kernel import clock, patience
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import Busy
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from backend.orders.services import order_problem_report
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.services import (
    escrow_refund,
    escrow_release,
    payment_begin,
    refund_held,
    windows_close_due,
)
from payments.gateway.adapters import SANDBOX
from payments.gateway.errors import PaymentClosed, PaymentOpen
from payments.gateway.models import Payment, SandboxObject
from payments.ledger.errors import LedgerRefusal
from payments.ledger.models import Journal
from payments.ledger.services import journal_post
from payments.statements.proof import money_proof
from tests.factories.trade import Shop, a_checkout, a_shop
from tests.payments.exactly_once.stories import Acceptance, WindowEnds, drain, timed
from tests.plugin.api import Answer, Api


def together(*calls: Callable[[], Any]) -> list[Any]:
    """All at the same moment, each on a connection of its own; answers or refusals in order."""
    answers: list[Any] = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], Any]) -> None:
        gate.wait(timeout=10)
        try:
            answers[place] = call()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_workers_and_one_outbox_row(committed_db: str):
    scene = Acceptance(a_shop())
    scene.prepare()
    together(drain, drain, drain)
    scene.once()
    assert not Delivery.objects.exclude(state="DONE").exists()
    assert money_proof().faults == []


def test_the_buyer_clicks_pay_twice(committed_db: str):
    shop = a_shop()
    checkout = a_checkout(shop)

    def click(key: str, instrument: str = "ok") -> Payment:
        return payment_begin(
            actor=shop.buyer, checkout_id=checkout.pk, gateway_id=SANDBOX,
            data={"instrument": instrument}, client_key=key,
        )  # fmt: skip

    answers = together(lambda: click("one"), lambda: click("one"), lambda: click("two", "3ds"))
    opened = {answer.pk for answer in answers if isinstance(answer, Payment)}
    refused = {type(answer) for answer in answers if not isinstance(answer, Payment)}
    assert len(opened) == 1
    assert refused <= {PaymentOpen, PaymentClosed}
    assert SandboxObject.objects.filter(kind="payment").count() == 1
    assert Payment.objects.count() == 1
    assert money_proof().faults == []


def test_a_second_method_is_refused_while_one_is_open(committed_db: str):
    shop = a_shop()
    checkout = a_checkout(shop)
    given: dict[str, Any] = {"actor": shop.buyer, "checkout_id": checkout.pk, "gateway_id": SANDBOX}
    payment_begin(**given, data={"instrument": "3ds"}, client_key="one")
    with pytest.raises(PaymentOpen):
        payment_begin(**given, data={"instrument": "ok"}, client_key="two")
    assert Payment.objects.count() == 1


def test_release_and_refund_at_once_one_wins(committed_db: str):
    scene = WindowEnds(a_shop())
    scene.prepare()
    escrow = scene.escrow
    who: dict[str, Any] = {
        "actor": scene.shop.seller,
        "settlement_subject": escrow.settlement_subject,
    }
    answers = together(
        lambda: escrow_release(**who, parts=[Part(escrow.held_minor, 150)], key="r"),
        lambda: refund_held(**who, amount_minor=escrow.held_minor, key="b", reason="x"),
        lambda: escrow_refund(**who, amount_minor=escrow.held_minor, key="b2"),
    )
    assert sum(isinstance(answer, Escrow) for answer in answers) == 1
    refused = {getattr(a, "code", "") for a in answers if not isinstance(a, Escrow)}
    assert refused <= {"ESCROW_STATE", "AMOUNT_EXCEEDS_HELD"}
    found = Escrow.objects.get(pk=escrow.pk)
    assert found.held_minor == 0
    assert {found.released_minor, found.refunded_minor} == {0, found.funded_minor}


def test_the_timer_fires_as_the_buyer_reports_a_problem(committed_db: str):
    scene = WindowEnds(a_shop())
    scene.prepare()
    assert scene.at is not None
    moment = scene.at

    def report() -> Order:
        with clock_frozen(moment):
            return order_problem_report(
                actor=scene.shop.buyer, order_id=scene.order.pk, reason="少件"
            )

    def timer() -> int:
        with clock_frozen(moment):
            return windows_close_due()

    reported, closed = together(report, timer)
    with clock_frozen(moment):
        drain()
    escrow = scene.escrow
    if isinstance(reported, Order) and not closed:
        assert escrow.released_minor == 0
    else:
        assert closed == 1
        assert escrow.released_minor in {0, escrow.funded_minor}
    timed(at=moment, work=windows_close_due)
    assert Journal.objects.filter(kind="J-REL").count() == (1 if closed else 0)
    assert money_proof().faults == []


@pytest.mark.parametrize("hours", [-1, 1])
def test_the_clock_jumps_and_no_timer_fires_twice(committed_db: str, hours: int):
    scene = WindowEnds(a_shop())
    scene.prepare()
    timed(**scene.given)
    scene.once()
    for jump in (hours, 2 * hours, 0):
        clock.offset_set(timedelta(days=16, hours=jump))
        windows_close_due()
        drain()
    clock.offset_set(timedelta(0))
    scene.once()
    assert money_proof().faults == []


class TestTakenBack:
    """A deadlock leaves nothing; it is tried three times, then the caller hears 503."""

    @pytest.fixture(autouse=True)
    def _quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patience, "PAUSE_SECONDS", 0.001)

    def refuse(self, times: int, state: type[psycopg.Error]) -> Callable[..., Any]:
        """``journal_post`` as the database would answer it that often, then as it is."""
        left = [times]

        def posted(**given: Any) -> Journal:
            if left[0]:
                left[0] -= 1
                try:
                    raise state("as under load")
                except psycopg.Error as error:
                    raise OperationalError(str(error)) from error
            return journal_post(**given)

        return posted

    QUERY = """mutation($id: ID!, $key: String!) { transactionInitialize(id: $id,
        paymentGateway: { id: "shiji.sandbox", data: { instrument: "ok" } }, idempotencyKey: $key) {
        transaction { id } errors { code } } }"""

    def ask(self, checkout: Checkout, shop: Shop, key: str) -> Answer:
        given = {"id": to_relay("Checkout", checkout.pk), "key": key}
        return Api().post(self.QUERY, given, actor=shop.buyer)

    def test_real_deadlock_is_tried_again(self, committed_db: str):
        """Two acts that take two rows in opposite order: both are done, neither hears of it."""
        shop = a_shop()
        first, second = (a_checkout(shop) for _ in range(2))
        gate = threading.Barrier(2)
        turns: list[int] = []

        def act(*order: Any) -> str:
            from django.db import transaction

            mine = [0]

            def once() -> str:
                mine[0] += 1
                turns.append(1)
                with transaction.atomic(), connection.cursor() as cursor:
                    for place, row in enumerate(order):
                        cursor.execute(
                            "UPDATE checkout_checkout SET email = email WHERE id = %s", [row.pk]
                        )
                        if place == 0 and mine[0] == 1:
                            gate.wait(timeout=10)
                return "done"

            return patience.patiently(once)

        answers = together(lambda: act(first, second), lambda: act(second, first))
        assert answers == ["done", "done"]
        assert len(turns) == 3

    @pytest.mark.parametrize(
        "state",
        [
            psycopg.errors.DeadlockDetected,
            psycopg.errors.DiskFull,
            psycopg.errors.SerializationFailure,
        ],
    )
    def test_bounded(self, committed_db: str, state: type[psycopg.Error]):
        tried = self.refuse(2, state)
        given: dict[str, Any] = {"key": "k", "kind": "J-X", "lines": []}
        with pytest.raises(LedgerRefusal) as reached:  # the third time it comes to the ledger
            patience.patiently(lambda: tried(**given))
        assert reached.value.code == "LEDGER_LINES"
        endless = self.refuse(9, state)
        with pytest.raises(Busy):
            patience.patiently(lambda: endless(**given))

    def test_503_and_the_same_key_is_valid(
        self, committed_db: str, monkeypatch: pytest.MonkeyPatch
    ):
        shop = a_shop()
        checkout = a_checkout(shop)
        with monkeypatch.context() as patch:
            patch.setattr(
                "payments.escrow.services.hold.journal_post",
                self.refuse(3, psycopg.errors.DeadlockDetected),
            )
            answer = self.ask(checkout, shop, "k-1")
        assert answer.status == 503
        assert answer.code == "BUSY"
        again = self.ask(checkout, shop, "k-1")
        assert again.status == 200
        assert again.data["transactionInitialize"]["errors"] == []
        drain()
        assert Payment.objects.count() == SandboxObject.objects.filter(kind="payment").count() == 1
        assert Journal.objects.filter(kind="J-FUND").count() == 1
        assert money_proof().faults == []

    def test_once_is_not_heard_of(self, committed_db: str, monkeypatch: pytest.MonkeyPatch):
        shop = a_shop()
        checkout = a_checkout(shop)
        monkeypatch.setattr(
            "payments.escrow.services.hold.journal_post",
            self.refuse(1, psycopg.errors.DeadlockDetected),
        )
        answer = self.ask(checkout, shop, "k-2")
        assert answer.data["transactionInitialize"]["errors"] == []
        assert Payment.objects.get().state == "CAPTURED"
        assert Journal.objects.filter(kind="J-FUND").count() == 1
