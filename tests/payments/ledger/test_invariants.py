"""L1 to L10 of the payments brief, attacked with raw SQL as the application role."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from payments.ledger.errors import KeyReused, LedgerRefusal, Safeguarding
from payments.ledger.models import Account, Journal, Posting
from payments.ledger.rules import Line, commission, commission_step, cr, dr, vat_inside
from payments.ledger.selectors import balance, prove
from payments.ledger.services import journal_post, journal_reverse

pytestmark = pytest.mark.django_db


def _fund(amount: int = 1000, key: str = "fund"):
    return journal_post(
        key=key, kind="J-FUND", lines=[dr("1010", "psp", amount), cr("2020", "esc_1", amount)]
    )


def _sql(text: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


def _refused(text: str, *values: object) -> str:
    with pytest.raises(DatabaseError) as refusal:
        _sql(text, *values)
    return str(refusal.value)


def _raw_journal(key: str, lines: int) -> str:
    journal = str(uuid.uuid4())
    _sql(
        "INSERT INTO payments_ledger_journal (id, key, request_hash, kind, n_lines, effective_at,"
        " posted_at, subject, transaction_id) VALUES (%s, %s, '', 'X', %s, now(), now(), '', 0)",
        journal, key, lines,
    )  # fmt: skip
    return journal


def _raw_posting(
    journal: str, line: int, account: Account, amount: int, currency: str = "CNY"
) -> None:
    _sql(
        "INSERT INTO payments_ledger_posting (journal_id, line_no, account_id, amount, currency,"
        " account_version, balance_after) VALUES (%s, %s, %s, %s, %s, 0, 0)",
        journal, line, account.pk, amount, currency,
    )  # fmt: skip


def _account(code: str) -> Account:
    return Account.objects.get(code=code)


def test_l1_an_unbalanced_journal_is_refused():
    with pytest.raises(LedgerRefusal) as refusal:
        journal_post(key="a", kind="X", lines=[dr("1010", "psp", 5), cr("2020", "e", 4)])

    assert refusal.value.code == "LEDGER_UNBALANCED"
    assert not Journal.objects.exists()


def test_l2_declared_lines_close_the_hole_of_immediate_constraints():
    _fund()
    journal = _raw_journal("hole", 2)
    _raw_posting(journal, 1, _account("1010"), 7)
    _raw_posting(journal, 2, _account("2020"), -7)
    _sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match="LEDGER_LINES"):
        _raw_posting(journal, 3, _account("1010"), 100)
    assert balance("1010", "psp") == 1007


def test_l2_missing_lines_are_refused():
    _fund()
    journal = _raw_journal("short", 3)
    _raw_posting(journal, 1, _account("1010"), 7)
    _raw_posting(journal, 2, _account("2020"), -7)

    assert "LEDGER_LINES" in _refused("SET CONSTRAINTS ALL IMMEDIATE")
    transaction.set_rollback(True)


@pytest.mark.parametrize("table", ["journal", "posting"])
def test_l3_nothing_written_changes_or_vanishes(table: str):
    _fund()
    for text in (
        f"DELETE FROM payments_ledger_{table}",
        f"TRUNCATE payments_ledger_{table} CASCADE",
    ):
        assert "permission denied" in _refused(text)
    column = "kind = 'Y'" if table == "journal" else "amount = 1"
    assert "permission denied" in _refused(f"UPDATE payments_ledger_{table} SET {column}")


def test_l5_balances_move_only_by_postings():
    _fund()

    assert "permission denied" in _refused("UPDATE payments_ledger_account SET balance = 5")
    opened = (
        "INSERT INTO payments_ledger_account (code, owner, currency, normal, balance, version)"
        " VALUES ('1010', 'x', 'CNY', 'D', 5, 0)"
    )
    assert "LEDGER_DIRECT_BALANCE" in _refused(opened)


def test_l6_no_balance_falls_below_its_floor():
    _fund()

    with pytest.raises(LedgerRefusal) as refusal:
        journal_post(
            key="over", kind="J-REL", lines=[dr("2020", "esc_1", 1001), cr("2030", "m", 1001)]
        )
    assert refusal.value.code == "LEDGER_INSUFFICIENT"
    assert (balance("2020", "esc_1"), balance("2030", "m")) == (1000, 0)


def test_l7_a_posting_keeps_the_accounts_currency():
    _fund()
    journal = _raw_journal("usd", 2)

    with pytest.raises(DatabaseError, match="LEDGER_CURRENCY"):
        _raw_posting(journal, 1, _account("1010"), 7, "USD")
    transaction.set_rollback(True)


def test_l8_a_key_is_one_journal_and_one_content():
    assert _fund().pk == _fund().pk
    assert balance("2020", "esc_1") == 1000
    with pytest.raises(KeyReused):
        _fund(999)


def test_l9_amounts_are_bounded():
    with pytest.raises(LedgerRefusal) as refusal:
        _fund(10**15 + 1)
    assert refusal.value.code == "LEDGER_AMOUNT"


def test_l10_history_is_gapless():
    for number in range(3):
        _fund(10, key=f"k{number}")
    rows = Posting.objects.filter(account__code="2020").order_by("account_version")

    assert [(p.account_version, p.balance_after) for p in rows] == [(1, 10), (2, 20), (3, 30)]


def test_a_journal_never_mixes_memo_and_money():
    with pytest.raises(LedgerRefusal) as refusal:
        journal_post(key="m", kind="X", lines=[dr("9010", "p", 5), cr("3010", "own", 5)])
    assert refusal.value.code == "LEDGER_MEMO_MIXED"


def test_a_journal_is_reversed_once():
    journal = _fund()
    journal_reverse(journal, key="r1")

    assert balance("2020", "esc_1") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        journal_reverse(journal, key="r2")


def test_our_own_commands_never_leave_client_money_short():
    _fund()
    with pytest.raises(Safeguarding):
        journal_post(key="out", kind="X", lines=[dr("5010", "psp", 1), cr("1010", "psp", 1)])
    journal_post(
        key="fee",
        kind="J-FEE",
        lines=[dr("5010", "psp", 1), cr("1010", "psp", 1)],
        outside_event=True,
    )
    assert prove().safeguarding == {"CNY": -1}


def test_the_proof_of_a_sound_ledger_has_no_faults():
    _fund()
    journal_post(
        key="rel",
        kind="J-REL",
        lines=[dr("2020", "esc_1", 1000), cr("2030", "m", 985), cr("4010", "site", 15)],
    )

    proof = prove()
    assert (proof.faults, proof.trial_balance, proof.safeguarding) == ([], {"CNY": 0}, {"CNY": 15})


def test_commission_parts_are_the_whole():
    assert [commission(r, 150) for r in (333333, 666666, 875000, 800000)] == [
        5000,
        10000,
        13125,
        12000,
    ]
    assert commission_step(333333, 333333, 150) == 5000
    assert vat_inside(15000) == 849


def test_each_currency_balances_alone():
    with pytest.raises(LedgerRefusal):
        journal_post(
            key="fx",
            kind="X",
            lines=[Line("1010", "psp", 5, "USD"), Line("3010", "own", -5, "CNY")],
        )
