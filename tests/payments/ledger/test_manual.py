"""A journal by hand: written by one person, posted by another, and only where no flow keeps books."""

from __future__ import annotations

import pytest

from payments.ledger.models import Journal, ManualJournal
from payments.ledger.selectors import balance
from tests.factories.trade import acting, an_organization

pytestmark = pytest.mark.django_db
DRAFT = """mutation($input: ManualJournalInput!) { manualJournalDraft(input: $input) {
    journal { id state madeByMe lines { code name debit { amount } credit { amount } } }
    errors { field code message } } }"""
CHECK = """mutation($id: ID!, $post: Boolean!, $answer: String) {
    manualJournalCheck(id: $id, post: $post, answer: $answer) {
    journal { state answer } errors { field code } } }"""
FEE = [
    {"code": "5011", "debit": "12.50"},
    {"code": "1030", "owner": "operating", "credit": "12.50"},
]


@pytest.fixture
def desk():
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


@pytest.fixture
def draft(api, desk):
    def write(lines=None, key="k1", actor=None, **also):
        given = {
            "currency": "CNY", "reason": "银行月费", "idempotencyKey": key, "lines": lines or FEE,
        }  # fmt: skip
        return api.post(DRAFT, {"input": {**given, **also}}, actor=actor or desk[0]).data[
            "manualJournalDraft"
        ]

    return write


def capital() -> None:
    from backend.kernel.money import Money
    from payments.ledger.services import capital_pay_in

    capital_pay_in(amount=Money(10_000, "CNY"), key="t:capital", code="1030")


def test_two_persons_post_a_bank_fee(api, desk, draft):
    capital()
    made = draft()
    assert made["errors"] == []
    assert made["journal"]["lines"][0] == {
        "code": "5011", "name": "银行手续费", "debit": {"amount": 12.5}, "credit": None,
    }  # fmt: skip
    assert balance("5011", "", "CNY") == 0
    asked = {"id": made["journal"]["id"], "post": True}
    assert api.post(CHECK, asked, actor=acting(None, "finance_maker")).code == "FORBIDDEN"
    done = api.post(CHECK, asked, actor=desk[1]).data["manualJournalCheck"]
    assert done["journal"]["state"] == "POSTED"
    assert balance("5011", "", "CNY") == 1250
    assert balance("1030", "operating", "CNY") == 8750
    again = api.post(CHECK, asked, actor=desk[1]).data["manualJournalCheck"]
    assert again["errors"][0]["code"] == "CONFLICT"
    assert Journal.objects.filter(kind="J-MANUAL").count() == 1


def test_the_writer_never_posts_even_with_both_roles(api, draft):
    both = acting(None, "finance_maker", "finance_checker")
    made = draft(actor=both)
    answer = api.post(CHECK, {"id": made["journal"]["id"], "post": True}, actor=both).data
    assert answer["manualJournalCheck"]["errors"][0]["code"] == "SOD_CONFLICT"


def test_sending_back_needs_a_word_and_books_nothing(api, desk, draft):
    asked = {"id": draft()["journal"]["id"], "post": False}
    bare = api.post(CHECK, asked, actor=desk[1]).data["manualJournalCheck"]
    assert bare["errors"][0]["field"] == "answer"
    done = api.post(CHECK, {**asked, "answer": "缺附件"}, actor=desk[1]).data["manualJournalCheck"]
    assert done["journal"] == {"state": "REFUSED", "answer": "缺附件"}
    assert not Journal.objects.exists()


def test_the_same_key_writes_once_and_other_content_is_refused(draft):
    assert draft()["journal"]["id"] == draft()["journal"]["id"]
    other = [{**FEE[0], "debit": "13"}, {**FEE[1], "credit": "13"}]
    assert draft(other)["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    assert ManualJournal.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([FEE[0], {**FEE[1], "credit": "12.49"}], "LEDGER_UNBALANCED"),
        ([{**FEE[0], "code": "2020"}, FEE[1]], "INVALID"),
        ([{**FEE[0], "code": "9999"}, FEE[1]], "INVALID"),
        ([FEE[0]], "LEDGER_LINES"),
        ([{**FEE[0], "debit": "-12.50"}, FEE[1]], "INVALID"),
        ([{**FEE[0], "debit": "12.505"}, FEE[1]], "INVALID"),
        ([{**FEE[0], "credit": "1"}, FEE[1]], "INVALID"),
        ([{"code": "5011"}, FEE[1]], "INVALID"),
        (
            [{**FEE[0], "debit": "99999999999999"}, {**FEE[1], "credit": "99999999999999"}],
            "LEDGER_AMOUNT",
        ),
    ],
)
def test_wrong_lines_get_a_typed_answer_and_write_nothing(draft, lines, code):
    assert draft(lines)["errors"][0]["code"] == code
    assert not ManualJournal.objects.exists()


def test_an_overdraft_is_refused_when_it_is_posted(api, desk, draft):
    made = draft()
    answer = api.post(CHECK, {"id": made["journal"]["id"], "post": True}, actor=desk[1]).data
    assert answer["manualJournalCheck"]["errors"][0]["code"] == "LEDGER_INSUFFICIENT"
    assert ManualJournal.objects.get().state == "DRAFT"


def test_journals_are_found_by_what_they_touch(api, desk):
    capital()
    asked = """query($filter: LedgerJournalFilterInput) { ledgerJournals(first: 5, filter: $filter) {
        totalCount edges { node { kind key lines { code owner debit { amount } balanceAfter { amount } } } } } }"""

    def count(**wanted):
        return api.post(asked, {"filter": wanted}, actor=desk[0]).data["ledgerJournals"]

    found = count(code="1030", owner="operating", currency="CNY")
    assert found["totalCount"] == 1
    line = found["edges"][0]["node"]["lines"][0]
    assert line["debit"] == {"amount": 100.0} == line["balanceAfter"]
    assert count(code="2020")["totalCount"] == 0
    assert count(subject="t:capital")["totalCount"] == 1
    assert api.post(asked, {}, actor=acting(None, "buyer")).code


def test_the_form_offers_the_accounts_that_exist(api, desk):
    capital()
    rows = api.post("{ manualJournalAccounts { code owners } }", {}, actor=desk[0]).data
    owners = {row["code"]: row["owners"] for row in rows["manualJournalAccounts"]}
    assert owners["1030"] == ["operating"]
    assert owners["5011"] == []
    assert "2020" not in owners, "escrows are not written by hand"
