"""Voucher codes."""

from __future__ import annotations

import uuid

from backend.checkout.basket import basket_read, voucher_base
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services.hold import checkout_lock_open
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.pricing.vouchers import voucher_find


@act
def promo_add(*, actor: Actor, checkout_id: uuid.UUID, code: str) -> Checkout:
    """Use a voucher. Raises VOUCHER_NOT_APPLICABLE with what is missing."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    voucher = voucher_find(code.strip(), channel_id=checkout.channel_id, at=clock.now())
    basket = basket_read(checkout, at=clock.now())
    if voucher is None or not voucher_base(basket, voucher):
        raise CheckoutRefusal("VOUCHER_NOT_APPLICABLE", "优惠码无效或不适用。", field="promoCode")
    checkout.voucher_code = voucher.code
    checkout.save(update_fields=["voucher_code", "changed_at"])
    return checkout


@act
def promo_remove(*, actor: Actor, checkout_id: uuid.UUID, code: str = "") -> Checkout:
    """Stop using the voucher."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    if code and checkout.voucher_code != code:
        raise CheckoutRefusal("NOT_FOUND", "购物车没有使用该优惠码。", field="promoCode")
    checkout.voucher_code = ""
    checkout.save(update_fields=["voucher_code", "changed_at"])
    return checkout
