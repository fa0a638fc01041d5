"""The simulators as the process they are: a payment and a budget over HTTP, answers lost on the way."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as product
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.models import InboundEvent, Operation, Payment
from payments.gateway.services import (
    inbox_apply_due,
    operation_claim,
    operation_run,
    payment_open,
    provider_poll,
)
from procurement.exchange.models import Message
from procurement.exchange.services import message_ask, message_queue

ROOT = Path(__file__).resolve().parents[3]
CITY = Actor.system("test")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Next:
    """The simulators' process, and how a test speaks to it beside the product."""

    url: str
    state: Path

    def post(self, path: str, data: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self.url + path, json.dumps(data).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())

    def story(self, system: str, *words: str) -> None:
        """The next requests of this system misbehave so."""
        self.post(f"/stories/{system}", {"stories": list(words)})


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """No chatter in the tests' output."""


@pytest.fixture
def product_url(committed_db: str) -> Iterator[str]:
    """The product itself, listening for webhooks in a thread of this process."""
    application = get_wsgi_application()

    def serving(environ: dict[str, Any], start: Any) -> Any:
        try:
            return list(application(environ, start))
        finally:
            connections.close_all()

    server = make_server("127.0.0.1", 0, serving, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _start(port: int, state: Path, product_url: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "SHIJI_STATE_DIR": str(state), "API_URL": product_url, "SECRET_KEY": product.SECRET_KEY,
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--port", str(port),
         "--log-level", "warning", "backend.config.simulators:application"],
        cwd=ROOT, env=environment, start_new_session=True,
    )  # fmt: skip
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return process
        except OSError:
            time.sleep(0.1)
    _kill(process)
    raise AssertionError("the simulators do not answer")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """No farewell, for its worker neither: an orphan would go on answering from its memory."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=20)


@pytest.fixture
def next_door(product_url: str, tmp_path: Path, settings: Any) -> Iterator[Next]:
    """The process; the product's settings name its address."""
    port = _free_port()
    process = _start(port, tmp_path, product_url)
    settings.SIMULATORS_URL = f"http://127.0.0.1:{port}"
    yield Next(settings.SIMULATORS_URL, tmp_path)
    process.terminate()
    process.wait(timeout=20)


def _pay(instrument: str = "ok", key: str = "pay-1") -> tuple[Payment, Operation]:
    payment = payment_open(
        provider=SANDBOX, subject=f"chk_{key}", payer="", amount=Money(12_345, "CNY"),
        instrument=instrument, client_key=key,
    )  # fmt: skip
    with transaction.atomic():
        operation = operation_claim(
            key=f"{key}:create", kind="create", provider=SANDBOX, request={}, payment=payment
        )
    return payment, operation


def _free(operation: Operation, *, sent: bool = True) -> None:
    """The lease of a try without an answer is over (leases run on real time)."""
    Operation.objects.filter(pk=operation.pk).update(lease_until=None)


def _tick() -> None:
    """A minute later on the virtual clock the provider's own time moves on."""
    from datetime import timedelta

    clock.offset_set(clock.offset_get() + timedelta(minutes=1))
    provider_of(SANDBOX).tick()


def test_a_payment_whose_answer_is_dropped_is_one_payment_and_its_webhook_arrives(next_door: Next):
    payment, operation = _pay()
    next_door.story("payments", "drop")
    assert operation_run(operation.pk).state == "UNKNOWN"  # it acted, and nobody here knows
    payment.refresh_from_db()
    assert payment.state == "OPEN"
    _free(operation)
    assert operation_run(operation.pk).state == "SUCCEEDED"  # asked by its key, not sent again
    payment.refresh_from_db()
    assert (payment.state, payment.captured_minor) == ("CAPTURED", 12_345)
    _tick()  # posts the signed webhook to the product's own address
    inbound = InboundEvent.objects.get()
    assert (inbound.kind, inbound.object_ref) == ("payment.captured", payment.provider_ref)
    assert inbox_apply_due() == 1
    inbound.refresh_from_db()
    assert inbound.state == "APPLIED"


def test_stories_of_the_line_lose_delay_double_turn_and_refuse(next_door: Next):
    _, lost = _pay(key="lost")
    next_door.story("payments", "lose")
    assert operation_run(lost.pk).state == "UNKNOWN"
    assert provider_of(SANDBOX).find_by_key(lost.key) is None  # it never acted
    next_door.story("payments", "delay:0.3", "reject", "duplicate", "reorder")
    begun = time.monotonic()
    slow, operation = _pay(key="slow")
    operation_run(operation.pk)
    assert time.monotonic() - begun >= 0.3
    refused, operation = _pay(key="refused")
    operation_run(operation.pk)
    refused.refresh_from_db()
    assert (refused.state, refused.failure) == ("FAILED", "card_declined")
    for key in ("twice", "turned"):
        _, operation = _pay(key=key)
        operation_run(operation.pk)
    _tick()
    kept = InboundEvent.objects.order_by("pk").values_list("kind", flat=True)
    assert sorted(kept) == ["payment.captured"] * 3 + ["payment.failed"]  # the double is one
    assert inbox_apply_due() == 4
    slow.refresh_from_db()
    assert slow.state == "CAPTURED"


def test_refund_and_settlement_add_up_over_http_as_in_the_process(next_door: Next):
    from datetime import timedelta

    payment, operation = _pay()
    operation_run(operation.pk)
    payment.refresh_from_db()
    provider = provider_of(SANDBOX)
    back = provider.refund(payment.provider_ref, Money(345, "CNY"), key="back")
    again = provider.refund(payment.provider_ref, Money(345, "CNY"), key="back")
    assert (back.result, again.ref) == ("SUCCEEDED", back.ref)
    over = provider.refund(payment.provider_ref, Money(12_001, "CNY"), key="over")
    assert (over.result, over.failure) == ("FAILED", "amount_too_large")
    assert provider.settlements(clock.now()) == []
    clock.offset_set(clock.offset_get() + timedelta(days=2))
    provider.tick()
    (paid,) = provider.settlements(clock.now())
    assert (paid.gross_minor, paid.fee_minor, paid.net_minor) == (12_000, 74, 11_926)
    provider.refund(payment.provider_ref, Money(1_000, "CNY"), key="late")
    assert provider.settlements(clock.now()) == [paid]  # nothing is taken back below zero
    listed = [event.kind for event in provider.list_events(clock.now() - timedelta(days=3))]
    assert listed == ["payment.captured", "refund.succeeded", "refund.failed"]
    assert provider_poll(SANDBOX) == 0  # the webhooks brought them all


def test_the_memory_outlives_the_process(product_url: str, tmp_path: Path, settings: Any):
    port = _free_port()
    settings.SIMULATORS_URL = f"http://127.0.0.1:{port}"
    process = _start(port, tmp_path, product_url)
    payment, operation = _pay()
    operation_run(operation.pk)
    payment.refresh_from_db()
    _kill(process)
    process = _start(port, tmp_path, product_url)
    try:
        found = provider_of(SANDBOX).fetch("payment", payment.provider_ref)
        assert found is not None
        assert found.captured_minor == 12_345
    finally:
        process.terminate()
        process.wait(timeout=20)


def _reserve(amount: int, name: str) -> Message:
    body = {"budgetItemId": "item-1", "approvedMinor": 100_000, "amountMinor": amount}
    with transaction.atomic():
        return message_queue(
            actor=CITY, partner="budget", kind="budgetReserve", body=body, correlation_id="ocds-1",
            reference="req_1", message_id=f"budgetReserve-{name}",
        )  # fmt: skip


def _ask(message: Message) -> Message:
    message_ask(message.pk)
    message.refresh_from_db()
    return message


def test_a_budget_is_reserved_once_although_its_answer_was_dropped(next_door: Next):
    message = _reserve(60_000, "a")
    next_door.story("partners/budget", "drop")
    assert _ask(message).state == "UNKNOWN"
    assert _ask(message).state == "ACCEPTED"
    assert message.reply["balanceMinor"] == 40_000  # not reserved twice
    next_door.story("partners/budget", "duplicate", "lose")
    second = _ask(_reserve(10_000, "b"))
    assert (second.state, second.reply["balanceMinor"]) == ("ACCEPTED", 30_000)
    lost = _reserve(5_000, "c")
    assert _ask(lost).state == "UNKNOWN"
    assert _ask(lost).reply["balanceMinor"] == 25_000
    over = _ask(_reserve(30_000, "d"))
    assert (over.state, over.reply["code"]) == ("REJECTED", "BALANCE_INSUFFICIENT")


def test_every_system_answers_and_what_is_wrong_is_named(next_door: Next):
    known = json.loads(urllib.request.urlopen(next_door.url, timeout=5).read())["systems"]
    assert set(known) == {
        "payments", "bank", "register", "carrier", "partners/budget", "partners/supervisor",
        "partners/medium", "partners/tax", "partners/treasury",
    }  # fmt: skip
    now = "2026-03-09T08:00:00+00:00"
    next_door.story("carrier", "partial")
    booked = {"payload": {"number": "TH1", "at": "2026-03-02T08:00:00+00:00", "pieces": 3}}
    next_door.post("/carrier/book", booked)
    said = next_door.post("/carrier/sayings", {"payload": {"number": "TH1"}, "now": now})["answer"]
    assert (said[-1]["code"], said[-1]["proof"]["pieces"]) == ("PARTLY_DELIVERED", 2)
    for path, data in (
        ("/nowhere/ask", {}), ("/payments/steal", {"now": now}), ("/payments/confirm", {"now": now}),
        ("/stories/payments", {"stories": ["fly"]}), ("/stories/moon", {"stories": []}),
        ("/stories/payments", {"stories": ["delay:99"]}), ("/partners/budget/ask", {}),
    ):  # fmt: skip
        with pytest.raises(HTTPError) as told:
            next_door.post(path, data)
        assert told.value.code == 422, path
        told.value.close()


def test_the_process_knows_no_django():
    code = "import sys, backend.config.simulators; print(any(m.split('.')[0] == 'django' for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.strip() == "False"
