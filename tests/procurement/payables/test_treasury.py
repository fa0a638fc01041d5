"""A purchase paid by the treasury: both modes, parts, red letter and resend, the desk by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from backend.credit.models import Fact
from backend.kernel.ids import public_id, to_relay
from backend.orders.models import Order
from backend.rulebook.models import Rule
from backend.rulebook.selectors import rules_forget
from payments.ledger.selectors import balance
from payments.statements.proof import money_proof
from payments.treasury.models import PaymentOrder, Quota, TreasuryPaper
from procurement.exchange.models import Message
from procurement.exchange.simulator.stored import Treasury
from procurement.payables.models import Payable, PaymentRequest
from procurement.payables.services import payables_watch, treasury_inbox_read
from tests.factories.mall import a_mall, state_of
from tests.factories.procurement import acting, an_organization
from tests.procurement.mall.play import REQUEST, Play

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
BAD, GOOD = "6222024100000000", "6222024100001024"


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall()).to("invoiced")


def ask(play: Play, **also: Any) -> dict[str, Any]:
    given = {"payableId": play.payable()["id"], "idempotencyKey": play.mall.key(), **also}
    return play.post(REQUEST, {"input": given}, play.mall.finance)


def account(number: str, **also: Any) -> dict[str, Any]:
    return {"number": number, "bankName": "冀中商业银行", **also}


def pay(play: Play, **also: Any) -> PaymentRequest:
    asked = ask(play, **also)
    assert asked["errors"] == [], asked
    assert play.approve_payment(asked["paymentRequest"]["id"])["errors"] == []
    return PaymentRequest.objects.order_by("number").last()


def read_inbox(play: Play) -> int:
    read = treasury_inbox_read()
    play.deliver()
    return read


def give_quota(play: Play, minor: int, month: str = "2026-06") -> None:
    department = play.mall.department
    Treasury().make().give_quota(
        payer={"name": department.legal_name, "uscc": department.uscc or ""},
        budget_item=play.mall.item.number, month=month, amount_minor=minor,
        at=NOW.isoformat(),
    )  # fmt: skip
    assert read_inbox(play) == 1


def kinds() -> list[str]:
    return list(TreasuryPaper.objects.order_by("kept_at", "pk").values_list("kind", flat=True))


def test_direct_payment_runs_on_three_signed_papers(play):
    request = pay(play)
    assert (request.mode, request.state) == ("DIRECT", "settled")
    assert kinds() == ["paymentApplication", "paymentOrder", "receipt"]
    order = PaymentOrder.objects.get()
    assert (order.state, order.number) == ("PAID", request.voucher_no)
    assert state_of(play.id) == "paid"
    assert money_proof().faults == []


def test_authorised_payment_uses_the_quota_and_the_departments_own_order(play):
    give_quota(play, 9000_00)
    request = pay(play)
    assert (request.mode, request.state) == ("AUTHORISED", "settled")
    assert request.voucher_no == f"SQ-{request.number}"
    quota = Quota.objects.get()
    assert (quota.given_minor, quota.used_minor) == (9000_00, 8000_00)
    assert not Message.objects.filter(kind="paymentRequest").exists()
    assert money_proof().faults == []


def test_more_than_the_quota_is_refused_and_direct_remains(play):
    give_quota(play, 7999_99)
    assert ask(play)["errors"][0]["code"] == "QUOTA_EXCEEDED"
    assert not PaymentRequest.objects.exists()
    assert pay(play, mode="DIRECT").mode == "DIRECT"
    assert Quota.objects.get().used_minor == 0


def test_payment_in_parts(play):
    for wrong in ("0.001", "8000.01"):
        assert ask(play, amount=wrong)["errors"][0]["code"] in {
            "INVALID",
            "PAYMENT_AMOUNT_INVALID",
        }
    pay(play, amount="3000.00")
    payable = Payable.objects.get()
    assert (payable.paid_minor, payable.settled_on) == (3000_00, None)
    assert state_of(play.id) == "invoiced"
    pay(play)
    payable.refresh_from_db()
    assert (payable.paid_minor, payable.settled_on) == (8000_00, date(2026, 6, 1))
    assert state_of(play.id) == "paid"
    assert ask(play)["errors"][0]["code"] == "INVALID"
    assert Order.objects.get().charged_minor == 8000_00
    assert money_proof().faults == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (account("12345"), "INVALID"),
        (account("６２２２０２４１００００１０２４"), "INVALID"),
        (account(GOOD, holder="别的公司"), "PAYEE_NAME_DIFFERS"),
        (account(GOOD, bankName=" "), "INVALID"),
    ],
)
def test_only_an_account_of_the_supplier_is_paid(play, given, code):
    assert ask(play, payeeAccount=given)["errors"][0]["code"] == code
    assert not PaymentRequest.objects.exists()


def test_red_letter_and_resend_to_the_digit(play, at):
    give_quota(play, 9000_00)
    first = pay(play, payeeAccount=account(BAD))
    assert first.state == "settled"
    assert read_inbox(play) == 1
    assert read_inbox(play) == 0

    first.refresh_from_db()
    payable, order = Payable.objects.get(), PaymentOrder.objects.get()
    assert (first.state, first.return_reason) == ("returned", "账号有误，收款行退回")
    assert (payable.paid_minor, payable.settled_on, payable.due_on) == (0, None, date(2026, 7, 1))
    assert (order.state, order.paid_minor, order.step) == ("COMMITTED", 0, "RETURNED")
    owner = public_id("tpo", order.pk)
    assert (balance("9030", owner), balance("9040", owner)) == (8000_00, 8000_00)
    assert (Quota.objects.get().used_minor, state_of(play.id)) == (0, "invoiced")
    play.mall.item.refresh_from_db()
    assert (play.mall.item.reserved_minor, play.mall.item.spent_minor) == (8000_00, 0)
    assert Order.objects.get().charged_minor == 0
    assert kinds()[-1] == "redReceipt"

    late = NOW + timedelta(days=40)
    with at(late):
        payables_watch()
        play.deliver()
        second = pay(play, payeeAccount=account(GOOD))
    assert second.state == "settled"
    payable.refresh_from_db()
    assert (payable.paid_minor, payable.late_days, payable.interest_minor) == (8000_00, 10, 40_00)
    order.refresh_from_db()
    assert (order.state, balance("9030", owner)) == ("CANCELLED", 0)
    play.mall.item.refresh_from_db()
    assert (play.mall.item.reserved_minor, play.mall.item.spent_minor) == (0, 8000_00)
    assert Message.objects.filter(partner="budget").exclude(state="ACCEPTED").count() == 0
    assert (Order.objects.get().charged_minor, state_of(play.id)) == (8000_00, "paid")
    assert set(Fact.objects.values_list("kind", flat=True)) >= {"paid_late"}
    assert Quota.objects.get().used_minor == 8000_00
    assert money_proof().faults == []


def test_a_forged_answer_moves_nothing_and_is_in_the_log(play, monkeypatch, events):
    real = Treasury.ask

    def forged(self: Treasury, envelope: dict[str, Any]) -> Any:
        answer = real(self, envelope)
        answer.reply["paper"]["document"]["payee"]["accountNumber"] = "6222024100006666"
        return answer

    monkeypatch.setattr(Treasury, "ask", forged)
    request = pay(play)
    assert request.state == "returned"
    assert "签名" in request.return_reason
    assert events.published().count("payments.treasury.paper_refused") == 1
    order = PaymentOrder.objects.get()
    assert (order.state, order.paid_minor) == ("CANCELLED", 0)
    monkeypatch.undo()
    assert pay(play).state == "settled"
    assert money_proof().faults == []


DESK = """mutation($id: ID!) { answer: %s(id: $id) { order { step stepLabel } errors { code } } }"""
SEEN = """{ treasuryOrders(first: 5) { edges { node { id mode step amount { amount } payeeAccount
  papers { kind holds words signerName sha256 } } } } }"""


def desk(play: Play) -> Any:
    Rule.objects.filter(key="treasury.channel").update(value="desk")
    rules_forget()
    return an_organization("TREASURY")


def test_two_persons_of_the_treasury_make_and_check_an_order_by_hand(play):
    centre = desk(play)
    request = pay(play)
    assert request.state == "buyer_approved"
    order = PaymentOrder.objects.get()
    key = to_relay("TreasuryOrder", order.pk)
    maker, checker = acting(centre, "treasury_maker"), acting(centre, "treasury_checker")
    seen = play.api.post(SEEN, actor=maker).data["treasuryOrders"]["edges"][0]["node"]
    assert (seen["step"], seen["papers"][0]["holds"]) == ("APPLIED", True)
    assert play.api.post(SEEN, actor=play.mall.seller).data["treasuryOrders"]["edges"] == []
    early = play.post(DESK % "treasuryOrderCheck", {"id": key}, checker)
    assert early["errors"][0]["code"] == "PAYMENT_ORDER_STATE"
    assert play.api.post(DESK % "treasuryOrderMake", {"id": key}, actor=play.mall.finance).code == (
        "FORBIDDEN"
    )
    assert play.post(DESK % "treasuryOrderMake", {"id": key}, maker)["errors"] == []
    assert play.post(DESK % "treasuryOrderCheck", {"id": key}, checker)["errors"] == []
    request.refresh_from_db()
    assert (request.state, request.voucher_no) == ("settled", f"ZL-{request.number}")
    assert kinds() == ["paymentApplication", "paymentOrder", "receipt"]
    rules_forget()


def test_the_desk_sends_an_application_back(play):
    centre = desk(play)
    request = pay(play)
    key = to_relay("TreasuryOrder", PaymentOrder.objects.get().pk)
    query = """mutation($id: ID!, $reason: String!) { answer: treasuryApplicationRefuse(
      id: $id, reason: $reason) { order { step } errors { field code } } }"""
    checker = acting(centre, "treasury_checker")
    empty = play.post(query, {"id": key, "reason": " "}, checker)
    assert empty["errors"] == [{"field": "reason", "code": "REQUIRED"}]
    assert play.post(query, {"id": key, "reason": "发票不符"}, checker)["errors"] == []
    request.refresh_from_db()
    assert (request.state, request.return_reason) == ("returned", "发票不符")
    assert PaymentOrder.objects.get().state == "CANCELLED"
    rules_forget()
