"""Buyers pay by bank transfer; what does not fit lies apart until two persons find its owner."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.checkout.services import checkout_complete
from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import Forbidden, NotFound, SodConflict
from backend.kernel.ids import public_id, to_relay
from payments.escrow.models import Escrow
from payments.gateway.adapters import BANK, SANDBOX
from payments.gateway.bank.house import own_account
from payments.gateway.models import BankFile, BankMovement, Payment
from payments.gateway.services import bank_collect
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, total_by_code
from payments.ledger.services import SAFE_BANK
from payments.receipts.errors import ReceiptState, SenderUnknown, TargetWrong
from payments.receipts.models import Receipt
from payments.receipts.rules import judge, name_fits
from payments.receipts.services import (
    receipt_confirm,
    receipt_propose,
    receipt_returned_again,
    receipt_take,
    receipts_overdue,
    transfer_give_up,
    transfers_lapse,
)
from payments.statements.proof import money_proof
from tests.factories.payments import own_money, pay
from tests.factories.trade import Shop, a_checkout, a_shop, acting, an_organization

pytestmark = pytest.mark.django_db
SENDER = "6217000011112222"


@pytest.fixture
def shop() -> Shop:
    own_money()
    return a_shop()


def transfer(shop: Shop, quantity: int = 10) -> Payment:
    """A buyer chooses to pay by transfer."""
    return pay(a_checkout(shop, quantity), shop=shop, gateway_id=BANK, instrument="transfer")


def company(shop: Shop) -> str:
    assert shop.company is not None
    return shop.company.legal_name


def arrives(
    deliver: Any, to: str, amount: int, name: str, at: datetime | None = None, **also: Any
) -> Receipt:
    """Somebody pays at the counter, and the bank's notice is heard."""
    with clock_frozen(at or clock.now()):
        told = BankWire().call("receive", {
            "to": to, "amount": amount, "currency": "CNY", "name": name, "account": SENDER, **also,
        })  # fmt: skip
        bank_collect()
        deliver()
        deliver()
    return Receipt.objects.get(bank_ref=told["ref"])


def kinds() -> list[str]:
    rows = Journal.objects.exclude(kind__in=["J-CAPITAL"]).order_by("posted_at", "pk")
    return list(rows.values_list("kind", flat=True))


def test_the_whole_amount_funds_the_escrow_through_the_bank_account(shop, deliver):
    payment = transfer(shop)
    action = payment.action or {}
    assert (payment.state, action["type"]) == ("ACTION_REQUIRED", "transfer")
    assert action["account"].startswith(own_account(SAFE_BANK, "CNY").number)
    assert action["text"] == action["account"][-12:]
    receipt = arrives(deliver, action["account"], payment.amount_minor, company(shop))
    payment.refresh_from_db()
    escrow = Escrow.objects.get(payment_ref=payment.subject)
    assert (receipt.state, receipt.open_minor, payment.state) == ("MATCHED", 0, "CAPTURED")
    assert (escrow.state, escrow.provider) == ("FUNDED", BANK)
    codes = total_by_code("CNY")
    assert (codes.get("1010", 0), codes["1020"]) == (0, 100_000 + payment.amount_minor)
    assert kinds() == ["J-FUND"]
    with clock_frozen(clock.now() + timedelta(hours=24)):  # the statement tells it again
        bank_collect()
        deliver()
    receipt_take(movement_id=receipt.movement_id)
    assert (Receipt.objects.count(), kinds()) == (1, ["J-FUND"])
    assert money_proof().faults == []


def test_pieces_gather_apart_and_fund_when_they_are_whole(shop, deliver):
    payment = transfer(shop)
    number, due = payment.provider_ref, payment.amount_minor
    first = arrives(deliver, number, due - 30, company(shop))
    assert (first.state, first.why) == ("PART", "SHORT")
    assert balance("2900", public_id("pay", payment.pk)) == due - 30
    last = arrives(deliver, number, 30, company(shop))
    first.refresh_from_db()
    assert (first.state, last.state) == ("MATCHED", "MATCHED")
    assert Escrow.objects.get(payment_ref=payment.subject).state == "FUNDED"
    assert (total_by_code("CNY")["2900"], kinds()) == (0, ["J-RECEIPT", "J-RECEIPT", "J-FUND"])
    assert money_proof().faults == []


def test_what_is_too_much_lies_apart_and_goes_back_where_it_came_from(shop, deliver, desk):
    payment = transfer(shop)
    receipt = arrives(deliver, payment.provider_ref, payment.amount_minor + 55, company(shop))
    assert (receipt.state, receipt.why, receipt.open_minor) == ("UNIDENTIFIED", "OVER", 55)
    assert Escrow.objects.get(payment_ref=payment.subject).state == "FUNDED"
    desk.decide(receipt, "RETURN")
    assert (receipt.state, receipt.open_minor) == ("RETURNING", 0)  # on its way, no longer apart
    assert (balance("2900", receipt.ref), balance("2041", BANK)) == (0, 55)
    deliver()
    with clock_frozen(clock.now() + timedelta(hours=1, minutes=1)):
        bank_collect()
        deliver()
    receipt.refresh_from_db()
    assert (receipt.state, receipt.open_minor, balance("2041", BANK)) == ("RETURNED", 0, 0)
    sent = BankMovement.objects.filter(amount_minor__lt=0)
    assert not sent.exists()  # told by the status; the statement has the entry
    with clock_frozen(clock.now() + timedelta(hours=30)):
        bank_collect()
        deliver()
    assert [(row.other_account, row.amount_minor) for row in sent.all()] == [(SENDER, -55)]
    assert money_proof().faults == []


class Desk:
    """Two persons of finance."""

    def __init__(self) -> None:
        house = an_organization(kind="OPERATOR")
        self.maker, self.checker = acting(house, "finance_maker"), acting(house, "finance_checker")

    def decide(self, receipt: Receipt, how: str, target: str = "") -> None:
        receipt_propose(actor=self.maker, receipt_id=receipt.pk, how=how, target=target)
        receipt_confirm(actor=self.checker, receipt_id=receipt.pk)
        receipt.refresh_from_db()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_return_that_comes_back_before_its_booking_was_heard_of_lies_apart_again(
    shop, deliver, desk
):
    own = own_account(SAFE_BANK, "CNY").number
    receipt = arrives(deliver, own, 12_345, "谁知道", account="6217000011118888")
    desk.decide(receipt, "RETURN")
    deliver()
    with clock_frozen(clock.now() + timedelta(days=3)):
        bank_collect()  # the booking and the return, both only kept
        back = BankMovement.objects.get(kind="RETURN")
        receipt_returned_again(movement_id=back.pk)
        deliver()
        deliver()
    receipt.refresh_from_db()
    assert (receipt.state, receipt.why) == ("UNIDENTIFIED", "RETURN_CAME_BACK")
    assert (receipt.open_minor, balance("2900", receipt.ref), balance("2041", BANK)) == (
        12_345, 12_345, 0,
    )  # fmt: skip
    assert balance("1020", SAFE_BANK) == 100_000 + 12_345
    assert money_proof().faults == []


def test_another_payers_money_waits_for_two_persons_who_give_it_to_the_trade(shop, deliver, desk):
    payment = transfer(shop)
    receipt = arrives(deliver, payment.provider_ref, payment.amount_minor, "另一家公司")
    assert (receipt.state, receipt.why) == ("UNIDENTIFIED", "NAME_DIFFERS")
    assert balance("2900", receipt.ref) == payment.amount_minor
    assert Escrow.objects.get(payment_ref=payment.subject).state == "CREATED"
    desk.decide(receipt, "PAYMENT", public_id("pay", payment.pk))
    deliver()
    assert receipt.state == "ASSIGNED"
    assert Escrow.objects.get(payment_ref=payment.subject).state == "FUNDED"
    assert total_by_code("CNY")["2900"] == 0
    assert money_proof().faults == []


def test_money_without_a_number_is_found_by_its_text_or_by_its_name(shop, deliver):
    own = own_account(SAFE_BANK, "CNY").number
    first, second = transfer(shop), transfer(shop, 4)
    said = arrives(
        deliver, own, first.amount_minor, "谁知道", text=f"货款 {first.provider_ref[-12:]} 谢谢"
    )
    assert (said.state, said.why) == (
        "UNIDENTIFIED",
        "NAME_DIFFERS",
    )  # found, and the payer differs
    named = arrives(deliver, own, second.amount_minor, company(shop))
    assert named.state == "MATCHED"
    strange = arrives(deliver, own, 12_345, company(shop))
    assert (strange.state, strange.why, strange.payment_id) == (
        "UNIDENTIFIED",
        "NO_REFERENCE",
        None,
    )
    assert money_proof().faults == []


def test_two_alike_are_nobodys_until_the_desk_looks(shop, deliver):
    transfer(shop), transfer(shop)
    due = Payment.objects.filter(provider=BANK).values_list("amount_minor", flat=True)
    assert due[0] == due[1]
    receipt = arrives(deliver, own_account(SAFE_BANK, "CNY").number, due[0], company(shop))
    assert (receipt.state, receipt.why) == ("UNIDENTIFIED", "NO_REFERENCE")


def test_money_after_the_time_is_late_and_another_payment_is_possible(shop, deliver, desk):
    payment = transfer(shop)
    piece = arrives(deliver, payment.provider_ref, 100, company(shop))
    after = clock.now() + timedelta(hours=25)
    with clock_frozen(after):
        assert transfers_lapse() == 1
    payment.refresh_from_db()
    piece.refresh_from_db()
    assert (payment.state, piece.state, piece.open_minor) == ("VOIDED", "UNIDENTIFIED", 100)
    assert balance("2900", piece.ref) == 100
    late = arrives(deliver, payment.provider_ref, payment.amount_minor, company(shop), at=after)
    assert (late.state, late.why) == ("UNIDENTIFIED", "LATE")
    with pytest.raises(TargetWrong):
        receipt_propose(
            actor=desk.maker, receipt_id=late.pk, how="PAYMENT", target=public_id("pay", payment.pk)
        )
    assert money_proof().faults == []


def test_the_rest_of_one_transfer_may_wait_for_another_payment_and_come_free_again(
    shop, deliver, desk
):
    first, second = transfer(shop), transfer(shop)
    receipt = arrives(deliver, first.provider_ref, first.amount_minor + 70, company(shop))
    desk.decide(receipt, "PAYMENT", public_id("pay", second.pk))
    assert (receipt.state, receipt.why) == ("PART", "SHORT")
    assert (receipt.open_minor, receipt.taken_minor, receipt.earlier_minor) == (
        0, 70, first.amount_minor,
    )  # fmt: skip
    with clock_frozen(clock.now() + timedelta(hours=25)):
        assert transfers_lapse() == 1
    receipt.refresh_from_db()
    assert (receipt.state, receipt.open_minor, receipt.taken_minor) == ("UNIDENTIFIED", 70, 0)
    assert receipt.earlier_minor == first.amount_minor, "what funded the first stays with it"
    assert shop.company is not None
    desk.decide(receipt, "WALLET", public_id("org", shop.company.pk))
    assert balance("2010", str(shop.company.pk)) == 70
    assert (receipt.state, receipt.open_minor, receipt.earlier_minor) == (
        "ASSIGNED", 0, first.amount_minor,
    )  # fmt: skip
    assert money_proof().faults == []


def test_money_for_an_escrow_that_died_goes_back_by_itself(shop, deliver):
    payment = transfer(shop)
    from payments.escrow.services import escrow_expire

    escrow = Escrow.objects.get(payment_ref=payment.subject)
    escrow_expire(actor=acting(shop.company, "buyer"), settlement_subject=escrow.settlement_subject)
    arrives(deliver, payment.provider_ref, payment.amount_minor, company(shop))
    deliver()
    with clock_frozen(clock.now() + timedelta(hours=2)):
        bank_collect()
        deliver()
    file = BankFile.objects.get(direction="OUT")
    assert (file.purpose, file.total_minor) == ("refund", payment.amount_minor)
    codes = total_by_code("CNY")
    assert (codes["2900"], codes["2041"], codes["1020"], codes.get("2020", 0)) == (0, 0, 100_000, 0)
    assert money_proof().faults == []


def test_the_wallet_of_a_buyer_and_what_the_desk_may_not_do(shop, deliver, desk):
    own = own_account(SAFE_BANK, "CNY").number
    receipt = arrives(deliver, own, 900, "谁", account="")
    with pytest.raises(SenderUnknown):
        receipt_propose(actor=desk.maker, receipt_id=receipt.pk, how="RETURN")
    for target in ("", "org_x", public_id("org", uuid.uuid4()), public_id("pay", uuid.uuid4())):
        with pytest.raises(TargetWrong):
            receipt_propose(actor=desk.maker, receipt_id=receipt.pk, how="WALLET", target=target)
    with pytest.raises(Forbidden):
        receipt_propose(actor=desk.checker, receipt_id=receipt.pk, how="RETURN")
    with pytest.raises(ReceiptState):
        receipt_confirm(actor=desk.checker, receipt_id=receipt.pk)
    assert shop.company is not None
    target = public_id("org", shop.company.pk)
    receipt_propose(actor=desk.maker, receipt_id=receipt.pk, how="WALLET", target=target)
    both = acting(None, "finance_maker", "finance_checker")
    Receipt.objects.filter(pk=receipt.pk).update(proposed_by=both.person_id)
    with pytest.raises(SodConflict):
        receipt_confirm(actor=both, receipt_id=receipt.pk)
    receipt_confirm(actor=desk.checker, receipt_id=receipt.pk)
    with pytest.raises(ReceiptState):
        receipt_confirm(actor=desk.checker, receipt_id=receipt.pk)
    assert (balance("2010", str(shop.company.pk)), balance("2900", receipt.ref)) == (900, 0)
    assert money_proof().faults == []


def test_ten_days_without_an_owner_are_announced_once(shop, deliver):
    arrives(deliver, own_account(SAFE_BANK, "CNY").number, 900, "谁")
    assert receipts_overdue() == 0
    with clock_frozen(clock.now() + timedelta(days=11)):
        assert (receipts_overdue(), receipts_overdue()) == (1, 0)


def test_a_refund_of_a_transfer_goes_to_the_account_it_came_from(shop, deliver):
    checkout = a_checkout(shop, 10)
    payment = pay(checkout, shop=shop, gateway_id=BANK, instrument="transfer")
    arrives(deliver, payment.provider_ref, payment.amount_minor, company(shop))
    checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    from payments.escrow.services import refund_held

    escrow = Escrow.objects.get(payment_ref=payment.subject)
    assert escrow.state == "FUNDED"
    refund_held(
        actor=acting(an_organization(kind="OPERATOR"), "operator"), amount_minor=escrow.held_minor,
        settlement_subject=escrow.settlement_subject, key="back", reason="取消",
    )  # fmt: skip
    deliver()
    with clock_frozen(clock.now() + timedelta(hours=30)):
        bank_collect()
        deliver()
    out = BankMovement.objects.get(amount_minor__lt=0)
    assert (out.other_account, out.amount_minor) == (SENDER, -payment.amount_minor)
    codes = total_by_code("CNY")
    assert (codes["1020"], codes["2041"], codes.get("1010", 0)) == (100_000, 0, 0)
    assert money_proof().faults == []


def test_a_buyer_may_give_up_its_transfer_and_pay_in_another_way(shop, deliver):
    checkout = a_checkout(shop, 10)
    payment = pay(checkout, shop=shop, gateway_id=BANK, instrument="transfer")
    stranger = acting(an_organization(), "buyer")
    with pytest.raises(NotFound):
        transfer_give_up(actor=stranger, payment_id=payment.pk)
    transfer_give_up(actor=shop.buyer, payment_id=payment.pk)
    deliver()
    again = pay(checkout, shop=shop)
    assert (again.provider, again.state) == (SANDBOX, "CAPTURED")


def test_the_desk_through_the_api(shop, deliver, desk, api):
    receipt = arrives(deliver, own_account(SAFE_BANK, "CNY").number, 900, "谁")
    key = to_relay("Receipt", receipt.pk)
    query = """{ receipts(first: 5, filter: {state: "UNIDENTIFIED"}) { edges { node { id ageDays payerName
      payerAccountMasked stateLabel amount { amount } } } } receiptTotals { currency count } }"""
    told = api.post(query, actor=desk.maker).data
    (edge,) = told["receipts"]["edges"]
    assert (edge["node"]["id"], edge["node"]["payerAccountMasked"]) == (key, "****2222")
    assert told["receiptTotals"] == [{"currency": "CNY", "count": 1}]
    assert api.post(query, actor=shop.buyer).data == {
        "receipts": {"edges": []},
        "receiptTotals": [],
    }
    propose = """mutation($id: ID!) { receiptPropose(id: $id, how: "RETURN") {
      receipt { state how } errors { code } } }"""
    made = api.post(propose, {"id": key}, actor=desk.maker).data["receiptPropose"]
    assert made == {"receipt": {"state": "PROPOSED", "how": "RETURN"}, "errors": []}
    confirm = "mutation($id: ID!) { receiptConfirm(id: $id) { receipt { state } errors { code } } }"
    done = api.post(confirm, {"id": key}, actor=desk.checker).data["receiptConfirm"]
    assert done == {"receipt": {"state": "RETURNING"}, "errors": []}


@pytest.mark.parametrize(("gathered", "amount", "is_open", "fits", "expected"), [
    (0, 100, True, True, ("FUND", 100, "")), (40, 60, True, True, ("FUND", 60, "")),
    (0, 99, True, True, ("PART", 99, "SHORT")), (40, 100, True, True, ("FUND", 60, "OVER")),
    (0, 100, False, True, ("APART", 0, "LATE")), (0, 100, True, False, ("APART", 0, "NAME_DIFFERS")),
])  # fmt: skip
def test_judging(gathered: int, amount: int, is_open: bool, fits: bool, expected: Any) -> None:
    told = judge(
        due_minor=100, gathered_minor=gathered, amount_minor=amount, is_open=is_open, name_fits=fits
    )
    assert (told.outcome, told.taken_minor, told.why) == expected


def test_names_as_banks_write_them() -> None:
    assert name_fits("甲公司（保定）", "甲公司(保定) ")
    assert name_fits("ＡＢＣ商行", "abc商行")
    assert not name_fits("甲公司", "乙公司")
    assert name_fits("", "谁")
