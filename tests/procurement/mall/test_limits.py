"""Comparison, limits, split check, three persons, strict visibility."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.ids import to_relay
from backend.parties.models import OrganizationLink
from procurement.mall.models import MallOffer, Requisition
from procurement.mall.rules import (
    codes_above,
    independent_count,
    median,
    persons_differ,
    price_is_fair,
    reference_price,
    sums_by_code,
)
from procurement.process.models import ProcessStep
from tests.factories.mall import a_mall, an_offer, reprice, state_of
from tests.factories.procurement import a_supplier, acting, an_organization
from tests.factories.trade import a_variant
from tests.procurement.mall.play import Play

NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall())


@given(parts=st.lists(st.integers(1, 10**7), min_size=1, max_size=8), limit=st.integers(1, 10**8))
def test_splitting_lines_of_one_code_gains_nothing(parts, limit):
    split = sums_by_code(("A02", part) for part in parts)
    whole = sums_by_code([("A02", sum(parts))])

    assert codes_above(split, limit=limit) == codes_above(whole, limit=limit)


def test_linked_suppliers_count_as_one():
    assert independent_count(["a", "b", "c"], {}) == 3
    assert independent_count(["a", "b", "c"], {"a": {"p"}, "b": {"p"}}) == 2
    assert independent_count(["a", "b", "c"], {"a": {"p"}, "b": {"p", "q"}, "c": {"q"}}) == 1
    assert independent_count(["a", "b"], {"a": {"b"}}) == 1


def test_the_reference_is_the_median_of_sales_else_of_offers():
    sold = [Decimal(100), Decimal(300), Decimal(120)]

    assert reference_price(sold, [Decimal(1)]) == 120
    assert reference_price([], [Decimal(100), Decimal(101)]) == Decimal("100.5")
    assert median([]) is None
    assert price_is_fair(Decimal(110), reference=Decimal(100), tolerance_percent=10)
    assert not price_is_fair(Decimal("110.01"), reference=Decimal(100), tolerance_percent=10)
    assert price_is_fair(Decimal(10**6), reference=None, tolerance_percent=10)


def test_persons_differ_ignores_the_unnamed():
    assert persons_differ("a", None, "b", None)
    assert not persons_differ("a", "b", "a")


@pytest.mark.django_db
def test_exactly_the_compare_limit_needs_no_three_offers(api, deliver, at):
    with at(NOW):
        play = Play(api, deliver, a_mall(suppliers=1))
        reprice(play.mall.offer, "5000.00")
        play.create(2)
        assert play.submit()["errors"] == []
        more = Play(api, deliver, play.mall)
        more.create(3)
        refused = more.submit()
        assert refused["errors"][0]["code"] == "COMPARISON_REQUIRED"
        assert state_of(more.id) == "cart"

        assert more.submit(reason="唯一供应商的专用配件")["errors"] == []


@pytest.mark.django_db
def test_three_offers_of_linked_suppliers_are_not_three(play):
    person = "00000000-0000-7000-8000-000000000001"
    for offer in play.mall.offers[:2]:
        OrganizationLink.objects.create(
            organization=offer.merchant, person_id=person, kind="HEAD", valid=(NOW, None)
        )
    play.create(3)

    assert play.submit()["errors"][0]["code"] == "COMPARISON_REQUIRED"


@pytest.mark.django_db
def test_a_price_above_the_reference_is_refused(play):
    dear = an_offer(a_supplier(), price="4600.00")
    play.create(1, offer=dear)
    refused = play.submit()

    assert refused["errors"][0]["code"] == "PRICE_ABOVE_REFERENCE"


@pytest.mark.django_db
def test_the_direct_limit_holds_for_the_sum_of_one_code(play):
    reprice(play.mall.offer, "4000.01")
    second = an_offer(play.mall.offer.merchant, price="9999.95", spec="显示器")
    lines = [
        {"offerId": to_relay("MallOffer", play.mall.offer.pk), "quantity": 10},
        {"offerId": to_relay("MallOffer", second.pk), "quantity": 1},
    ]
    play.create(lines=lines)
    refused = play.submit(reason="整套更换")

    assert refused["errors"][0]["code"] == "DIRECT_LIMIT_EXCEEDED"
    assert state_of(play.id) == "cart"
    lines[0]["quantity"] = 9
    assert Play(play.api, play.deliver, play.mall).create(lines=lines)["errors"] == []


@pytest.mark.django_db
def test_buying_in_pieces_meets_the_yearly_limit(api, deliver, at):
    with at(NOW):
        mall = a_mall(budget_minor=1_000_000_00, stock=1000)
        for _ in range(10):
            Play(api, deliver, mall).to("ordered", quantity=12)  # 48,000 each, 480,000 in all
        last = Play(api, deliver, mall)
        last.create(6)  # 24,000 more
        refused = last.submit()
        assert refused["errors"][0]["code"] == "YEARLY_LIMIT_EXCEEDED"
        fitting = Play(api, deliver, mall)
        fitting.create(5)  # exactly 500,000
        assert fitting.submit()["errors"] == []


@pytest.mark.django_db
def test_two_waiting_requests_cannot_both_pass_the_yearly_limit(api, deliver, at):
    with at(NOW):
        mall = a_mall(budget_minor=1_000_000_00, stock=1000)
        for _ in range(10):
            Play(api, deliver, mall).to("ordered", quantity=12)
        first, second = (Play(api, deliver, mall) for _ in range(2))
        for each in (first, second):
            each.create(3)
            assert each.submit()["errors"] == []
        assert first.approve()["errors"] == []
        assert second.approve()["errors"][0]["code"] == "YEARLY_LIMIT_EXCEEDED"
        assert state_of(second.id) == "awaiting_approval"


@pytest.mark.django_db
def test_a_price_that_moved_must_be_compared_again(play):
    play.to("awaiting_approval")
    reprice(play.mall.offer, "4050.00")

    assert play.approve()["errors"][0]["code"] == "PRICE_CHANGED"
    assert state_of(play.id) == "awaiting_approval"


@pytest.mark.django_db
def test_more_than_the_budget_is_refused_and_nothing_is_written(api, deliver, at, events):
    with at(NOW):
        play = Play(api, deliver, a_mall(budget_minor=7999_99))
        play.to("awaiting_approval")
        before = events.published()
        refused = play.approve()

        assert refused["errors"][0]["code"] == "BUDGET_INSUFFICIENT"
        assert events.published() == before
        assert state_of(play.id) == "awaiting_approval"


@pytest.mark.django_db
def test_orderer_approver_and_acceptor_are_three_persons(play):
    mall = play.mall
    both = acting(
        mall.department,
        "gov_requester",
        "gov_approver",
        "gov_acceptor",
        person_id=mall.requester.person_id,
    )
    play.to("awaiting_approval")
    assert play.approve(actor=both)["errors"][0]["code"] == "SOD_CONFLICT"
    play.approve()
    play.do("mallOrderConfirm", mall.seller)
    play.dispatch()
    play.arrive()
    for person in (mall.requester.person_id, mall.approver.person_id):
        actor = acting(mall.department, "gov_acceptor", person_id=person)
        assert play.accept(actor=actor)["errors"][0]["code"] == "SOD_CONFLICT"
    assert state_of(play.id) == "delivered"


@pytest.mark.django_db
def test_others_see_and_do_nothing(play):
    play.to("awaiting_approval")
    stranger = acting(an_organization(), "gov_requester", "gov_approver", "gov_acceptor")
    rival = acting(play.mall.offers[1].merchant, "merchant_owner")
    query = "query($id: ID!) { requisition(id: $id) { id } requisitions(first: 9) { totalCount } }"
    for viewer in (stranger, rival, play.mall.seller, None):
        seen = play.api.post(query, {"id": play.id}, actor=viewer).data
        assert seen == {"requisition": None, "requisitions": {"totalCount": 0}}
    assert play.approve(actor=stranger)["errors"][0]["code"] == "NOT_FOUND"
    assert play.do("mallOrderConfirm", rival)["errors"][0]["code"] == "NOT_FOUND"
    steps = ProcessStep.objects.count()
    auditor = acting(an_organization("AUDITOR"), "auditor")
    assert play.api.post(query, {"id": play.id}, actor=auditor).data["requisition"] is not None
    assert ProcessStep.objects.count() == steps


@pytest.mark.django_db
@pytest.mark.parametrize("quantity", [0, -1, 1_000_001])
def test_impossible_quantities_are_refused(play, quantity):
    assert play.create(quantity)["errors"][0]["code"] == "INVALID"
    assert not Requisition.objects.exists()


@pytest.mark.django_db
def test_one_requisition_buys_from_one_supplier(play):
    lines = [
        {"offerId": to_relay("MallOffer", offer.pk), "quantity": 1} for offer in play.mall.offers
    ]

    assert play.create(lines=lines)["errors"][0]["code"] == "SUPPLIER_MIXED"


LIST = """mutation($input: MallOfferListInput!) { answer: mallOfferList(input: $input) {
  offer { id specKey price { amount } available } errors { field code } } }"""


@pytest.mark.django_db
def test_only_admitted_suppliers_list_their_own_published_articles(play):
    supplier, plain = a_supplier(), a_supplier(is_gov_supplier=False)

    def listed(owner, variant, **also):
        given = {
            "variantId": to_relay("ProductVariant", variant.pk),
            "catalogueCode": "A02010104",
            "specLabel": "台式机  16G/512G",
        }
        return play.post(LIST, {"input": {**given, **also}}, acting(owner, "merchant_owner"))

    article = a_variant(supplier, channel="gov", price="3999.00", stock=7)
    good = listed(supplier, article)
    assert good["errors"] == []
    assert good["offer"]["available"] == 7
    assert good["offer"]["specKey"] == "A02010104:台式机 16g/512g"
    assert listed(plain, article)["errors"][0]["code"] == "NOT_FOUND"
    own = a_variant(plain, channel="gov")
    assert listed(plain, own)["errors"][0]["code"] == "NOT_GOV_SUPPLIER"
    elsewhere = a_variant(supplier, channel="gov")
    elsewhere.product.listings.update(is_published=False)
    assert listed(supplier, elsewhere)["errors"][0]["code"] == "OFFER_UNAVAILABLE"
    assert not MallOffer.objects.filter(merchant=plain).exists()


@pytest.mark.django_db
def test_offers_are_public_and_comparison_is_for_buyers(play):
    page = play.api.post(
        """{ mallOffers(first: 10, catalogueCode: "A0201") { totalCount edges { node {
        title supplierName price { amount } } } } }"""
    ).data["mallOffers"]
    assert page["totalCount"] == 3
    query = """query($id: ID!) { mallComparison(offerId: $id, quantity: 3) {
      suppliers referencePrice { amount } offers { total { amount } offer { supplierName } } } }"""
    given = {"id": to_relay("MallOffer", play.mall.offer.pk)}
    seen = play.api.post(query, given, actor=play.mall.requester).data["mallComparison"]
    assert seen["suppliers"] == 3
    assert seen["referencePrice"] == {"amount": 4100.0}
    assert [row["total"]["amount"] for row in seen["offers"]] == [12000.0, 12300.0, 12600.0]
    assert play.api.post(query, given, actor=play.mall.seller).code == "FORBIDDEN"
