"""The reasons to look at a payment, to the fen, and two persons deciding."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from backend.kernel import clock
from backend.kernel.errors import Forbidden, Invalid, SodConflict
from backend.orders.models import Order
from payments.escrow.models import MerchantHold
from payments.escrow.services import holds_release_due, payment_weigh
from payments.gateway.models import Payment
from payments.limits.errors import AboveDayCeiling, ReviewState
from payments.limits.models import Review
from payments.limits.rules import (
    CIRCLE,
    FAST,
    NEAR,
    REPORT,
    RETURNED,
    YOUNG,
    Facts,
    Lines,
    flags,
    worth_a_look,
)  # fmt: skip
from payments.limits.services import lines_for, review_decide, review_propose
from tests.factories.payments import a_bought_order, escrow_of, own_money, pay
from tests.factories.trade import (
    a_checkout,
    a_merchant,
    a_shop,
    a_variant,
    acting,
    an_organization,
    buyer,
)

LINES = Lines(
    report_minor=200_000_000, near_bp=9500, velocity=200, young_days=7, young_minor=50_000_000,
    returned_bp=9000, pattern_minor=10_000_000,
)  # fmt: skip


def facts(amount: int, **also: object) -> Facts:
    given: dict = {"day_minor": amount, "hour_count": 1, "account_days": 400, **also}
    return Facts(amount_minor=amount, **given)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (facts(189_999_999), []),
        (facts(190_000_000), [NEAR]),
        (facts(199_999_999), [NEAR]),
        (facts(200_000_000), [REPORT]),
        (facts(100, day_minor=200_000_000), [REPORT]),
        (facts(49_999_999, account_days=7), []),
        (facts(50_000_000, account_days=7), [YOUNG]),
        (facts(50_000_000, account_days=8), []),
        (facts(1, hour_count=199), []),
        (facts(1, hour_count=200), [FAST]),
        (facts(1, paid_24h_minor=9_999_999, back_24h_minor=9_999_999), []),
        (facts(1, paid_24h_minor=10_000_000, back_24h_minor=8_999_999), []),
        (facts(1, paid_24h_minor=10_000_000, back_24h_minor=9_000_000), [RETURNED]),
        (facts(10_000_000, circle=("a", "b", "c", "d")), [CIRCLE]),
        (facts(10_000_000, circle=("a", "b", "c", "d", "e")), []),
        (facts(9_999_999, circle=("a", "b")), []),
    ],
)
def test_each_line_to_the_fen(known, expected):
    assert flags(known, LINES) == expected


def test_small_and_rare_payments_cost_one_question():
    assert not worth_a_look(LINES, day_minor=9_999_999, hour_count=199)
    assert worth_a_look(LINES, day_minor=10_000_000, hour_count=1)
    assert worth_a_look(LINES, day_minor=1, hour_count=200)


@pytest.mark.django_db
def test_the_line_depends_on_who_pays_and_across_which_border():
    def report(**kind: bool) -> int:
        return lines_for(currency="CNY", **kind).report_minor

    assert report(is_person=False, cross_border=False) == 200_000_000
    assert report(is_person=False, cross_border=True) == 200_000_000
    assert report(is_person=True, cross_border=False) == 50_000_000
    assert report(is_person=True, cross_border=True) == 20_000_000


@pytest.mark.django_db
def test_the_ceiling_of_a_day_counts_what_was_paid_and_is_free_again_tomorrow(at):
    shop = a_shop(price="9000.00", stock=20_000)
    start = clock.now().replace(hour=4, minute=0)  # noon in China
    with at(start):
        for _ in range(5):
            pay(a_checkout(shop, 1000), shop=shop)
        with pytest.raises(AboveDayCeiling) as refused:
            pay(a_checkout(shop, 1000), shop=shop)
    assert "50000000.00 CNY" in refused.value.message
    assert Payment.objects.count() == 5
    with at(start + timedelta(days=1)):
        assert pay(a_checkout(shop, 1000), shop=shop).state == "CAPTURED"


def large_sale(deliver) -> tuple[Order, Review]:
    """2,000,000 yuan and freight in one payment: at the line of organisations."""
    shop = a_shop(price="2000.00", stock=2000)
    order = a_bought_order(shop, deliver, 1000)
    return order, Review.objects.get()


def due_hold(order: Order) -> MerchantHold:
    """Some released money of the order whose time is over."""
    return MerchantHold.objects.create(
        escrow=escrow_of(order), amount_minor=1, due_at=clock.now() - timedelta(days=1)
    )


@pytest.fixture
def desk():
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


@pytest.mark.django_db
def test_flagged_money_waits_until_two_persons_let_it_go(deliver, desk):
    own_money()
    order, review = large_sale(deliver)
    assert review.flags == [REPORT, YOUNG]
    due_hold(order)
    assert holds_release_due() == 0
    maker, checker = desk
    with pytest.raises(Forbidden):
        review_propose(
            actor=acting(order.merchant, "merchant_owner"), review_id=review.pk, decision="CLEAR",
            reason="x",
        )  # fmt: skip
    with pytest.raises(Invalid):
        review_propose(actor=maker, review_id=review.pk, decision="CLEAR", reason=" ")
    review_propose(actor=maker, review_id=review.pk, decision="CLEAR", reason="合同与发票齐全")
    with pytest.raises(SodConflict):
        review_decide(actor=maker, review_id=review.pk, agree=True)
    assert holds_release_due() == 0
    review_decide(actor=checker, review_id=review.pk, agree=False)
    assert Review.objects.get().state == "OPEN"
    review_propose(actor=checker, review_id=review.pk, decision="REPORT", reason="达到标准")
    assert review_decide(actor=maker, review_id=review.pk, agree=True).state == "REPORTED"
    with pytest.raises(ReviewState):
        review_decide(actor=checker, review_id=review.pk, agree=True)
    hold = MerchantHold.objects.get()
    hold.amount_minor = 0  # nothing was really released here; the wait is over all the same
    hold.save()
    holds_release_due()
    assert MerchantHold.objects.get().done_at is not None


@pytest.mark.django_db
def test_a_stopped_payment_freezes_what_it_funded(deliver, desk):
    order, review = large_sale(deliver)
    maker, checker = desk
    review_propose(actor=maker, review_id=review.pk, decision="STOP", reason="可疑")
    review_decide(actor=checker, review_id=review.pk, agree=True)
    deliver()
    assert escrow_of(order).frozen


@pytest.mark.django_db
def test_an_ordinary_payment_opens_no_review_and_news_twice_opens_one(deliver):
    shop = a_shop(price="2000.00", stock=2000)
    a_bought_order(shop, deliver, 10)
    assert not Review.objects.exists()
    a_bought_order(shop, deliver, 1000)
    payment_weigh(Review.objects.get().payment)
    assert Review.objects.count() == 1


@pytest.mark.django_db
def test_a_ring_of_three_firms_is_seen_when_it_closes(deliver):
    shop = a_shop()
    firms = [a_merchant() for _ in range(3)]
    for payer, seller in itertools.pairwise([*firms, firms[0]]):
        sold = a_variant(seller, price="200.00", stock=2000, channel="textile-cny")
        deal = replace(shop, merchant=seller, variant=sold, company=payer, buyer=buyer(payer))
        a_bought_order(deal, deliver, 600)
    found = Review.objects.get()
    assert found.flags == [CIRCLE]
    assert found.evidence["circle"] == [str(firms[n].pk) for n in (2, 0, 1)]


@pytest.mark.django_db
def test_finance_decides_through_the_api_and_nobody_else_reads(deliver, desk, api):
    _, review = large_sale(deliver)
    asked = """{ paymentReviews(first: 5, filter: {state: "OPEN"}) { totalCount edges { node {
        id payerName flags { code label } amount { amount } state } } } }"""
    maker, checker = desk
    node = api.post(asked, actor=maker).data["paymentReviews"]["edges"][0]["node"]
    assert node["flags"][0] == {"code": "REPORT", "label": "单日累计达到大额报告标准"}
    assert api.post(asked, actor=acting(None, "buyer")).code in {"FORBIDDEN", "PERMISSION_DENIED"}
    propose = """mutation($id: ID!) { paymentReviewPropose(id: $id, decision: "CLEAR",
        reason: "已核实") { review { state proposedByMe } errors { field code } } }"""
    done = api.post(propose, {"id": node["id"]}, actor=maker).data["paymentReviewPropose"]
    assert done == {"review": {"state": "PROPOSED", "proposedByMe": True}, "errors": []}
    decide = """mutation($id: ID!) { paymentReviewDecide(id: $id, agree: true) {
        review { state } errors { field code } } }"""
    again = api.post(decide, {"id": node["id"]}, actor=maker).data["paymentReviewDecide"]
    assert again["errors"][0]["code"] == "SOD_CONFLICT"
    done = api.post(decide, {"id": node["id"]}, actor=checker).data["paymentReviewDecide"]
    assert done["review"]["state"] == "CLEARED"
    review.refresh_from_db()
    assert review.decided_by == checker.person_id
