"""From basket to orders, once."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from backend.channels.selectors import channel_get
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.events import CheckoutCompleted
from backend.checkout.models import Checkout
from backend.checkout.selectors import groups_of
from backend.checkout.services.draft import (
    address_plain,
    basket_ready,
    draft_restore,
    group_draft,
    holder_of,
    subject_of,
)
from backend.checkout.services.hold import checkout_lock
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.ids import public_id
from backend.kernel.rows import row_update
from backend.orders.selectors import orders_of_group
from backend.orders.services import OrderDraft, order_place
from backend.pricing.vouchers import voucher_find, voucher_spend


@act
def checkout_complete(*, actor: Actor, checkout_id: uuid.UUID) -> list[uuid.UUID]:
    """Make the orders; a completed checkout returns its orders again (decision D21).

    Raises CheckoutRefusal (CHECKOUT_NOT_FULLY_PAID where the channel wants payment first),
    InsufficientStock.
    """
    checkout = checkout_lock(checkout_id, actor=actor, with_addresses=True)
    ref = public_id("chk", checkout.pk)
    if checkout.completed_at is not None:
        return orders_of_group(ref)
    now = clock.now()
    frozen = checkout.frozen_until is not None and checkout.frozen_until > now
    if checkout.charged_minor and not frozen:
        raise CheckoutRefusal(
            "CHECKOUT_NOT_FULLY_PAID", "付款保留时间已过，款项将全额退回，请重新下单。", field="id"
        )
    drafts = _frozen_drafts(checkout) if frozen else _fresh_drafts(checkout)
    total = sum(draft.total_minor for draft in drafts)
    if checkout.charged_minor < total and not channel_get(checkout.channel_id).allow_unpaid_orders:
        raise CheckoutRefusal("CHECKOUT_NOT_FULLY_PAID", "订单尚未付清。", field="id")
    _voucher_use(checkout, at=now, paid=frozen and checkout.charged_minor >= total)
    if checkout.charged_minor >= total:
        drafts = [replace(draft, charged_minor=draft.total_minor) for draft in drafts]
    orders = order_place(
        actor=actor,
        channel_id=checkout.channel_id,
        checkout_ref=ref,
        drafts=drafts,
        user_id=checkout.user_id,
        buyer_organization_id=checkout.buyer_organization_id,
        email=checkout.email,
        billing_address=address_plain(checkout.billing_address or checkout.shipping_address),
        shipping_address=address_plain(checkout.shipping_address),
        buyer_note=checkout.buyer_note,
        purchase_number=checkout.purchase_number,
        language=checkout.language,
        metadata=checkout.metadata,
    )
    checkout.completed_at = now
    checkout.frozen_until = None
    row_update(checkout, "completed_at", "frozen_until")
    placed = [order.pk for order in orders]
    publish(CheckoutCompleted(checkout_id=checkout.pk, orders=placed), actor=actor)
    return placed


def _voucher_use(checkout: Checkout, *, at: datetime, paid: bool) -> None:
    """Count one use. A sum that was frozen and paid is honoured whatever happened meanwhile."""
    if not checkout.voucher_code:
        return
    voucher = voucher_find(checkout.voucher_code, channel_id=checkout.channel_id, at=at)
    if (voucher is None or not voucher_spend(voucher.id)) and not paid:
        raise CheckoutRefusal("VOUCHER_NOT_APPLICABLE", "优惠码已用完。", field="promoCode")


def _frozen_drafts(checkout: Checkout) -> list[OrderDraft]:
    return [
        draft_restore(group, subject=subject_of(group), reserved_by=holder_of(checkout))
        for group in groups_of(checkout.pk)
    ]


def _fresh_drafts(checkout: Checkout) -> list[OrderDraft]:
    basket = basket_ready(checkout, at=clock.now())
    drafts = []
    for group in sorted(basket.groups, key=lambda each: str(each.row.pk) if each.row else ""):
        assert group.row is not None
        drafts.append(group_draft(basket, group, subject=subject_of(group.row)))
    return drafts
