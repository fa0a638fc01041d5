"""The steps of a purchase as Saleor's clients take them."""

from __future__ import annotations

from tests.contract.client import SaleorClient
from tests.contract.goods import CHANNEL, HOME, Shelf

SANDBOX = {"id": "saleor.io.dummy-payment-app", "data": {"instrument": "ok"}}


def filled(client: SaleorClient, shelf: Shelf, quantity: int = 2) -> str:
    """A basket with one line; gives its id."""
    made = client.done(
        "checkout", "CheckoutCreate", channel=CHANNEL, languageCode="EN", lines=[]
    )["checkout"]  # fmt: skip
    client.done(
        "checkout", "CheckoutAddLine", id=made["id"], variant=shelf.variant(), quantity=quantity
    )
    return str(made["id"])


def ready(client: SaleorClient, shelf: Shelf, quantity: int = 2) -> str:
    """A basket that only waits for money."""
    key = filled(client, shelf, quantity)
    client.done("checkout", "checkoutEmailUpdate", id=key, email="buyer@example.org")
    client.done("checkout", "checkoutShippingAddressUpdate", id=key, address=HOME)
    client.done("checkout", "checkoutBillingAddressUpdate", id=key, address=HOME)
    offered = client.done("checkout", "deliveryOptionsCalculate", id=key)["deliveries"]
    client.done("checkout", "checkoutDeliveryMethodUpdate", id=key, delivery=offered[0]["id"])
    return key


def paid(client: SaleorClient, shelf: Shelf, quantity: int = 2) -> str:
    """A basket whose money has come."""
    key = ready(client, shelf, quantity)
    client.done("checkout", "transactionInitialize", id=key, gateway=SANDBOX, action="CHARGE")
    return key
