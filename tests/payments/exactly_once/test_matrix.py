"""The failure matrix of the payments brief, section 10, row by row, and where each row is proved."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.payments.exactly_once.test_killed import ROWS

BRIEF = Path(__file__).resolve().parents[4] / "shared" / "domain" / "payments.md"

KILLED = {
    "before commit of claim": [("payment.before_claim_commit", "Purchase")],
    "after commit, before provider call": [
        ("payment.after_claim_commit", "Purchase"), ("outbox.leased", "Capture"),
    ],
    "provider did it, reply lost": [
        ("gateway.after_call", "Purchase"), ("gateway.after_call", "Cancellation"),
    ],
    "provider did not, reply lost": [
        ("gateway.before_call", "Purchase"), ("gateway.before_call", "Cancellation"),
    ],
    "reply saved half": [("gateway.half_saved", "Purchase"), ("gateway.half_saved", "Capture")],
    "event before our own commit": [("gateway.after_call", "Overtaken")],
    "event never comes": [("gateway.after_call", "Unheard")],
    "payout file sent, bank silent": [("gateway.after_call", "BankSilent")],
    "bank rejects 1 of 500": [("payout.half_settled", "OneOfFiveHundred")],
    "bank books a rejected line": [("bank.half_read", "BookedAfterRefusal")],
    "refund fails after success notice": [("inbox.half_applied", "RefundFailsLate")],
    "capture after expiry": [("inbox.half_applied", "LateMoney")],
    "deploy in the middle of a batch": [
        ("gateway.before_call", "BatchDeployed"), ("gateway.after_call", "BatchDeployed"),
    ],
}  # fmt: skip
"""Rows in which a process dies: the place, and the story of ``test_killed``."""

AT_ONCE = "tests.payments.exactly_once.test_at_once"
RESTORED = "tests.payments.exactly_once.test_restored:test_an_older_copy_takes_over"
RACED = {
    "event 3 times, reversed order": [
        "tests.payments.gateway.test_webhooks:test_rules_3_and_4_repeats_and_order_do_not_matter",
    ],
    "two workers, one outbox row": [f"{AT_ONCE}:test_two_workers_and_one_outbox_row"],
    "accept and refund at once": [f"{AT_ONCE}:test_release_and_refund_at_once_one_wins"],
    "buyer clicks pay twice": [
        f"{AT_ONCE}:test_the_buyer_clicks_pay_twice",
        f"{AT_ONCE}:test_a_second_method_is_refused_while_one_is_open",
    ],
    "timer fires at deadline as buyer disputes": [
        f"{AT_ONCE}:test_the_timer_fires_as_the_buyer_reports_a_problem",
    ],
    "clock jumps +-1 h": [f"{AT_ONCE}:test_the_clock_jumps_and_no_timer_fires_twice"],
    # a fail-over that loses the last commits is a restore of a copy some seconds old
    "database fail-over": [RESTORED],
    "restore from backup": [RESTORED],
    "disk full / deadlock / serialisation error": [
        f"{AT_ONCE}:TestTakenBack.test_real_deadlock_is_tried_again",
        f"{AT_ONCE}:TestTakenBack.test_bounded",
        f"{AT_ONCE}:TestTakenBack.test_503_and_the_same_key_is_valid",
    ],
}  # fmt: skip
"""Rows about two at once or an older state: the tests by name."""


def rows_of_the_brief() -> list[str]:
    section = BRIEF.read_text(encoding="utf-8").split("## 10. Failure matrix")[1]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [line.split("|")[1].strip() for line in lines]


@pytest.mark.skipif(not BRIEF.is_file(), reason="the briefs are not beside this checkout")
def test_every_row_of_the_brief_has_its_test():
    assert sorted(rows_of_the_brief()) == sorted([*KILLED, *RACED])


def test_every_death_that_a_row_names_is_tried():
    tried = {(point, story.__name__) for point, story in ROWS}
    assert {pair for pairs in KILLED.values() for pair in pairs} <= tried


@pytest.mark.parametrize("name", sorted({name for names in RACED.values() for name in names}))
def test_every_other_test_that_a_row_names_is_there(name: str):
    module, _, path = name.partition(":")
    found = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    assert callable(found)
