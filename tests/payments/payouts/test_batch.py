"""Payouts: two persons, claim before send, cooling, rejected lines, the same bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import pytest

from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Forbidden, SodConflict
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.gateway.adapters import BANK
from payments.gateway.bank.orders import orders_read
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, capital_pay_in, journal_post
from payments.payouts.errors import AccountNameDiffers, BatchState, NothingToPay
from payments.payouts.models import PayoutBatch
from payments.payouts.services import (
    bank_account_put,
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.statements.proof import money_proof
from tests.factories.payments import at_the_bank, bank_answers
from tests.factories.trade import a_merchant, acting, an_organization

pytestmark = pytest.mark.django_db


def owner(merchant: Organization) -> str:
    from payments.escrow.services import merchant_ref

    return merchant_ref(merchant.pk)


def earned(merchant: Organization, minor: int = 985000) -> None:
    lines = [dr("1020", SAFE_BANK, minor), cr("2031", owner(merchant), minor)]
    journal_post(key=f"t:{merchant.pk}", kind="X", lines=lines)
    at_the_bank(minor, f"t:{merchant.pk}")


def with_account(merchant: Organization, at, number: str = "6222000011112222") -> None:
    with at(clock.now() - timedelta(days=4)):
        bank_account_put(
            actor=SYSTEM, merchant_id=merchant.pk, currency="CNY",
            account_name=merchant.legal_name, account_number=number, bank_name="工商银行",
        )  # fmt: skip


@pytest.fixture
def desk() -> tuple[Actor, Actor]:
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


def sent_batch(desk) -> PayoutBatch:
    maker, checker = desk
    batch, _ = payout_batch_make(actor=maker)
    payout_batch_check(actor=checker, batch_id=batch.pk)
    return payout_batch_send(actor=checker, batch_id=batch.pk)


def test_a_batch_reaches_the_banks(desk, at, deliver):
    capital_pay_in(amount=Money(100000, "CNY"), key="float")
    good, closed = a_merchant(), a_merchant()
    earned(good)
    earned(closed, 50000)
    with_account(good, at)
    with_account(closed, at, "6222000011119999")
    batch = sent_batch(desk)
    assert batch.total_minor == 1035000
    assert balance("2040", BANK) == 1035000
    assert hashlib.sha256(bytes(batch.file)).hexdigest() == batch.file_hash
    file = orders_read(bytes(batch.file))
    assert (file.message_id, len(file.orders)) == (batch.number, 2)
    deliver()
    bank_answers(deliver, at=clock.now() + timedelta(hours=1, minutes=1))

    batch.refresh_from_db()
    assert batch.state == "PARTLY_REJECTED"
    assert balance("2031", owner(good)) == 0
    assert balance("2031", owner(closed)) == 50000
    assert balance("2040", BANK) == 0
    assert balance("1020", SAFE_BANK) == 100000 + 50000
    assert money_proof().faults == []


def test_maker_and_checker_are_two_persons(desk, at):
    merchant = a_merchant()
    earned(merchant)
    with_account(merchant, at)
    maker, checker = desk
    batch, _ = payout_batch_make(actor=maker)
    both = acting(None, "finance_maker", "finance_checker")
    same = Actor(**{
        **{name: getattr(both, name) for name in both.__slots__}, "person_id": maker.person_id,
    })  # fmt: skip
    with pytest.raises(SodConflict):
        payout_batch_check(actor=same, batch_id=batch.pk)
    with pytest.raises(Forbidden):
        payout_batch_check(actor=maker, batch_id=batch.pk)
    with pytest.raises(BatchState):
        payout_batch_send(actor=checker, batch_id=batch.pk)
    assert balance("2031", owner(merchant)) == 985000


def test_a_batch_is_sent_once(desk, at):
    merchant = a_merchant()
    earned(merchant)
    with_account(merchant, at)
    batch = sent_batch(desk)
    with pytest.raises(BatchState):
        payout_batch_send(actor=desk[1], batch_id=batch.pk)
    assert balance("2040", BANK) == 985000


def test_who_is_left_out_and_why(desk, at):
    nameless, fresh, owing = a_merchant(), a_merchant(), a_merchant()
    for merchant in (nameless, fresh, owing):
        earned(merchant)
    bank_account_put(
        actor=SYSTEM, merchant_id=fresh.pk, currency="CNY", account_name=fresh.legal_name,
        account_number="6222000011112222", bank_name="工商银行",
    )  # fmt: skip
    with_account(owing, at)
    journal_post(key="owes", kind="X", lines=[dr("1050", owner(owing), 5), cr("3010", "", 5)])
    with pytest.raises(NothingToPay) as refused:
        payout_batch_make(actor=desk[0])
    assert refused.value.details["skipped"] == {
        owner(nameless): "NO_ACCOUNT",
        owner(fresh): "PAYOUT_COOLING",
        owner(owing): "RECEIVABLE_OPEN",
    }


def test_only_the_merchants_own_name(at):
    merchant = a_merchant()
    with pytest.raises(AccountNameDiffers):
        bank_account_put(
            actor=SYSTEM, merchant_id=merchant.pk, currency="CNY", account_name="他人",
            account_number="6222000011112222", bank_name="工商银行",
        )  # fmt: skip


def test_the_desk_through_the_api(desk, at, api):
    merchant = a_merchant()
    earned(merchant)
    with_account(merchant, at)
    maker, checker = desk
    made = api.post(
        "mutation { payoutBatchMake { batch { id state total { amount } } errors { code } } }",
        actor=maker,
    ).data["payoutBatchMake"]
    assert made["errors"] == []
    key = made["batch"]["id"]
    for act in ("Check", "Send"):
        text = f"mutation($id: ID!) {{ payoutBatch{act}(id: $id) {{ batch {{ state }} errors {{ code }} }} }}"
        answer = api.post(text, {"id": key}, actor=checker).data[f"payoutBatch{act}"]
        assert answer["errors"] == []
    listed = api.post(
        "{ payoutBatches(first: 5) { edges { node { state lines { merchantName amount { amount } } } } } }",
        actor=checker,
    ).data["payoutBatches"]["edges"][0]["node"]
    assert listed["state"] == "SENT"
    assert listed["lines"][0]["merchantName"] == merchant.legal_name
    stranger = acting(a_merchant(), "merchant_owner")
    seen = api.post("{ payoutBatches(first: 5) { totalCount } }", actor=stranger).data
    assert seen["payoutBatches"]["totalCount"] == 0


def test_a_merchant_sees_its_account_and_payouts_and_finance_the_books(desk, at, api):
    merchant = a_merchant()
    with_account(merchant, at)
    earned(merchant)
    own = acting(merchant, "merchant_owner")
    batch = sent_batch(desk)
    query = """{ payoutAccount { accountMasked changedAt payableFrom }
      merchantPayouts(first: 5) { edges { node { number state amount { amount } } } } }"""

    seen = api.post(query, actor=own).data
    changed = datetime.fromisoformat(seen["payoutAccount"]["changedAt"])
    payable = datetime.fromisoformat(seen["payoutAccount"]["payableFrom"])
    assert seen["payoutAccount"]["accountMasked"] == "****2222"
    assert payable - changed == timedelta(days=3)
    assert [edge["node"]["number"] for edge in seen["merchantPayouts"]["edges"]] == [batch.number]
    rival = api.post(query, actor=acting(a_merchant(), "merchant_owner")).data
    assert rival == {"payoutAccount": None, "merchantPayouts": {"edges": []}}

    books = "{ safeguarding { currency holds } ledgerTotals { code balance { amount } } }"
    told = api.post(books, actor=desk[0]).data
    assert {"currency": "CNY", "holds": True} in told["safeguarding"]
    assert any(
        row["code"] == "2040" and row["balance"]["amount"] > 0 for row in told["ledgerTotals"]
    )
    assert api.post(books, actor=own).code == "FORBIDDEN"
