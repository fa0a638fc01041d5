"""The sandbox's disputes: both of its memories tell the same story, and we keep what it says once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Dispute, Payment
from payments.gateway.port import ProviderObject
from payments.gateway.services import dispute_record
from payments.gateway.simulator import machine
from payments.gateway.simulator.host import SandboxHost
from payments.gateway.simulator.machine import DISPUTED_AFTER
from payments.gateway.simulator.wire import Wire

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
Ask = Callable[[str, dict[str, Any], datetime], Any]


def _wire(monkeypatch: pytest.MonkeyPatch) -> tuple[Ask, Callable[[datetime], None]]:
    monkeypatch.setattr(Wire, "_post", lambda _self, _row: True)

    def ask(verb: str, payload: dict[str, Any], now: datetime) -> Any:
        with clock_frozen(now):
            wire = Wire()
            if verb == "events":
                return wire.events(datetime.fromisoformat(payload["since"]))
            if verb == "settlements":
                return wire.settlements(now)
            return wire.call(verb, payload)

    def tick(now: datetime) -> None:
        with clock_frozen(now):
            Wire().tick()

    return ask, tick


def _host() -> tuple[Ask, Callable[[datetime], None]]:
    memory = sqlite3.connect(":memory:")
    memory.row_factory = sqlite3.Row
    host = SandboxHost(memory)
    return host.answer, host.advance


@pytest.fixture(params=["wire", "host"])
def provider(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    return _wire(monkeypatch) if request.param == "wire" else _host()


def _pay(ask: Ask, story: str) -> dict[str, Any]:
    asked = {"key": "k1", "amount": 1000000, "currency": "CNY", "instrument": story}
    return dict(ask("create_payment", asked, START))


def _events(ask: Ask, now: datetime) -> list[str]:
    return [row["type"] for row in ask("events", {"since": START.isoformat()}, now)]


@pytest.mark.parametrize(
    ("story", "evidence", "amount", "end"),
    [
        ("dispute_after_payout", True, 1000000, "LOST"),
        ("dispute_after_payout", False, 1000000, "LOST"),
        ("dispute_won", True, 1000000, "WON"),
        ("dispute_won", False, 1000000, "LOST"),
        ("dispute_partial", True, 400000, "LOST"),
    ],
)
def test_the_story_of_a_dispute(provider, story, evidence, amount, end):
    ask, tick = provider
    payment = _pay(ask, story)
    key = {"key": f"dispute:{payment['key']}"}
    tick(START + DISPUTED_AFTER - timedelta(seconds=1))
    assert ask("find_by_key", key, START) is None
    first = ask("settlements", {}, START + timedelta(days=2))
    assert [row["net"] for row in first] == [994000]

    opened = START + DISPUTED_AFTER
    tick(opened)
    tick(opened)
    found = ask("find_by_key", key, opened)
    assert (found["state"], found["amount"], found["fee"]) == ("OPEN", amount, 10000)
    assert found["parent"] == payment["ref"]
    decided = opened + timedelta(days=14)
    if evidence:
        said = {"ref": found["ref"], "key": "e1", "text": "签收单"}
        for _ in range(2):
            ask("evidence", said, opened + timedelta(days=1))
        decided = opened + timedelta(days=6)
    tick(decided - timedelta(seconds=1))
    assert ask("find_by_key", key, decided)["state"] == "OPEN"
    tick(decided)
    tick(decided)
    assert ask("find_by_key", key, decided)["state"] == end
    words = [word for word in _events(ask, decided + timedelta(hours=1)) if "dispute" in word]
    middle = ["dispute.updated"] if evidence else []
    assert words == ["dispute.opened", *middle, f"dispute.{end.lower()}"]

    again = ask("settlements", {}, decided + timedelta(days=2))
    assert len(again) == (2 if end == "WON" else 1)
    if end == "WON":
        assert sorted(row["net"] for row in again) == [994000, amount]
    assert len(ask("settlements", {}, decided + timedelta(days=3))) == len(again)


def test_evidence_after_its_time_says_nothing(provider):
    ask, tick = provider
    _pay(ask, "dispute_won")
    opened = START + DISPUTED_AFTER
    tick(opened)
    found = ask("find_by_key", {"key": "dispute:k1"}, opened)
    late = opened + timedelta(days=15)
    answer = ask("evidence", {"ref": found["ref"], "key": "e1", "text": "x"}, late)
    assert answer["evidence"] == ""
    tick(late)
    assert ask("find_by_key", {"key": "dispute:k1"}, late)["state"] == "LOST"


def test_who_does_not_contest_loses_at_once_and_who_has_answered_waits(provider):
    ask, tick = provider
    opened = START + DISPUTED_AFTER
    files = [{"kind": "RECEIPT", "name": "a.pdf", "sha256": "0" * 64}]
    for number, (answered, end) in enumerate(((False, "LOST"), (True, "OPEN"))):
        asked = {
            "key": f"p{number}",
            "amount": 1000,
            "currency": "CNY",
            "instrument": "dispute_won",
        }
        ask("create_payment", asked, START)
        tick(opened)
        found = ask("find_by_key", {"key": f"dispute:p{number}"}, opened)
        if answered:
            said = {"ref": found["ref"], "key": "e", "text": "签收单", "files": files}
            assert ask("evidence", said, opened)["files"] == files
        for _ in range(2):
            given = ask("concede", {"ref": found["ref"], "key": f"c{number}"}, opened)
            assert given["state"] == end
    tick(opened + timedelta(days=15))
    ends = [ask("find_by_key", {"key": f"dispute:p{n}"}, opened)["state"] for n in (0, 1)]
    assert ends == ["LOST", "WON"]
    told = [word for word in _events(ask, opened + timedelta(days=16)) if word == "dispute.lost"]
    assert len(told) == 1


def test_what_was_refunded_is_not_taken_again(provider):
    ask, tick = provider
    payment = _pay(ask, "dispute_after_payout")
    ask("refund", {"ref": payment["ref"], "key": "r1", "amount": 1000000}, START)
    tick(START + DISPUTED_AFTER + timedelta(days=1))
    assert ask("find_by_key", {"key": "dispute:k1"}, START) is None


def test_a_top_up_is_received_once(provider):
    ask, _tick = provider
    asked = {"key": "t1", "amount": 410000, "currency": "CNY"}
    first = ask("top_up", asked, START)
    assert first["state"] == "RECEIVED"
    assert ask("top_up", asked, START)["ref"] == first["ref"]


def _payment(captured: int = 1000000) -> Payment:
    return Payment.objects.create(
        provider=SANDBOX, subject="chk_x", currency="CNY", amount_minor=1000000,
        captured_minor=captured, state="CAPTURED", provider_ref="sbx_1", opened_at=clock.now(),
    )  # fmt: skip


def _found(state: str = "OPEN", minor: int = 1000000, **fields: Any) -> ProviderObject:
    given: dict[str, Any] = {
        "kind": "dispute", "ref": "sbd_1", "key": "d", "result": "PENDING", "state": state,
        "amount": Money(minor, "CNY"), "parent": "sbx_1", "fee_minor": 10000,
    }  # fmt: skip
    return ProviderObject(**{**given, **fields})


def _changes() -> list[str]:
    from backend.events.models import EventEntry

    rows = EventEntry.objects.filter(kind="payments.dispute.changed").order_by("position")
    return [row.payload["state"] for row in rows]


def test_a_dispute_is_kept_once_and_only_goes_forward():
    assert not dispute_record(provider=SANDBOX, found=_found())  # its payment may come later
    _payment()
    for state in ("OPEN", "OPEN", "WON", "OPEN", "LOST"):
        assert dispute_record(provider=SANDBOX, found=_found(state))
    assert Dispute.objects.get().state == "WON"
    assert _changes() == ["OPEN", "WON"]


@pytest.mark.parametrize("change", [{"minor": 1000001}, {"minor": 0}, {"amount": Money(5, "USD")}])
def test_an_amount_that_cannot_be_freezes_and_books_nothing(change):
    from backend.events.models import EventEntry

    _payment()
    assert dispute_record(provider=SANDBOX, found=_found(**change))
    assert not Dispute.objects.exists()
    assert EventEntry.objects.filter(kind="payments.provider.mismatch").count() == 1


def test_another_amount_than_at_first_changes_nothing():
    _payment()
    dispute_record(provider=SANDBOX, found=_found())
    dispute_record(provider=SANDBOX, found=_found("WON", 999999))
    assert Dispute.objects.get().state == "OPEN"


def test_the_instruments_are_those_of_the_provider():
    from payments.gateway.adapters.sandbox import INSTRUMENTS

    assert frozenset(machine.INSTRUMENTS) == INSTRUMENTS


def test_the_account_of_the_provider_shows_every_movement(provider):
    ask, tick = provider
    payment = _pay(ask, "dispute_won")
    opened = START + DISPUTED_AFTER
    tick(opened)
    ref = ask("find_by_key", {"key": "dispute:k1"}, opened)["ref"]
    ask("top_up", {"key": "t1", "amount": 1010000, "currency": "CNY"}, opened)
    ask("evidence", {"ref": ref, "key": "e1", "text": "签收单"}, opened)
    tick(opened + timedelta(days=5))
    seen = []
    for state in (payment["key"], "dispute:k1", "t1"):
        moves = ask("find_by_key", {"key": state}, opened)["moves"]
        seen += [(move["kind"], move["amount"], move["ref"].partition(":")[2]) for move in moves]
    assert seen == [
        ("CHARGE", 1000000, ""), ("CLAWBACK", -1000000, ""), ("DISPUTE_FEE", -10000, "fee"),
        ("CLAWBACK", 1000000, "won"), ("RECEIPT", 1010000, ""),
    ]  # fmt: skip
