"""Ways around the rules that were found and closed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.money import Money, allocate
from payments.ledger.errors import Safeguarding
from payments.ledger.models import Account, Journal
from payments.ledger.rules import CHART, commission, commission_step, cr, dr, vat_inside
from payments.ledger.selectors import balance, cover, prove
from payments.ledger.services import capital_pay_in, cover_top_up, earnings_sweep, journal_post

pytestmark = pytest.mark.django_db


def fund(key: str = "fund", minor: int = 1000, owner: str = "esc") -> Journal:
    lines = [dr("1010", "psp", minor), cr("2020", owner, minor)]
    return journal_post(key=key, kind="J-FUND", lines=lines)


def sql(text: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


def test_a_line_swallowed_by_on_conflict_moves_no_balance():
    journal = fund()
    with pytest.raises(DatabaseError, match="LEDGER_LINES"):
        sql(
            "INSERT INTO payments_ledger_posting (journal_id, line_no, account_id, amount, "
            "currency, account_version, balance_after) VALUES (%s, 1, %s, 500, 'CNY', 0, 0) "
            "ON CONFLICT DO NOTHING",
            journal.pk,
            Account.objects.get(code="1010").pk,
        )
    assert balance("1010", "psp") == 1000


def test_whoever_opens_an_account_does_not_choose_its_floor():
    sql(
        "INSERT INTO payments_ledger_account (code, owner, currency, normal, floor, balance, "
        "version) VALUES ('2020', 'mine', 'CNY', 'D', NULL, 0, 0)"
    )
    row = Account.objects.get(code="2020", owner="mine")
    assert (row.normal, row.floor) == ("C", 0)
    with pytest.raises(DatabaseError, match="LEDGER_ACCOUNT"):
        sql(
            "INSERT INTO payments_ledger_account (code, owner, currency, normal, floor, balance, "
            "version) VALUES ('7777', 'mine', 'CNY', 'D', NULL, 0, 0)"
        )


def test_the_chart_in_code_is_the_chart_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, normal, floor FROM payments_ledger_chart")
        stored = {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
    assert stored == {k.code: (k.normal, 0 if k.floored else None) for k in CHART.values()}


def test_the_application_role_cannot_switch_the_rules_off():
    for attack in (
        "ALTER TABLE payments_ledger_posting DISABLE TRIGGER ALL",
        "DROP TRIGGER ledger_posting_applied ON payments_ledger_posting",
        "SET session_replication_role = replica",
        "UPDATE payments_ledger_account SET balance = 5",
        "UPDATE payments_ledger_chart SET floor = NULL",
    ):
        with pytest.raises(DatabaseError):
            sql(attack)


def test_our_own_commands_cannot_uncover_client_money():
    capital_pay_in(amount=Money(500, "CNY"), key="float")
    fund()
    journal_post(
        key="settled", kind="J-SETTLE",
        lines=[dr("1020", "safeguarding", 1000), cr("1010", "psp", 1000)],
    )  # fmt: skip
    with pytest.raises(Safeguarding):
        earnings_sweep(amount=Money(501, "CNY"), key="sweep")
    assert cover("CNY") == 500


def test_an_outside_fact_is_booked_announced_and_topped_up(events):
    capital_pay_in(amount=Money(500, "CNY"), key="own", code="1030")
    fund()
    journal_post(
        key="fee", kind="J-FEE", lines=[dr("5010", "psp", 300), cr("1010", "psp", 300)],
        outside_event=True,
    )  # fmt: skip
    assert events.published() == ["payments.ledger.shortfall"]
    assert prove().faults != []
    cover_top_up(amount=Money(300, "CNY"), key="top")
    assert prove().faults == []


def test_commission_by_the_numbers_of_the_brief():
    assert [commission(r, 150) for r in (333333, 666666, 875000, 800000)] == [
        5000, 10000, 13125, 12000,
    ]  # fmt: skip
    assert vat_inside(15000) == 849
    assert vat_inside(27000) == 1528


@given(st.lists(st.integers(0, 10**9), max_size=12), st.integers(0, 3000))
def test_commission_steps_make_the_whole(parts: list[int], bp: int):
    released = taken = 0
    for part in parts:
        taken += commission_step(released, part, bp)
        released += part
    assert taken == commission(released, bp)


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_a_split_loses_nothing(total: int, weights: list[int]):
    parts = allocate(Money(total, "CNY"), weights)
    assert sum(part.minor for part in parts) == total
    assert all(part.minor >= 0 for part in parts)
