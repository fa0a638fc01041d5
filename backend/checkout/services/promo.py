"""Voucher codes."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.checkout.basket import Basket, basket_read
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services.hold import checkout_lock_open
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money, allocate
from backend.pricing.vouchers import VoucherRow, voucher_find


@transaction.atomic
def promo_add(*, actor: Actor, checkout_id: uuid.UUID, code: str) -> Checkout:
    """Use a voucher. Raises VOUCHER_NOT_APPLICABLE with what is missing."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    voucher = voucher_find(code.strip(), channel_id=checkout.channel_id, at=clock.now())
    basket = basket_read(checkout, at=clock.now())
    if voucher is None or not _base(basket, voucher):
        raise CheckoutRefusal("VOUCHER_NOT_APPLICABLE", "优惠码无效或不适用。", field="promoCode")
    checkout.voucher_code = voucher.code
    checkout.save(update_fields=["voucher_code", "changed_at"])
    return checkout


@transaction.atomic
def promo_remove(*, actor: Actor, checkout_id: uuid.UUID, code: str = "") -> Checkout:
    """Stop using the voucher."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    if code and checkout.voucher_code != code:
        raise CheckoutRefusal("NOT_FOUND", "购物车没有使用该优惠码。", field="promoCode")
    checkout.voucher_code = ""
    checkout.save(update_fields=["voucher_code", "changed_at"])
    return checkout


def _base(basket: Basket, voucher: VoucherRow) -> int:
    """The goods value the voucher counts on, zero when it does not apply."""
    base = sum(
        group.goods.minor
        for group in basket.groups
        if voucher.merchant_id in (None, group.merchant_id)
    )
    return base if base >= voucher.min_spent_minor else 0


def discount_apply(basket: Basket) -> Basket:
    """Spread the voucher's discount over the lines it counts on, largest remainder."""
    code = basket.checkout.voucher_code
    if not code:
        return basket
    voucher = voucher_find(code, channel_id=basket.checkout.channel_id, at=clock.now())
    base = _base(basket, voucher) if voucher else 0
    if voucher is None or not base:
        return basket
    off = voucher.discount(base)
    lines = [
        line
        for group in basket.groups
        if voucher.merchant_id in (None, group.merchant_id)
        for line in group.lines
    ]
    shares = allocate(Money(off, basket.currency), [line.price.total.minor for line in lines])
    basket.discount_by_line = {
        line.row.pk: share.minor for line, share in zip(lines, shares, strict=True)
    }
    return basket
