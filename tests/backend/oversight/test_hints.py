"""Hints that the desk finds by itself: each raised by what happened, none by what is usual."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from backend.audit.models import Flag
from backend.catalog.models import ProductListing
from backend.catalog.selectors.shelf import category_spread
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import public_id
from backend.oversight import rules
from backend.parties.events import MembershipChanged
from backend.parties.models import Organization, OrganizationLink, PersonLink
from backend.shipping.models import Carrier
from payments.escrow.models import Escrow
from payments.gateway.models import Payment
from payments.payouts.events import PayoutMoved
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine
from procurement.payables.events import PaymentOverdue
from tests.backend.oversight.spread import dear_from
from tests.factories.mall import a_mall
from tests.factories.payments import a_bought_order, pay
from tests.factories.people import a_user, joins
from tests.factories.trade import (
    MONDAY,
    Shop,
    a_carrier,
    a_checkout,
    a_merchant,
    a_paid_order,
    a_shop,
    a_variant,
    acting,
    an_organization,
    buyer,
)
from tests.procurement.mall.play import Play

pytestmark = pytest.mark.django_db
SINCE = (datetime(2020, 1, 1, tzinfo=UTC), None)


def hints(rule: str) -> dict[str, dict]:
    """Subjects and evidence of a rule."""
    return {row.subject: row.evidence for row in Flag.objects.filter(rule=rule)}


def account(organization: Organization, number: str) -> BankAccount:
    return BankAccount.objects.create(
        merchant=organization, currency="CNY", account_name=organization.legal_name,
        account_number=number, bank_name="某银行", changed_at=clock.now(),
    )  # fmt: skip


def test_a_usual_order_raises_nothing(deliver):
    a_paid_order(a_shop(), 5)
    deliver()
    assert not Flag.objects.exists()


def _person(shop: Shop) -> list[str]:
    user = a_user()
    joins(user, shop.company, "buyer")
    joins(user, shop.merchant, "merchant_owner")
    return ["person"]


def _linked_persons(shop: Shop) -> list[str]:
    one, two = a_user(), a_user()
    joins(one, shop.company, "buyer")
    OrganizationLink.objects.create(
        organization=shop.merchant, person_id=two.person_id, kind="LEGAL", valid=SINCE
    )
    PersonLink.objects.create(left=two.person_id, right=one.person_id, reason="配偶")
    return ["person"]


def _parent_company(shop: Shop) -> list[str]:
    OrganizationLink.objects.create(
        organization=shop.company, other=shop.merchant, kind="CONTROL", valid=SINCE
    )
    return ["company"]


def _address(shop: Shop) -> list[str]:
    for row, text in ((shop.company, "长安区 1 号"), (shop.merchant, "长安区1号")):
        Organization.objects.filter(pk=row.pk).update(address_line=text)
    return ["address"]


def _account(shop: Shop) -> list[str]:
    account(shop.company, "6222000011112222")
    account(shop.merchant, "6222000011112222")
    return ["account"]


@pytest.mark.parametrize("tie", [_person, _linked_persons, _parent_company, _address, _account])
def test_a_shop_that_trades_with_its_own(deliver, tie):
    shop = a_shop()
    kinds = tie(shop)
    order = a_paid_order(shop, 5)
    deliver()
    assert hints(rules.SAME_CONTROLLER) == {public_id("ord", order.pk): {"ties": kinds}}


def test_a_tie_that_has_ended_counts_no_more(deliver):
    shop = a_shop()
    past = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC))
    OrganizationLink.objects.create(
        organization=shop.company, other=shop.merchant, kind="CONTROL", valid=past
    )
    a_paid_order(shop, 5)
    deliver()
    assert not Flag.objects.exists()


def _buys(deliver, who: Organization, seller: Organization, price: str = "10.00"):
    shop = Shop(
        merchant=seller, variant=a_variant(seller, price=price), company=who, buyer=buyer(who),
        seller=acting(seller), carrier=Carrier.objects.first() or a_carrier(),
    )  # fmt: skip
    return a_bought_order(shop, deliver, 5)


def test_goods_that_go_in_a_circle(deliver, at):
    a, b, c = (a_merchant() for _ in range(3))
    with at(MONDAY):
        _buys(deliver, a, b)
        _buys(deliver, b, c)
    with at(MONDAY + timedelta(days=20)):
        last = _buys(deliver, c, a)
    assert hints(rules.CIRCLE) == {
        public_id("ord", last.pk): {"parties": 3, "days": 30},
    }  # fmt: skip


def test_a_circle_that_took_longer_is_none(deliver, at):
    a, b = a_merchant(), a_merchant()
    with at(MONDAY):
        _buys(deliver, a, b)
    with at(MONDAY + timedelta(days=31)):
        _buys(deliver, b, a)
    assert hints(rules.CIRCLE) == {}


def test_orders_that_come_too_fast(deliver, monkeypatch):
    from backend.oversight import watch

    known = watch.value

    class Two:
        number = 2

    monkeypatch.setattr(
        watch, "value", lambda key, **on: Two if key == "hint.orders_per_hour" else known(key, **on)
    )
    shop = a_shop()
    orders = [a_paid_order(shop, 1) for _ in range(3)]
    deliver()
    assert hints(rules.VELOCITY) == {public_id("ord", orders[2].pk): {"orders": 3, "most": 2}}


def test_a_newcomer_with_a_large_order(deliver):
    shop = a_shop(price="2500.00")
    small, large = a_paid_order(shop, 79), a_paid_order(shop, 80)
    deliver()
    assert list(hints(rules.NEW_ACCOUNT_LARGE)) == [public_id("ord", large.pk)]
    Organization.objects.update(created_at=clock.now() - timedelta(days=31))
    old = a_paid_order(shop, 80)
    deliver()
    assert public_id("ord", old.pk) not in hints(rules.NEW_ACCOUNT_LARGE)
    assert small.total_minor < 200_000_00 <= large.total_minor


def test_a_price_far_from_the_shelf(deliver):
    shop = a_shop(price="10.00")
    for number in range(24):
        a_variant(shop.merchant, price=str(Decimal("9.00") + Decimal(number) / 10))
    dear = a_variant(shop.merchant, price="99.00")
    rows = ProductListing.objects.all()
    prices = list(rows.values_list("min_price", flat=True))
    assert len(prices) == 26
    spread = category_spread(rows[0].channel_id, dear.product.category_id)
    assert spread.count == 26  # all of them, not some
    assert rules.dear_above(
        count=26, middle=spread.middle, deviation=spread.deviation
    ) == pytest.approx(dear_from(prices))
    assert category_spread(rows[0].channel_id, uuid.uuid4()).count == 0
    usual = a_paid_order(shop, 600)
    little = a_paid_order(shop, 1, more=[(dear, 50)])  # 4,950 yuan: not worth a look
    odd = a_paid_order(shop, 1, more=[(dear, 51)])
    deliver()
    assert hints(rules.PRICE_OUTLIER) == {public_id("ord", odd.pk): {"skus": [dear.sku]}}
    assert len({usual.pk, little.pk, odd.pk}) == 3


def _ordered(api, deliver, mall, quantity: int) -> Play:
    play = Play(api, deliver, mall)
    assert play.create(quantity)["errors"] == []
    assert play.submit()["errors"] == []
    assert play.approve()["errors"] == []
    return play


def test_a_purchase_split_below_the_limit_and_always_the_same_supplier(api, deliver):
    mall = a_mall(budget_minor=500_000_00)
    _ordered(api, deliver, mall, 6)
    assert hints(rules.SPLIT_PURCHASE) == {}
    _ordered(api, deliver, mall, 7)  # 24,000 and 28,000 yuan of one catalogue code
    (evidence,) = hints(rules.SPLIT_PURCHASE).values()
    assert evidence == {"codes": [mall.offer.catalogue_code]}
    assert hints(rules.REPEAT_WINNER) == {}
    for _ in range(3):
        _ordered(api, deliver, mall, 1)
    supplier = public_id("org", mall.offer.merchant_id)
    assert hints(rules.REPEAT_WINNER) == {
        public_id("org", mall.department.pk): {"supplier": supplier, "purchases": 5}
    }


def test_a_late_payment_of_the_public_purse(deliver):
    payable, department = uuid.uuid4(), an_organization(kind="DEPARTMENT")
    publish(
        PaymentOverdue(
            payable_id=payable, case="prc_1", buyer_id=department.pk, supplier_id=uuid.uuid4(),
            amount_minor=100, currency="CNY", due_on=date(2026, 3, 2),
        ),
        actor=SYSTEM,
    )  # fmt: skip
    deliver()
    assert hints(rules.PAYMENT_LATE) == {
        public_id("org", department.pk): {
            "payable": public_id("pay", payable), "due": "2026-03-02",
        }
    }  # fmt: skip


def test_a_payment_on_review_and_no_other(deliver):
    shop = a_shop(price="25000.00")
    order = a_bought_order(shop, deliver, 1)
    assert hints(rules.PAYMENT_REVIEW) == {}
    payment = pay(a_checkout(shop, 80), shop=shop)
    deliver()
    assert payment.on_review
    assert hints(rules.PAYMENT_REVIEW) == {
        public_id("pay", payment.pk): {"amount": str(payment.amount_minor), "currency": "CNY"}
    }
    assert Escrow.objects.count() == 2
    assert Payment.objects.filter(on_review=False).count() == 1
    assert order.charged_minor


def test_two_merchants_with_one_bank_account(deliver):
    one, two, three = (a_merchant() for _ in range(3))
    rows = [account(one, "62220001"), account(two, "62220001"), account(three, "62220003")]
    batch = PayoutBatch.objects.create(
        number="P1", currency="CNY", state="DRAFT", total_minor=3, made_by=uuid.uuid4(),
        made_at=clock.now(),
    )  # fmt: skip
    for row in rows:
        PayoutLine.objects.create(
            batch=batch, merchant=row.merchant, account=row, amount_minor=1,
            end_to_end_id=uuid.uuid4().hex,
        )  # fmt: skip
    moved = PayoutMoved(
        batch_id=batch.pk, number="P1", state="DRAFT", total_minor=3, currency="CNY"
    )
    publish(moved, actor=SYSTEM)
    deliver()
    first, second = public_id("org", one.pk), public_id("org", two.pk)
    assert hints(rules.SAME_ACCOUNT) == {
        first: {"account": "****0001", "with": [second]},
        second: {"account": "****0001", "with": [first]},
    }


@pytest.mark.parametrize(("hour_utc", "wanted"), [(15, True), (4, False)])
def test_a_role_given_at_night(deliver, at, hour_utc, wanted):
    body = an_organization()
    granted = MembershipChanged(
        organization_id=body.pk, user_id=uuid.uuid4(), role="buyer", act="granted"
    )
    with at(datetime(2026, 3, 2, hour_utc, tzinfo=UTC)):
        publish(granted, actor=SYSTEM)
        deliver()
    assert (public_id("org", body.pk) in hints(rules.NIGHT_GRANT)) is wanted
