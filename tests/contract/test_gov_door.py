"""Every trade mutation sent at the government's channel is refused and writes nothing (D23, D32)."""

from __future__ import annotations

import pytest
from graphql import GraphQLNonNull, is_input_object_type, is_list_type, is_scalar_type

from backend.channels.selectors import channel_by_slug
from backend.checkout.models import Checkout, CheckoutLine
from backend.config.schema import root_executor
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from backend.parties.models import Address
from tests.factories.trade import HOME, a_paid_order, a_shop

pytestmark = pytest.mark.django_db
CART = (
    "checkoutLinesAdd", "checkoutLinesUpdate", "checkoutLinesDelete", "checkoutLineDelete",
    "checkoutShippingAddressUpdate", "checkoutBillingAddressUpdate", "checkoutEmailUpdate",
    "checkoutCustomerAttach", "checkoutCustomerDetach", "checkoutNoteUpdate",
    "checkoutDeliveryMethodUpdate", "checkoutAddPromoCode", "checkoutRemovePromoCode",
    "checkoutComplete", "deliveryOptionsCalculate", "updateMetadata",
)  # fmt: skip
ORDERS = (
    "orderAccept", "orderCancel", "orderProblemReport", "orderProblemSettle", "inspectionExtend",
    "orderReturnRequest",
)  # fmt: skip


def filled(kind, keys: dict[str, str]) -> object:
    """A plausible value of an input type; ids come from ``keys`` by argument name."""
    plain = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if is_list_type(plain):
        return [filled(plain.of_type, keys)]
    if is_input_object_type(plain):
        return {
            name: keys.get(name, filled(field.type, keys))
            for name, field in plain.fields.items()
            if isinstance(field.type, GraphQLNonNull)
        }
    if is_scalar_type(plain):
        return {"Int": 1, "Boolean": True, "ID": "x", "PositiveDecimal": 1}.get(plain.name, "x")
    return next(iter(plain.values))


def send(api, name: str, keys: dict[str, str], actor) -> list[str]:
    """Call a mutation with its required arguments; gives the error codes."""
    field = root_executor().schema.mutation_type.fields[name]
    given, kinds = {}, {}
    for argument, spec in field.args.items():
        if isinstance(spec.type, GraphQLNonNull) or argument == "id":
            given[argument] = keys.get(argument, filled(spec.type, keys))
            kinds[argument] = spec.type
    head = ", ".join(f"${argument}: {kind}" for argument, kind in kinds.items())
    body = ", ".join(f"{argument}: ${argument}" for argument in kinds)
    query = f"mutation({head}) {{ {name}({body}) {{ errors {{ code }} }} }}"
    answer = api.post(query, given, actor=actor)
    return [error["code"] for error in answer.data[name]["errors"]]


@pytest.mark.parametrize("name", CART)
def test_a_basket_at_the_government_cannot_be_used(api, name, events):
    shop = a_shop()
    gov = channel_by_slug("gov")
    basket = Checkout.objects.create(
        channel=gov, email="x@example.org", shipping_address=Address.objects.create(**HOME)
    )
    line = CheckoutLine.objects.create(checkout=basket, variant=shop.variant, quantity=1)
    keys = {
        "id": to_relay("Checkout", basket.pk),
        "linesIds": [to_relay("CheckoutLine", line.pk)],
        "lineId": to_relay("CheckoutLine", line.pk),
        "variantId": to_relay("ProductVariant", shop.variant.pk),
    }
    if name == "checkoutLinesUpdate":  # it asks for nothing but a list
        keys["lines"] = [{"lineId": keys["lineId"], "quantity": 2}]

    codes = send(api, name, keys, shop.buyer)

    assert codes in (["NOT_FOUND"], ["GRAPHQL_ERROR"])
    assert events.published() == []
    assert not Order.objects.exists()
    kept = Checkout.objects.get(pk=basket.pk)
    assert (kept.user_id, kept.metadata, kept.email) == (None, {}, "x@example.org")
    assert CheckoutLine.objects.get().quantity == 1


@pytest.mark.parametrize("name", ORDERS)
def test_an_order_of_the_government_moves_only_through_its_own_door(api, name):
    shop = a_shop()
    order = a_paid_order(shop, 2)
    Order.objects.update(door="procurement", channel=channel_by_slug("gov"))
    keys = {
        "order": to_relay("Order", order.pk),
        "orderLine": to_relay("OrderLine", order.lines.get().pk),
    }

    assert send(api, name, keys, shop.buyer) == ["ORDERING_DOOR"]
    after = Order.objects.get()
    assert (after.trade_state, after.release_blocked) == ("AWAITING_DISPATCH", False)
