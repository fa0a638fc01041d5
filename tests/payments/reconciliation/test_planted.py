"""All planted errors are found by their right name, and none is invented."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.kernel.clock import clock_frozen
from payments.ledger.models import Journal
from payments.reconciliation.models import (
    Break,
    LedgerItem,
    OutsideAccount,
    OutsideLine,
    ReconciledDay,
)
from payments.reconciliation.seed import (
    ALL_KINDS,
    BANK,
    PSP_USD,
    Planted,
    at,
    plant,
    post,
)
from payments.reconciliation.services import account_reconcile, statement_import

PLANTABLE = sorted(set(ALL_KINDS) - {"STATEMENT_GAP", "STATEMENT_BALANCE"})


def run_day(planted: Planted, day: date) -> None:
    with clock_frozen(at(day + timedelta(days=1), 9)):
        post(planted, day)
        for sheet in planted.sheets(day):
            statement_import(sheet=sheet)
        reconcile_all()


def reconcile_all() -> None:
    for account in OutsideAccount.objects.order_by("pk"):
        account_reconcile(account_id=account.pk)


def found() -> Counter[tuple[str, frozenset[str]]]:
    """Every break by its type and the names of its members."""
    counted: Counter[tuple[str, frozenset[str]]] = Counter()
    for row in Break.objects.prefetch_related("items", "lines"):
        names = {item.reference for item in row.items.all()}
        twice = row.type == "DUPLICATE_OUTSIDE"
        names |= {line.key if twice else line.ref for line in row.lines.all()}
        if row.anchor.startswith("S:"):
            names = {row.subject}
        counted[row.type, frozenset(names)] += 1
    return counted


def snapshot() -> list[tuple[object, ...]]:
    return sorted(Break.objects.values_list("pk", "type", "state", "day", "difference_minor"))


def test_ten_thousand_lines_with_twenty_five_errors(committed_db):
    assert sum(ALL_KINDS.values()) == 25
    planted = plant(seed=20260302, lines=10_000, kinds=ALL_KINDS)
    first, *others = planted.days
    post(planted, first)
    began = time.perf_counter()
    with clock_frozen(at(first + timedelta(days=1), 9)):
        for sheet in planted.sheets(first):
            statement_import(sheet=sheet)
        reconcile_all()
    seconds = time.perf_counter() - began
    assert OutsideLine.objects.count() >= 10_000
    assert seconds < 60, f"{seconds:.1f} s for one day"
    for day in others:
        run_day(planted, day)
    assert found() == planted.expected
    before, journals = snapshot(), Journal.objects.count()
    reconcile_all()
    assert (snapshot(), Journal.objects.count()) == (before, journals)
    open_lines = OutsideLine.objects.filter(match__isnull=True)
    assert not open_lines.filter(found__isnull=True).exists()
    assert not LedgerItem.objects.filter(match__isnull=True, found__isnull=True).exists()
    states = dict(ReconciledDay.objects.filter(day=first).values_list("account__code", "state"))
    assert set(states.values()) == {"OPEN", "CLOSED"} or set(states.values()) == {"OPEN"}
    assert not ReconciledDay.objects.exclude(unexplained_minor=0).exists()


@pytest.mark.django_db
@settings(max_examples=4, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    seed=st.integers(0, 2**32),
    kinds=st.dictionaries(st.sampled_from(PLANTABLE), st.integers(1, 4), max_size=9),
)
def test_whatever_is_planted_is_found_and_nothing_else(seed, kinds):
    with transaction.atomic():
        planted = plant(seed=seed, lines=200, kinds=kinds)
        for day in planted.days:
            run_day(planted, day)
        assert found() == planted.expected
        assert not ReconciledDay.objects.exclude(unexplained_minor=0).exists()
        closed = ReconciledDay.objects.filter(state="CLOSED").count()
        assert (closed == 12) == (not set(kinds) - {"TIMING"})
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_missing_sheet_blocks_the_days_behind_it_until_it_comes():
    planted = plant(seed=1, lines=20, kinds={"STATEMENT_GAP": 1, "STATEMENT_BALANCE": 1})
    for day in planted.days:
        run_day(planted, day)
    usd = ReconciledDay.objects.filter(account__currency="USD").order_by("day")
    assert list(usd.values_list("state", flat=True)) == ["CLOSED", "BLOCKED", "BLOCKED"]
    bank = ReconciledDay.objects.filter(account__code="1020").order_by("day")
    assert [row.state for row in bank] == ["CLOSED", "CLOSED", "CLOSED"]

    with clock_frozen(at(planted.days[-1] + timedelta(days=1), 15)):
        statement_import(sheet=planted.sheet(PSP_USD, planted.days[1]))
        statement_import(sheet=planted.sheet(BANK, planted.days[-1], mended=True))
        reconcile_all()
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}
    assert ReconciledDay.objects.count() == 12
    assert set(Break.objects.values_list("type", "state")) == {
        ("STATEMENT_GAP", "AUTO_CLOSED"), ("STATEMENT_BALANCE", "AUTO_CLOSED"),
    }  # fmt: skip
