"""The sandbox's sheets of a day: both memories tell the same, gapless, and every sheet adds up."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from backend.kernel.clock import clock_frozen
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.port import ProviderSilent
from payments.gateway.simulator.host import SandboxHost, Unanswered
from payments.gateway.simulator.wire import Wire

CHINA = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA)
DAYS = [date(2026, 3, 1) + timedelta(days=n) for n in range(6)]


def a_host() -> SandboxHost:
    memory = sqlite3.connect(":memory:")
    memory.row_factory = sqlite3.Row
    return SandboxHost(memory)


def pay(key: str, amount: int, instrument: str = "ok", currency: str = "CNY") -> Any:
    request = {"key": key, "amount": amount, "currency": currency, "instrument": instrument}
    return "create_payment", {**request, "manual": False}


STORY = [
    (NOON, pay("a", 1_000_000)),
    (NOON + timedelta(hours=1), pay("b", 5000, "settles_short_1fen")),
    (NOON + timedelta(hours=2), pay("c", 700, "decline")),
    (NOON + timedelta(hours=3), pay("d", 140000, currency="USD")),
    (NOON + timedelta(hours=4), pay("e", 80000, "refund_fails_late")),
    (NOON + timedelta(hours=5), pay("f", 2500, "timeout_applied")),
    (
        NOON + timedelta(hours=11),
        ("refund", {"payment": "e", "key": "e:refund:1", "amount": 30000}),
    ),
    (NOON + timedelta(days=1, hours=5), ("tick", {})),
    (NOON + timedelta(days=2, hours=6), ("settlements", {})),
]


def on_host(day: date) -> list[dict[str, Any]]:
    host = a_host()
    for at, (verb, payload) in STORY:
        asked = dict(payload)
        if "payment" in asked:
            asked["ref"] = host.answer("find_by_key", {"key": asked.pop("payment")}, at)["ref"]
        if verb == "tick":
            host.advance(at)
            continue
        try:
            host.answer(verb, asked, at)
        except Unanswered:
            continue
    found: list[dict[str, Any]] = host.answer(
        "statement", {"day": day.isoformat()}, NOON + timedelta(days=9)
    )
    return found


def on_wire(day: date) -> list[dict[str, Any]]:
    wire = Wire()
    for at, (verb, payload) in STORY:
        asked = dict(payload)
        with clock_frozen(at):
            if "payment" in asked:
                parent = wire.call("find_by_key", {"key": asked.pop("payment")})
                assert parent is not None
                asked["ref"] = parent["ref"]
            if verb == "tick":
                wire.tick()
            elif verb == "settlements":
                wire.settlements(at)
            else:
                try:
                    wire.call(verb, asked)
                except ProviderSilent:
                    continue
    with clock_frozen(NOON + timedelta(days=9)):
        return wire.statement(day)


def figures(sheet: dict[str, Any]) -> dict[str, Any]:
    """A sheet without the names that each memory gives by itself."""
    lines = [(row["kind"], row["amount"], row["at"]) for row in sheet["lines"]]
    return {**sheet, "lines": sorted(lines)}


def test_one_day_to_the_fen():
    host = a_host()
    assert on_host(DAYS[0]) == []
    cny, usd = on_host(DAYS[1])
    assert host.answer("statement", {"day": "2026-03-02"}, NOON) == []
    assert (cny["currency"], cny["sequence"], cny["opening"]) == ("CNY", 1, 0)
    assert sorted(row["amount"] for row in cny["lines"]) == [-30000, 2500, 5000, 80000, 1_000_000]
    assert cny["closing"] == 1_057_500
    assert [row["amount"] for row in usd["lines"]] == [140000]


def test_the_short_settlement_shows_as_a_higher_fee():
    cny = on_host(DAYS[3])[0]
    moves = {row["kind"]: row["amount"] for row in cny["lines"]}
    fees = 6000 + 30 + 480 + 15
    assert moves == {"FEE": -(fees + 1), "SETTLEMENT": -(1_087_500 - 30000 - fees - 1)}
    assert on_host(DAYS[2])[0]["lines"][0]["kind"] == "RETURN"
    assert cny["closing"] == 30000  # the refund that came back still lies at the provider's


@pytest.mark.parametrize("tell", [on_host, on_wire])
@pytest.mark.django_db
def test_sheets_follow_without_a_gap(tell):
    mine = [next(iter(tell(day)), None) for day in DAYS[1:4]]
    sheets = [sheet for sheet in mine if sheet is not None]
    assert [sheet["sequence"] for sheet in sheets] == [1, 2, 3]
    for sheet in sheets:
        assert sheet["opening"] + sum(row["amount"] for row in sheet["lines"]) == sheet["closing"]
    for before, after in pairwise(sheets):
        assert before["closing"] == after["opening"]


@pytest.mark.django_db
def test_both_memories_tell_the_same():
    own = {day: [figures(sheet) for sheet in on_host(day)] for day in DAYS}
    on_wire(DAYS[0])
    with clock_frozen(NOON + timedelta(days=9)):
        assert {day: [figures(s) for s in Wire().statement(day)] for day in DAYS} == own


@pytest.mark.django_db
def test_the_adapter_speaks_the_shape_of_the_port():
    on_wire(DAYS[0])
    with clock_frozen(NOON + timedelta(days=9)):
        sheets = provider_of(SANDBOX).statement(DAYS[1])
    assert [(s.code, s.owner, s.currency) for s in sheets] == [
        ("1010", SANDBOX, "CNY"), ("1010", SANDBOX, "USD"),
    ]  # fmt: skip
    refund = next(line for line in sheets[0].lines if line.kind == "REFUND")
    assert (refund.key, refund.amount_minor) == ("e:refund:1", -30000)


@pytest.mark.django_db
def test_a_sheet_waits_for_what_began_before_midnight_and_comes_after():
    """A round of timed work keeps one moment; what it moves belongs to a day just over."""
    midnight = NOON + timedelta(hours=12)
    host, wire = a_host(), Wire()
    told = {"day": DAYS[1].isoformat()}
    for minutes, key in ((-60, "early"), (5, ""), (-1, "late"), (10, "")):
        at = midnight + timedelta(minutes=minutes)
        with clock_frozen(at):
            if key:
                host.answer(*pay(key, 500), at)
                wire.call(*pay(key, 500))
                continue
            found = [host.answer("statement", told, at), wire.statement(DAYS[1])]
        assert [sum(len(sheet["lines"]) for sheet in sheets) for sheets in found] == (
            [0, 0] if minutes < 10 else [2, 2]
        )
