"""The legal payment clock and invoice checks, to the digit (brief 10, decision D28)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement.contracts.rules import payment_term_fits, supplement_fits
from procurement.payables.rules import (
    ARROWS,
    OPEN_STATES,
    clock_start,
    days_late,
    due_on,
    interest_minor,
    invoice_number_fits,
    reminders_due,
    state_after,
)

JUNE_1 = date(2026, 6, 1)


def start(accepted, *, named, limit=None):
    return clock_start(
        delivered_on=JUNE_1,
        accepted_on=accepted,
        inspection_named=named,
        inspection_limit_on=limit,
    )


def test_m1_delivered_and_accepted_on_one_day_is_due_after_thirty():
    begun = start(JUNE_1, named=False)

    assert (begun.on, begun.basis) == (JUNE_1, "delivery")
    assert due_on(begun.on, days=30) == date(2026, 7, 1)


def test_m1b_acceptance_counts_only_where_the_contract_names_it():
    later = date(2026, 6, 8)

    assert due_on(start(later, named=False).on, days=30) == date(2026, 7, 1)
    named = start(later, named=True, limit=date(2026, 6, 10))
    assert (named.basis, due_on(named.on, days=30)) == ("acceptance", date(2026, 7, 8))


def test_delay_of_inspection_does_not_stop_the_clock():
    limit = date(2026, 6, 10)

    assert start(date(2026, 6, 20), named=True, limit=limit).on == limit
    assert start(None, named=True, limit=limit).basis == "inspection_limit"


def test_m2_ten_days_late_on_a_hundred_thousand():
    assert interest_minor(100_000_00, days=10, rate_per_day=Decimal("0.0005")) == 500_00
    assert days_late(date(2026, 7, 1), on=date(2026, 7, 11)) == 10
    assert days_late(date(2026, 7, 1), on=date(2026, 7, 1)) == 0


def test_m3_ninety_days_are_refused_sixty_are_not():
    assert not payment_term_fits(90, longest=60)
    assert payment_term_fits(60, longest=60)
    assert not payment_term_fits(0, longest=60)


@given(total=st.integers(1, 10**9), first=st.integers(1, 10**9), second=st.integers(1, 10**9))
def test_supplements_never_pass_ten_percent_in_all(total, first, second):
    sum_ = total
    for added in (first, second):
        if supplement_fits(original=total, total=sum_, added=added, percent=10):
            sum_ += added

    assert (sum_ - total) * 10 <= total


def test_reminders_come_at_ten_three_and_nought_days_once():
    due = date(2026, 7, 1)

    assert reminders_due(due, today=date(2026, 6, 20), sent=[]) == []
    assert reminders_due(due, today=date(2026, 6, 21), sent=[]) == [10]
    assert reminders_due(due, today=date(2026, 6, 28), sent=[10]) == [3]
    assert reminders_due(due, today=due, sent=[10, 3]) == [0]
    assert reminders_due(due, today=due, sent=[10, 3, 0]) == []


@pytest.mark.parametrize(
    ("number", "fits"),
    [("26132000000012345678", True), ("2613200000001234567", False), ("２６" + "1" * 18, False)],
)
def test_an_invoice_number_has_twenty_plain_digits(number, fits):
    assert invoice_number_fits(number) is fits


def test_a_payment_walks_the_declared_way_and_returns_only_after_approval():
    state = "requested"
    for act in ("approve", "check", "instruct", "bank_accept", "settle"):
        assert all(
            state_after(state, other) is None
            for other in ARROWS
            if other not in {act, "return", "take_back"}
        )
        following = state_after(state, act)
        assert following is not None
        state = following
    assert state == "settled"
    assert state_after("settled", "return") is None
    assert {s for s in OPEN_STATES if state_after(s, "return")} == OPEN_STATES - {"requested"}


def test_a_red_letter_takes_back_only_what_was_paid():
    states = {"requested", "returned", *OPEN_STATES, "settled"}
    assert {s for s in states if state_after(s, "take_back")} == {"bank_accepted", "settled"}
