"""E4 to the digit: earnest and balance, both defaults; notice, cure, ruling, consent, races."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import DomainError, Forbidden, Invalid, NotFound, SodConflict
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from payments.escrow import tasks
from payments.escrow.errors import EscrowFrozen, EscrowState, NoticeClosed, NoticeNotOver
from payments.escrow.models import DefaultNotice, Escrow, Refund
from payments.escrow.rules import Part
from payments.escrow.schedules import PartAsked
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    compensations_pay_due,
    default_consent,
    default_rule,
    default_withdraw,
    escrow_delivered,
    escrow_freeze_by_system,
    escrow_fund,
    escrow_ref,
    escrow_release,
    merchant_ref,
    refund_held,
    refund_settle,
    schedule_check,
)
from payments.escrow.services.sides import payer_ref
from payments.gateway.adapters import BANK, SANDBOX
from payments.gateway.models import Payment
from payments.guarantees.errors import DepositCap
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, prove
from payments.ledger.services import SAFE_BANK, capital_pay_in, journal_post
from payments.statements.proof import money_proof
from tests.factories.deposits import PRICE, Deal, end
from tests.factories.guarantees import a_merchant_guarantee
from tests.factories.trade import a_merchant, acting, an_organization
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db


def cured_by(notice: DefaultNotice) -> Any:
    return notice.cure_by + timedelta(seconds=1)


def arbitrator() -> Actor:
    return acting(an_organization(kind="OPERATOR"), "operator")


def lines_of(kind: str) -> list[tuple[str, int]]:
    journal = Journal.objects.get(kind=kind)
    rows = journal.postings.select_related("account").order_by("line_no")
    return [(row.account.code, row.amount) for row in rows]


def test_e4_asking_for_thirty_percent_answers_the_cap():
    with pytest.raises(DepositCap) as refused:
        schedule_check([PartAsked(kind="EARNEST", share_bp=3000)], price=Money(PRICE, "CNY"))
    assert (refused.value.code, refused.value.field) == ("DEPOSIT_CAP", "amount")
    assert "10,000.00" in refused.value.message or "10000.00" in refused.value.message


def test_e4_1_to_3_earnest_balance_acceptance():
    deal = Deal()
    assert deal.pays(1000000).state == "PARTIALLY_FUNDED"
    assert deal.pays(4000000).state == "FUNDED"
    escrow_delivered(actor=SYSTEM, settlement_subject=deal.subject, amount_minor=PRICE)
    escrow_release(
        actor=SYSTEM, settlement_subject=deal.subject, parts=[Part(PRICE, 150)], key="E4.3"
    )
    assert deal.books() == end(a2030=4925000, a4010=75000)
    assert money_proof().faults == []


def test_e4_5a_the_buyer_defaults(at, deliver):
    deal = Deal()
    a_merchant_guarantee(600000, deal.house)
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    with at(cured_by(notice)):
        decided = default_rule(
            actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="买方逾期未付尾款"
        )
    assert lines_of("J-FORFEIT") == [("2020", 1000000), ("2030", -1000000)]
    assert deal.books() == end(a2030=1000000, a2050=600000)
    assert deal.escrow.state == "CANCELLED"
    assert (decided.state, decided.forfeited_minor, decided.refunded_minor) == ("RULED", 1000000, 0)
    assert money_proof().faults == []


def test_later_sales_make_up_what_a_defaulting_seller_owes(at):
    """The memo of E4.6b: first a part, then the rest, each once; what the house is owed goes before."""
    deal = Deal()
    a_merchant_guarantee(600000, deal.house)
    deal.pays(1000000)
    notice = deal.notice(deal.buyer)
    with at(cured_by(notice)):
        default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="商户无法供货")
    seller = merchant_ref(deal.escrow.merchant_id)
    buyer = payer_ref(deal.escrow)
    assert compensations_pay_due() == 0  # nothing there to take
    for minor, taken, memo in ((150000, 150000, 250000), (900000, 250000, 0)):
        lines = [dr("1020", SAFE_BANK, minor), cr("2031", seller, minor)]
        journal_post(key=f"t:{minor}", kind="X", lines=lines)
        before = balance("2010", buyer)
        assert compensations_pay_due() == taken
        assert compensations_pay_due() == 0
        assert balance("2010", buyer) == before + taken
        assert balance("9050", escrow_ref(deal.escrow)) == memo
    assert balance("2031", seller) == 150000 + 900000 - 400000
    assert money_proof().faults == []


def test_e4_5b_the_seller_defaults(at):
    deal = Deal()
    a_merchant_guarantee(600000, deal.house)
    deal.pays(1000000)
    notice = deal.notice(deal.buyer)
    with at(cured_by(notice)):
        decided = default_rule(
            actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="商户无法供货"
        )
    assert lines_of("J-DOUBLE") == [("2020", 1000000), ("2050", 600000), ("2010", -1600000)]
    assert lines_of("J-CLAIM") == [("9050", 400000), ("9060", -400000)]
    assert deal.books() == end(a2010=1600000, a9050=400000)
    assert (decided.doubled_minor, decided.unfunded_minor) == (1600000, 400000)
    assert deal.escrow.state == "CANCELLED"
    assert money_proof().faults == []


def test_the_markets_example_earnest_and_advance(at, deliver):
    """26,000.00: earnest 5,200.00 + advance 2,600.00; both defaults as the markets brief says."""
    parts = (
        PartAsked(kind="EARNEST", amount_minor=520000),
        PartAsked(kind="ADVANCE", amount_minor=260000),
        PartAsked(kind="BALANCE", amount_minor=1820000),
    )
    deal = Deal(*parts, price=2600000)
    deal.pays(780000)
    notice = deal.notice(deal.seller)
    with at(cured_by(notice)):
        default_consent(actor=deal.buyer, notice_id=notice.pk)
    assert deal.books() == end(a2030=520000, a2041=260000)

    other = Deal(*parts, price=2600000)
    a_merchant_guarantee(600000, other.house)
    other.pays(780000)
    notice = other.notice(other.buyer)
    with at(cured_by(notice)):
        default_consent(actor=other.seller, notice_id=notice.pk)
    books = other.books()
    # 780000 back (520000 in the wallet, 260000 to the source) and 520000 more: 1300000 in all
    assert (books["2010"], books["2050"], books["9050"]) == (1040000, 80000, 0)
    assert balance("2041", "shiji.sandbox") == 520000
    assert money_proof().faults == []


def test_earnest_of_7800_is_refused_in_the_markets_example():
    with pytest.raises(DepositCap):
        schedule_check(
            [PartAsked(kind="EARNEST", amount_minor=780000)], price=Money(2600000, "CNY")
        )


def test_time_alone_never_decides_and_no_ruling_comes_before_it(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    with pytest.raises(NoticeNotOver):
        default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="r")
    with pytest.raises(NoticeNotOver):
        default_consent(actor=deal.buyer, notice_id=notice.pk)
    assert notice.cure_by == notice.given_at + timedelta(days=3)
    with at(notice.cure_by + timedelta(days=90)):
        for work in (tasks.escrows_expire, tasks.inspection_windows_close, tasks.holds_release):
            work()
    assert deal.escrow.state == "PARTIALLY_FUNDED"
    assert balance("2020", deal.owner) == 1000000


def test_paying_the_balance_cures_the_buyer(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    deal.pays(4000000)
    with at(cured_by(notice)), pytest.raises(EscrowState):
        default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="r")
    assert deal.escrow.state == "FUNDED"


def test_delivering_cures_the_seller(at):
    deal = Deal()
    deal.pays(1000000)
    deal.pays(4000000)
    notice = deal.notice(deal.buyer)
    escrow_delivered(actor=SYSTEM, settlement_subject=deal.subject, amount_minor=PRICE)
    with at(cured_by(notice)), pytest.raises(EscrowState):
        default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="r")


def test_a_seller_that_holds_the_whole_price_and_defaults(at):
    deal = Deal()
    a_merchant_guarantee(2000000, deal.house)
    deal.pays(1000000)
    deal.pays(4000000)
    notice = deal.notice(deal.buyer)
    with at(cured_by(notice)):
        default_consent(actor=deal.seller, notice_id=notice.pk)
    assert deal.books() == end(a2010=2000000, a2041=4000000, a2050=1000000)
    assert money_proof().faults == []


def test_only_the_right_ones_speak(at):
    deal = Deal()
    deal.pays(1000000)
    stranger = acting(a_merchant(), "merchant_owner")
    with pytest.raises(NotFound):
        deal.notice(stranger)
    with pytest.raises(NotFound):  # staff without the right to act for the company
        deal.notice(acting(deal.company, "gov_requester"))
    notice = deal.notice(deal.seller)
    with at(cured_by(notice)):
        for actor, error in (
            (deal.seller, NotFound),  # whoever accuses does not consent for the other
            (stranger, NotFound),
        ):
            with pytest.raises(error):
                default_consent(actor=actor, notice_id=notice.pk)
        with pytest.raises(Forbidden):
            default_rule(actor=deal.buyer, notice_id=notice.pk, uphold=False, ruling="r")
        judge = actor_with("payment.dispute.rule", organization_id=deal.house.pk)
        with pytest.raises(SodConflict):
            default_rule(actor=judge, notice_id=notice.pk, uphold=True, ruling="r")
        with pytest.raises(Invalid):
            default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="  ")
    assert deal.escrow.state == "PARTIALLY_FUNDED"
    assert not Journal.objects.filter(kind="J-FORFEIT").exists()


def test_a_refused_notice_leaves_the_money(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    with at(cured_by(notice)):
        judge = arbitrator()
        assert (
            default_rule(actor=judge, notice_id=notice.pk, uphold=False, ruling="尾款未到期").state
            == "REFUSED"
        )
        with pytest.raises(NoticeClosed):
            default_rule(actor=judge, notice_id=notice.pk, uphold=True, ruling="r")
    assert balance("2020", deal.owner) == 1000000


def test_a_notice_taken_back_is_over(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    with pytest.raises(NotFound):
        default_withdraw(actor=deal.buyer, notice_id=notice.pk)
    default_withdraw(actor=deal.seller, notice_id=notice.pk)
    with at(cured_by(notice)), pytest.raises(NoticeClosed):
        default_consent(actor=deal.buyer, notice_id=notice.pk)
    assert deal.notice(deal.seller).pk != notice.pk


def test_frozen_money_waits(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    escrow_freeze_by_system(settlement_subject=deal.subject, reason="调查")
    with at(cured_by(notice)), pytest.raises(EscrowFrozen):
        default_rule(actor=arbitrator(), notice_id=notice.pk, uphold=True, ruling="r")


def test_no_notice_without_a_schedule_or_before_money():
    deal = Deal()
    with pytest.raises(EscrowState):
        deal.notice(deal.seller)
    Escrow.objects.filter(pk=deal.escrow.pk).update(schedule=[])
    with pytest.raises(Invalid):
        deal.notice(deal.seller)


def test_a_part_that_is_not_due_yet_is_no_default(at):
    due = clock.now() + timedelta(days=20)
    deal = Deal(
        PartAsked(kind="EARNEST", share_bp=2000),
        PartAsked(kind="BALANCE", due_at=due, share_bp=8000),
    )
    deal.pays(1000000)
    with pytest.raises(Invalid):
        deal.notice(deal.seller)
    with at(due + timedelta(seconds=1)):
        assert deal.notice(deal.seller).side == "BUYER"


def test_both_notices_one_end(at):
    deal = Deal()
    deal.pays(1000000)
    against_buyer, against_seller = deal.notice(deal.seller), deal.notice(deal.buyer)
    with at(cured_by(against_seller)):
        default_consent(actor=deal.buyer, notice_id=against_buyer.pk)
        with pytest.raises(NoticeClosed):
            default_consent(actor=deal.seller, notice_id=against_seller.pk)
    assert deal.books() == end(a2030=1000000)


def test_late_balance_after_a_default_stays_apart(at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    with at(cured_by(notice)):
        default_consent(actor=deal.buyer, notice_id=notice.pk)
    escrow_fund(
        actor=SYSTEM, settlement_subject=deal.subject, amount_minor=4000000, provider="psp",
        charge_id=uuid.UUID(int=7), key="late",
    )  # fmt: skip
    assert balance("2020", deal.owner) == 0
    assert balance("2900", public_id("opr", uuid.UUID(int=7))) == 4000000
    assert prove().faults == []


@settings(
    max_examples=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate],
)  # fmt: skip
@given(
    price=st.integers(10, 10**9), share=st.integers(1, 2000), advance=st.integers(0, 5000),
    paid=st.integers(0, 2), guarantee=st.integers(0, 10**8), who=st.sampled_from(["buyer", "seller"]),
)  # fmt: skip
def test_no_default_creates_or_loses_a_fen(at, price, share, advance, paid, guarantee, who):
    with transaction.atomic():
        parts = [PartAsked(kind="EARNEST", share_bp=share)]
        parts += [PartAsked(kind="ADVANCE", share_bp=advance)] if advance else []
        try:
            deal = Deal(*parts, price=price)
        except (Invalid, AssertionError):
            transaction.set_rollback(True)
            return
        if guarantee:
            a_merchant_guarantee(guarantee, deal.house)
        for part in deal.escrow.schedule[: paid + 1]:
            deal.pays(part["amount"])
        funded, cash = deal.escrow.funded_minor, guarantee + deal.escrow.funded_minor
        side = deal.seller if who == "buyer" else deal.buyer
        other = deal.buyer if who == "buyer" else deal.seller
        try:
            with transaction.atomic():
                notice = deal.notice(side)
                with at(cured_by(notice)):
                    default_consent(actor=other, notice_id=notice.pk)
        except DomainError:
            assert deal.escrow.held_minor == funded
        books = deal.books()
        liabilities = sum(books[code] for code in ("2020", "2030", "2050", "2010", "2041"))
        assert liabilities == cash
        if deal.escrow.state == "CANCELLED" and who == "seller":
            earnest = min(funded, deal.escrow.schedule[0]["amount"])
            assert books["2010"] + books["9050"] == 2 * earnest
        assert identity_faults() == []
        assert prove().faults == []
        transaction.set_rollback(True)


def test_a_merchant_that_uses_its_guarantee_twice_pays_once(at):
    """Two trades default; the second finds only what the first left."""
    deal = Deal()
    a_merchant_guarantee(600000, deal.house)
    deal.pays(1000000)
    journal_post(key="x", kind="X", lines=[dr("1020", "bank", 1), cr("2010", "y", 1)])
    first = deal.notice(deal.buyer)
    with at(cured_by(first)):
        default_consent(actor=deal.seller, notice_id=first.pk)
    second = Deal()
    Escrow.objects.filter(pk=second.escrow.pk).update(merchant_id=deal.house.pk)
    second.pays(1000000)
    notice = second.notice(second.buyer)
    with at(cured_by(notice)):
        decided = default_consent(actor=deal.seller, notice_id=notice.pk)
    assert (decided.doubled_minor, decided.unfunded_minor) == (1000000, 1000000)
    assert money_proof().faults == []


def test_parts_paid_in_different_ways_go_back_each_by_its_own():
    deal = Deal()
    deal.pays(1000000)
    deal.pays(4000000)
    Payment.objects.filter(amount_minor=4000000).update(provider=BANK)
    Escrow.objects.update(provider=BANK)
    capital_pay_in(amount=Money(5000000, "CNY"), key="float")
    refund_held(
        actor=SYSTEM, settlement_subject=deal.subject, amount_minor=4500000, key="r", reason="退货"
    )
    assert (balance("2041", SANDBOX), balance("2041", BANK)) == (1000000, 3500000)
    for row in Refund.objects.all():
        refund_settle(operation_key=row.operation_key, state="SUCCEEDED")
    assert (balance("2041", SANDBOX), balance("2041", BANK)) == (0, 0)
    assert balance("1020", SAFE_BANK) == 5000000 - 3500000
    assert prove().faults == []
