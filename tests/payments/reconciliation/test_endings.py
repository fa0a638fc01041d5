"""Every type of break is planted, taken by somebody, and ended by a journal of two persons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import uuid7
from payments.ledger.selectors import journal_by_key, postings_of_journal, prove
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine
from payments.reconciliation import rules
from payments.reconciliation.models import Break, ReconciledDay
from payments.reconciliation.seed import ALL_KINDS, at, plant
from payments.reconciliation.selectors import age_days, ways_of
from payments.reconciliation.services import break_approve, break_assign, break_propose
from tests.factories.trade import a_merchant, acting, an_organization
from tests.payments.reconciliation.test_planted import PLANTABLE, run_day

pytestmark = pytest.mark.django_db
BY_ITSELF = {"TIMING", "STATEMENT_GAP", "STATEMENT_BALANCE"}
"""These end when the other side comes, without a journal (see test_planted)."""


def a_payout(end_to_end_id: str, minor: int, on: date) -> None:
    """The instruction a returned payout answers to, so that its merchant is known."""
    merchant = a_merchant()
    account = BankAccount.objects.create(
        merchant=merchant, currency="CNY", account_name=merchant.legal_name,
        account_number="6222000011112222", bank_name="工商银行", changed_at=at(on),
    )  # fmt: skip
    batch = PayoutBatch.objects.create(
        number=f"PO-{end_to_end_id}"[:40], currency="CNY", state="BOOKED", made_by=uuid7(),
        total_minor=minor, made_at=at(on),
    )  # fmt: skip
    PayoutLine.objects.create(
        batch=batch, merchant=merchant, account=account, amount_minor=minor, state="BOOKED",
        end_to_end_id=end_to_end_id, done_at=at(on),
    )  # fmt: skip


def end(row: Break, maker: Actor, checker: Actor) -> None:
    """The first way that is open: proposed by one, posted by another."""
    if row.type == "RETURNED_PAYOUT":
        a_payout(row.lines.get().key, row.outside_minor, row.day)
    break_assign(actor=maker, break_id=row.pk)
    way = ways_of(row)[0].code
    break_propose(actor=maker, break_id=row.pk, way=way, note="核对原始凭证后处理")
    break_approve(actor=checker, break_id=row.pk)


def test_all_types_are_planted():
    assert set(ALL_KINDS) == set(rules.TYPES)
    assert set(PLANTABLE) | BY_ITSELF == set(rules.TYPES)


def test_every_break_has_an_owner_an_age_and_its_journal_and_the_days_close():
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    planted = plant(seed=5, lines=60, kinds=dict.fromkeys(PLANTABLE, 2))
    for day in planted.days:
        run_day(planted, day)
    live = list(Break.objects.filter(state="OPEN").order_by("pk"))
    assert {row.type for row in live} == set(PLANTABLE) - BY_ITSELF
    assert len(live) == 2 * len(set(PLANTABLE) - BY_ITSELF)
    with clock_frozen(at(planted.days[-1] + timedelta(days=3), 9)):
        for row in live:
            assert age_days(row) == (clock.now() - row.found_at).days >= 2
            end(row, maker, checker)

    for row in Break.objects.filter(pk__in=[row.pk for row in live]):
        assert (row.state, row.owner_user) == ("RESOLVED", maker.user_id), row.type
        assert row.proposed_by != row.approved_by
        assert age_days(row) >= 2
        journal = journal_by_key(row.resolution_key)
        assert journal is not None
        account = row.account
        moved = postings_of_journal(journal.pk).get(
            account__code=account.code, account__owner=account.owner
        )
        assert moved.amount == -row.difference_minor
        acts = list(row.entries.order_by("id").values_list("act", flat=True))
        assert acts[0] == "found"
        assert acts[-3:] == ["assigned", "proposed", "resolved"]
    assert set(Break.objects.values_list("state", flat=True)) == {"RESOLVED", "AUTO_CLOSED"}
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}
    assert prove().faults == []
