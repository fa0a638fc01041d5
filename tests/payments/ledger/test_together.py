"""Many journals in one call obey the rules that one obeys."""

from __future__ import annotations

import pytest

from backend.kernel.money import Money
from payments.ledger.errors import KeyReused, LedgerRefusal, Safeguarding
from payments.ledger.models import Account, Journal, Posting
from payments.ledger.rules import Line, cr, dr
from payments.ledger.selectors import balance, prove
from payments.ledger.services import Draft, capital_pay_in, journal_post, journals_post

pytestmark = pytest.mark.django_db


def sale(number: int, minor: int = 100) -> Draft:
    return Draft(
        f"sale:{number}", [dr("1010", "psp", minor), cr("2020", f"esc_{number}", minor)],
        subject=f"s{number}", reference=f"ref{number}",
    )  # fmt: skip


def test_each_is_a_journal_of_its_own_and_the_account_has_a_gapless_history() -> None:
    assert journals_post("J-TEST", [sale(n, 100 + n) for n in range(40)]) == 40
    assert balance("1010", "psp") == sum(100 + n for n in range(40))
    rows = Posting.objects.filter(account__code="1010").order_by("id")
    assert [row.account_version for row in rows] == list(range(1, 41))
    assert [row.balance_after for row in rows][:3] == [100, 201, 303]
    one = Journal.objects.get(key="sale:7")
    assert (one.subject, one.reference, one.n_lines, one.kind) == ("s7", "ref7", 2, "J-TEST")
    assert prove().faults == []


def test_known_keys_are_left_and_counted_as_known() -> None:
    journal_post(key="sale:1", kind="J-TEST", lines=sale(1).lines)
    assert journals_post("J-TEST", [sale(0), sale(1), sale(2), sale(2)]) == 2
    assert journals_post("J-TEST", [sale(0), sale(1), sale(2)]) == 0
    assert balance("1010", "psp") == 300
    assert prove().faults == []


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        (Draft("sale:1", sale(1, 999).lines), KeyReused),
        (Draft("odd", [dr("1010", "psp", 5), cr("2020", "esc_1", 6)]), LedgerRefusal),
        (Draft("gone", [dr("2020", "esc_1", 101), cr("1010", "psp", 101)]), LedgerRefusal),
        (Draft("strange", [dr("1234", "psp", 5), cr("2020", "esc_1", 5)]), LedgerRefusal),
        (Draft("short", [dr("5010", "", 5), cr("1010", "psp", 5)]), Safeguarding),
    ],
)
def test_one_that_is_refused_takes_all_with_it(bad: Draft, refusal: type[Exception]) -> None:
    capital_pay_in(amount=Money(1, "CNY"), key="float")
    journals_post("J-TEST", [sale(1)])
    before = Journal.objects.count()
    with pytest.raises(refusal):
        journals_post("J-TEST", [sale(2), bad, sale(3)])
    assert Journal.objects.count() == before
    assert not Account.objects.filter(owner="esc_2").exists()
    assert prove().faults == []


def test_another_currency_is_another_account() -> None:
    journals_post("J-TEST", [sale(1)])
    usd = [Line("1010", "psp", 7, "USD"), Line("2020", "esc_1", -7, "USD")]
    assert journals_post("J-TEST", [Draft("usd", usd)]) == 1  # an account of its own
    assert balance("1010", "psp") == 100
    assert Account.objects.filter(code="1010", owner="psp").count() == 2
