"""Delivery options and choices, one per merchant of the basket."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from backend.checkout.basket import Basket, basket_read
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.selectors import groups_of
from backend.checkout.services.hold import checkout_lock_open
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.rows import row_update
from backend.rulebook.selectors import value
from backend.shipping.selectors import quotes


@act
def delivery_options(*, actor: Actor, checkout_id: uuid.UUID) -> Basket:
    """Quote every group afresh; offers hold for thirty minutes (markets brief 10).

    A choice that is no longer offered stays and shows as a problem until another is made.
    """
    checkout = checkout_lock_open(checkout_id, actor=actor, with_addresses=True)
    return _quote(checkout, at=clock.now())


def _quote(checkout: Checkout, *, at: datetime) -> Basket:
    address = checkout.shipping_address
    if address is None:
        raise CheckoutRefusal(
            "SHIPPING_ADDRESS_NOT_SET", "请先填写收货地址。", field="shippingAddress"
        )
    basket = basket_read(checkout, at=at)
    minutes = value("checkout.quote_minutes", on=at).number
    for group in basket.groups:
        if group.row is None:
            continue
        offers = quotes(
            group.load(),
            country=address.country,
            region=address.country_area,
            currency=basket.currency,
            at=at,
        )
        group.row.options = [offer.plain() for offer in offers]
        group.row.options_hash = group.fingerprint()
        group.row.options_until = at + timedelta(minutes=minutes)
        row_update(group.row, "options", "options_hash", "options_until")
    return basket


@act
def delivery_choose(
    *,
    actor: Actor,
    checkout_id: uuid.UUID,
    code: str | None,
    group_id: uuid.UUID | None = None,
) -> Checkout:
    """Choose an option for one group, or for every group that offers it; None clears.

    Raises CheckoutRefusal DELIVERY_METHOD_NOT_APPLICABLE.
    """
    checkout = checkout_lock_open(checkout_id, actor=actor)
    groups = groups_of(checkout.pk)
    if group_id is not None:
        groups = [group for group in groups if group.pk == group_id]
    chosen = 0
    for group in groups:
        if code is None:
            group.chosen = ""
        elif any(option["code"] == code for option in group.options):
            group.chosen = code
            chosen += 1
        else:
            continue
        row_update(group, "chosen")
    if code is not None and not chosen:
        raise CheckoutRefusal(
            "DELIVERY_METHOD_NOT_APPLICABLE",
            "该配送方式不适用，请重新选择。",
            field="deliveryMethodId",
        )
    return checkout
