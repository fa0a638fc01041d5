"""Getting a checkout under lock for somebody who may change it."""

from __future__ import annotations

import uuid

from backend.checkout.errors import CheckoutFrozen, CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.selectors import may_use
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading

CHECKOUT_ALONE = Reading(lambda key: for_lock(Checkout.objects.filter(pk=key)), uuid.UUID)
CHECKOUT_WITH_ADDRESSES = Reading(
    lambda key: for_lock(
        Checkout.objects.filter(pk=key).select_related("shipping_address", "billing_address")
    ),
    uuid.UUID,
)


def checkout_lock(
    checkout_id: uuid.UUID, *, actor: Actor, with_addresses: bool = False
) -> Checkout:
    """The row under lock. Raises NOT_FOUND for strangers, as for what does not exist."""
    reading = CHECKOUT_WITH_ADDRESSES if with_addresses else CHECKOUT_ALONE
    checkout = reading.one(checkout_id)
    if checkout is None or not may_use(checkout, viewer=actor):
        raise CheckoutRefusal("NOT_FOUND", "购物车不存在。", field="id")
    return checkout


def checkout_lock_open(
    checkout_id: uuid.UUID, *, actor: Actor, with_addresses: bool = False
) -> Checkout:
    """The row under lock, while it may change. Raises CheckoutFrozen during a payment."""
    checkout = checkout_lock(checkout_id, actor=actor, with_addresses=with_addresses)
    if checkout.completed_at is not None:
        raise CheckoutRefusal("NOT_FOUND", "购物车已下单。", field="id")
    frozen = checkout.frozen_until is not None and checkout.frozen_until > clock.now()
    if frozen or checkout.charged_minor:
        raise CheckoutFrozen(field="id")
    return checkout
