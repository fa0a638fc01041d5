"""Sheets in, real money beside them, and two persons who end a break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backend.checkout.services import checkout_complete
from backend.kernel.actor import Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import Forbidden, Required, SodConflict
from backend.orders.models import Order
from payments.escrow.services import provider_settle
from payments.gateway.adapters import SANDBOX
from payments.gateway.port import StatementLine, StatementSheet
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, journal_by_key
from payments.ledger.services import journal_post
from payments.reconciliation.errors import (
    BreakClosed,
    StatementChanged,
    StatementInvalid,
    WayNotOpen,
)
from payments.reconciliation.models import Break, OutsideAccount, ReconciledDay, StatementFile
from payments.reconciliation.seed import at
from payments.reconciliation.services import (
    account_reconcile,
    break_approve,
    break_assign,
    break_note,
    break_propose,
    break_reject,
    sheets_missing_look,
    statement_import,
    statements_fetch,
)
from payments.statements.proof import money_proof
from tests.factories.payments import a_bought_order, escrow_of, own_money, pay
from tests.factories.trade import a_checkout, a_shop, acting, an_organization

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def desk() -> tuple[Actor, Actor]:
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


def a_sheet(*lines: StatementLine, day: date = DAY, opening: int = 0, **also) -> StatementSheet:
    number = (day - DAY).days + 1
    sheet = StatementSheet(
        ident=f"sheet {number}", sequence=number, code="1010", owner=SANDBOX, currency="CNY",
        day=day, opening_minor=opening,
        closing_minor=opening + sum(line.amount_minor for line in lines), lines=lines,
    )  # fmt: skip
    return replace(sheet, **also)


def a_line(amount: int, ref: str = "sbx_1", kind: str = "CHARGE", **also) -> StatementLine:
    known = {"object_ref": ref, **also}
    return StatementLine(ref=ref, kind=kind, amount_minor=amount, at=at(DAY), **known)


def booked(amount: int, reference: str = "sbx_1", *, kind: str = "J-FUND", day: date = DAY) -> None:
    with clock_frozen(at(day)):
        side = dr if amount > 0 else cr
        other = cr if amount > 0 else dr
        lines = [side("1010", SANDBOX, abs(amount)), other("3010", "", abs(amount))]
        journal_post(
            key=f"t:{reference}:{kind}", kind=kind, lines=lines, reference=reference,
            outside_event=True,
        )  # fmt: skip


def reconciled(*, day: date = DAY) -> None:
    with clock_frozen(at(day + timedelta(days=1), 9)):
        for account in OutsideAccount.objects.all():
            account_reconcile(account_id=account.pk)


def test_a_short_settlement_is_found_and_its_real_fee_booked(desk, deliver):
    """The whole way: a buyer pays, the provider keeps one fen more, two persons book it."""
    maker, checker = desk
    own_money()
    with clock_frozen(at(DAY)):
        shop = a_shop()
        checkout = a_checkout(shop)
        pay(checkout, shop=shop, instrument="settles_short_1fen")
        placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
        deliver()
        order = Order.objects.get(pk=placed[0])
    with clock_frozen(at(DAY + timedelta(days=1), 15)):
        provider_settle(SANDBOX)
    with clock_frozen(at(DAY + timedelta(days=2), 9)):
        assert statements_fetch() == 2
        assert statements_fetch() == 0
        for account in OutsideAccount.objects.all():
            account_reconcile(account_id=account.pk)
        row = Break.objects.get()
        assert (row.type, row.difference_minor, row.state) == ("FEE_MISMATCH", 1, "OPEN")
        assert balance("1010", SANDBOX) == 1

        break_assign(actor=maker, break_id=row.pk)
        break_propose(actor=maker, break_id=row.pk, way="BOOK_FEE", note="按账单补记 1 分手续费")
        done = break_approve(actor=checker, break_id=row.pk)
    assert (done.state, done.owner_user) == ("RESOLVED", maker.user_id)
    journal = journal_by_key(done.resolution_key)
    assert journal is not None
    assert [(p.account.code, p.amount) for p in journal.postings.order_by("line_no")] == [
        ("1010", -1), ("5010", 1),
    ]  # fmt: skip
    assert balance("1010", SANDBOX) == 0
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}
    assert [entry.act for entry in done.entries.order_by("id")] == [
        "found", "assigned", "proposed", "resolved",
    ]  # fmt: skip
    assert not escrow_of(order).frozen
    assert money_proof().faults == []

    with clock_frozen(at(DAY + timedelta(days=3), 9)):
        statements_fetch()
        for account in OutsideAccount.objects.all():
            account_reconcile(account_id=account.pk)
    assert Break.objects.count() == 1
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}


def test_another_sum_freezes_the_escrow_it_is_for(desk, deliver):
    with clock_frozen(at(DAY)):
        order = a_bought_order(a_shop(), deliver)
    escrow = escrow_of(order)
    journal = Journal.objects.get(kind="J-FUND")
    told = a_line(escrow.funded_minor - 7, ref=journal.reference)
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        statement_import(sheet=a_sheet(told))
    reconciled()
    row = Break.objects.get()
    assert (row.type, row.difference_minor, row.subject) == (
        "AMOUNT_MISMATCH", 7, order.settlement_subject,
    )  # fmt: skip
    assert escrow_of(order).frozen
    reconciled()
    assert Break.objects.count() == 1


def test_one_person_alone_ends_no_break(desk):
    maker, checker = desk
    booked(500, kind="J-FEE")
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        statement_import(sheet=a_sheet(a_line(900, "x"), a_line(500, kind="FEE")))
    reconciled()
    row = Break.objects.get(type="MISSING_IN_LEDGER")
    with pytest.raises(Forbidden):
        break_propose(actor=checker, break_id=row.pk, way="BOOK_UNIDENTIFIED", note="x")
    with pytest.raises(WayNotOpen):
        break_propose(actor=maker, break_id=row.pk, way="BOOK_FX", note="x")
    with pytest.raises(WayNotOpen):
        break_propose(actor=maker, break_id=row.pk, way="WRITE_OFF", note="x")
    with pytest.raises(Required):
        break_propose(actor=maker, break_id=row.pk, way="BOOK_UNIDENTIFIED", note="  ")
    with pytest.raises(BreakClosed):
        break_approve(actor=checker, break_id=row.pk)
    break_propose(actor=maker, break_id=row.pk, way="BOOK_UNIDENTIFIED", note="先挂待查")
    with pytest.raises(Forbidden):
        break_approve(actor=maker, break_id=row.pk)
    both = replace(checker, person_id=maker.person_id)
    with pytest.raises(SodConflict):
        break_approve(actor=both, break_id=row.pk)
    assert not Journal.objects.filter(kind="J-RECON").exists()
    assert break_reject(actor=checker, break_id=row.pk, note="先查对方").state == "IN_WORK"
    break_note(actor=checker, break_id=row.pk, note="已致电支付机构")
    break_propose(actor=maker, break_id=row.pk, way="BOOK_UNIDENTIFIED", note="仍挂待查")
    done = break_approve(actor=checker, break_id=row.pk)
    assert done.state == "RESOLVED"
    with pytest.raises(BreakClosed):
        break_approve(actor=checker, break_id=row.pk)
    assert Journal.objects.filter(kind="J-RECON").count() == 1


def test_a_posting_without_a_line_waits_two_days_and_is_then_reversed(desk):
    maker, checker = desk
    with clock_frozen(at(DAY)):
        lines = [dr("1010", SANDBOX, 300), cr("3010", "", 300)]
        journal_post(key="t:wrong", kind="J-CAPITAL", lines=lines)
    opening = 0
    types = []
    for number in range(3):
        day = DAY + timedelta(days=number)
        with clock_frozen(at(day + timedelta(days=1), 9)):
            statement_import(sheet=a_sheet(day=day, opening=opening))
        reconciled(day=day)
        types.append(Break.objects.get().type)
    assert types == ["TIMING", "TIMING", "MISSING_OUTSIDE"]
    row = Break.objects.get()
    with clock_frozen(at(DAY + timedelta(days=3), 10)):
        break_propose(actor=maker, break_id=row.pk, way="REVERSE", note="对方无此笔")
        break_approve(actor=checker, break_id=row.pk)
    assert (
        Journal.objects.get(key="t:wrong").pk
        == Journal.objects.exclude(reverses=None).get().reverses_id
    )
    assert balance("1010", SANDBOX) == 0
    with clock_frozen(at(DAY + timedelta(days=4), 9)):
        statement_import(sheet=a_sheet(day=DAY + timedelta(days=3)))
    reconciled(day=DAY + timedelta(days=3))
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}


def test_news_of_the_next_day_closes_by_itself():
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        statement_import(sheet=a_sheet(a_line(500)))
    reconciled()
    assert Break.objects.get().type == "MISSING_IN_LEDGER"
    booked(500, day=DAY + timedelta(days=1))
    with clock_frozen(at(DAY + timedelta(days=2), 9)):
        statement_import(sheet=a_sheet(day=DAY + timedelta(days=1), opening=500))
    reconciled(day=DAY + timedelta(days=1))
    assert (Break.objects.get().type, Break.objects.get().state) == ("TIMING", "AUTO_CLOSED")
    assert set(ReconciledDay.objects.values_list("state", flat=True)) == {"CLOSED"}


@pytest.mark.parametrize(
    ("also", "field"),
    [
        ({"sequence": 0}, "sequence"), ({"sequence": 2**40}, "sequence"),
        ({"code": "2020"}, "code"), ({"currency": "人民币"}, "currency"), ({"owner": ""}, "owner"),
        ({"ident": "x" * 121}, "ident"), ({"closing_minor": 10**16}, "balance"),
        ({"day": date(2030, 1, 1)}, "day"),
        ({"lines": (a_line(0),)}, "lines"), ({"lines": (a_line(10**16),)}, "lines"),
        ({"lines": (a_line(5, ref=""),)}, "lines"), ({"lines": (a_line(5, "a\x00"),)}, "lines"),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_stored_is_refused_by_name(also, field):
    with clock_frozen(at(DAY + timedelta(days=1), 9)), pytest.raises(StatementInvalid) as refused:
        statement_import(sheet=a_sheet(**also))
    assert refused.value.field == field
    assert not StatementFile.objects.exists()


def test_a_sheet_comes_twice_and_is_one_but_never_with_other_content():
    sheet = a_sheet(a_line(500))
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        assert statement_import(sheet=sheet).pk == statement_import(sheet=sheet).pk
        with pytest.raises(StatementChanged):
            statement_import(sheet=a_sheet(a_line(501)))
        with pytest.raises(StatementChanged):
            statement_import(sheet=replace(sheet, ident="another name"))
        late = a_sheet(day=DAY + timedelta(days=1), opening=499)
    with clock_frozen(at(DAY + timedelta(days=2), 9)):
        assert statement_import(sheet=late).fault == "STATEMENT_BALANCE"
    assert Break.objects.get().difference_minor == 0 or Break.objects.get().type


def test_a_silent_day_is_a_gap_by_noon():
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        statement_import(sheet=a_sheet(a_line(500)))
    with clock_frozen(at(DAY + timedelta(days=2), 11)):
        assert sheets_missing_look() == 0
    with clock_frozen(at(DAY + timedelta(days=2), 13)):
        assert sheets_missing_look() == 1
        assert sheets_missing_look() == 1
    assert Break.objects.get().type == "STATEMENT_GAP"
    with clock_frozen(at(DAY + timedelta(days=2), 14)):
        statement_import(sheet=a_sheet(day=DAY + timedelta(days=1), opening=500))
    assert Break.objects.get().state == "AUTO_CLOSED"
