"""Commission by site and category, frozen with the order: a later rule never touches it (decision D24)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from backend.catalog.models import Category
from backend.kernel import clock
from backend.orders.models import Order
from backend.orders.services import order_accept, order_delivered, order_dispatch
from backend.pricing.models import CommissionRate
from backend.pricing.services.bulk import commission_put
from backend.rulebook.selectors import local_day
from payments.escrow.models import Release
from payments.ledger.selectors import total_by_code
from payments.statements.proof import money_proof
from tests.factories.payments import a_bought_order, escrow_of, own_money
from tests.factories.trade import Shop, a_shop

pytestmark = pytest.mark.django_db
EARLY = date(2020, 1, 1)


def accepted(shop: Shop, order: Order, deliver: Any) -> Release:
    sent = order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="", tracking_number="",
        key=f"d:{order.pk}",
    )  # fmt: skip
    order_delivered(actor=shop.seller, fulfillment_id=sent.pk)
    deliver()
    order_accept(actor=shop.buyer, order_id=order.pk, key=f"a:{order.pk}")
    deliver()
    return Release.objects.get(escrow=escrow_of(order))


def test_a_rule_that_changes_after_the_order_leaves_its_rate(deliver, at):
    own_money()
    shop = a_shop()
    category: Category = shop.variant.product.category
    place = {"site": category.site, "category_id": category.pk}
    commission_put(site=category.site, bp=150, valid_from=EARLY)
    row = commission_put(**place, bp=200, valid_from=EARLY)
    before = a_bought_order(shop, deliver)
    assert [(one.commission_bp, one.commission_row_id) for one in before.lines.all()] == [
        (200, row)
    ]

    tomorrow = local_day(clock.now()) + timedelta(days=1)
    later = commission_put(**place, bp=900, valid_from=tomorrow)
    with at(clock.now() + timedelta(days=2)):
        after = a_bought_order(shop, deliver)
        assert [one.commission_row_id for one in after.lines.all()] == [later]
        old, new = accepted(shop, before, deliver), accepted(shop, after, deliver)
    goods = before.goods_minor
    assert old.commission_minor == (goods * 200 * 2 + 10_000) // 20_000
    assert new.commission_minor == (goods * 900 * 2 + 10_000) // 20_000
    assert old.freight_minor > 0  # passes through without commission
    assert total_by_code("CNY")["4010"] == old.commission_minor + new.commission_minor
    assert CommissionRate.objects.get(pk=row).bp == 200  # the frozen row still says so
    assert money_proof().faults == []


def test_a_category_without_a_rate_of_its_own_has_the_sites(deliver):
    shop = a_shop()
    category: Category = shop.variant.product.category
    site = category.site
    CommissionRate.objects.filter(category=category).delete()
    row = commission_put(site=site, bp=150, valid_from=EARLY)
    order = a_bought_order(shop, deliver)
    assert [(one.commission_bp, one.commission_row_id) for one in order.lines.all()] == [(150, row)]
