"""The two exceptions of decision D32 are what the register names, and end when somebody owns them."""

from __future__ import annotations

from typing import Any

import pytest

from backend.channels.models import Channel
from backend.checkout.models import Checkout
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from tests.backend.api.leaks import registry, shapes
from tests.backend.api.leaks.asking import ask, schema
from tests.factories.trade import a_checkout, a_paid_order, a_shop, buyer

pytestmark = pytest.mark.django_db


def _seen(name: str, key: Any, actor: Any) -> bool:
    root = schema().query_type
    assert root is not None
    field = root.fields[name]
    kind = registry.QUERY_TYPES[f"{name}.id"]
    text = shapes.operation(
        "query", name, field, {"id": field.args["id"].type}, " { __typename id }"
    )  # fmt: skip
    return ask(text, {"id": to_relay(kind, key)}, actor).data["answer"] is not None


@pytest.fixture
def things() -> dict[str, Any]:
    """A basket and an order of a shop, owned until a test takes the owner away."""
    shop = a_shop()
    return {"checkout": a_checkout(shop), "order": a_paid_order(shop, 2)}


def _without_owner(row: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(user_id=None, buyer_organization_id=None)


@pytest.mark.parametrize("name", sorted(registry.BEARER_READING))
def test_without_an_owner_the_id_is_enough_and_with_one_it_is_not(things, name):
    row = things[name]
    assert not _seen(name, row.pk, None)
    assert not _seen(name, row.pk, buyer())
    _without_owner(row)
    assert _seen(name, row.pk, None)
    assert _seen(name, row.pk, buyer())


def test_the_government_channel_has_no_such_things(things):
    basket, order = things["checkout"], things["order"]
    _without_owner(basket)
    _without_owner(order)
    gov = Channel.objects.get(ordering_door="procurement")
    Checkout.objects.filter(pk=basket.pk).update(channel=gov)
    Order.objects.filter(pk=order.pk).update(door="procurement")
    assert not _seen("checkout", basket.pk, None)
    assert not _seen("order", order.pk, None)


def test_every_exception_is_else_a_private_query():
    assert set(registry.BEARER_READING) <= set(registry.PRIVATE_QUERIES)
    assert len(registry.BEARER_READING) == 2
