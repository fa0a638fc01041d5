"""Getting a checkout under lock for somebody who may change it."""

from __future__ import annotations

import uuid

from backend.checkout.errors import CheckoutFrozen, CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.selectors import may_use
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.locking import lock_one


def checkout_lock(checkout_id: uuid.UUID, *, actor: Actor) -> Checkout:
    """The row under lock. Raises NOT_FOUND for strangers, as for what does not exist."""
    rows = Checkout.objects.filter(pk=checkout_id)
    checkout = lock_one(rows.select_related("shipping_address", "billing_address"))
    if checkout is None or not may_use(checkout, viewer=actor):
        raise CheckoutRefusal("NOT_FOUND", "购物车不存在。", field="id")
    return checkout


def checkout_lock_open(checkout_id: uuid.UUID, *, actor: Actor) -> Checkout:
    """The row under lock, while it may change. Raises CheckoutFrozen during a payment."""
    checkout = checkout_lock(checkout_id, actor=actor)
    if checkout.completed_at is not None:
        raise CheckoutRefusal("NOT_FOUND", "购物车已下单。", field="id")
    frozen = checkout.frozen_until is not None and checkout.frozen_until > clock.now()
    if frozen or checkout.charged_minor:
        raise CheckoutFrozen(field="id")
    return checkout
