"""A new basket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.channels.selectors import channel_by_slug
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services.customer import (
    STRICT,
    AddressRules,
    address_check,
    address_make,
    email_check,
    metadata_check,
)
from backend.checkout.services.lines import LineInput, lines_put
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.rows import row_insert


@act
def checkout_create(
    *,
    actor: Actor,
    channel: str,
    lines: Sequence[LineInput] = (),
    email: str = "",
    shipping_address: dict[str, Any] | None = None,
    billing_address: dict[str, Any] | None = None,
    shipping_rules: AddressRules = STRICT,
    billing_rules: AddressRules = STRICT,
    language: str = "ZH_HANS",
    metadata: dict[str, str] | None = None,
) -> Checkout:
    """Open a checkout in a channel; it belongs to the signed-in person and organisation.

    Raises CheckoutRefusal (MISSING_CHANNEL_SLUG, CHANNEL_INACTIVE, INVALID, line errors).
    """
    if not channel:
        raise CheckoutRefusal("MISSING_CHANNEL_SLUG", "请指定渠道。", field="channel")
    found = channel_by_slug(channel)
    if found is None or not found.is_active:
        raise CheckoutRefusal("CHANNEL_INACTIVE", "渠道不存在或已停用。", field="channel")
    if found.ordering_door != "open":
        raise CheckoutRefusal(
            "CHANNEL_INACTIVE", "政府采购渠道须通过采购申请下单。", field="channel"
        )
    if email:
        email_check(email)
    metadata_check(metadata or {}, metadata or {}, field="metadata")
    for fields, rules in ((shipping_address, shipping_rules), (billing_address, billing_rules)):
        if fields:
            address_check(fields, rules)
    checkout = Checkout(
        channel_id=found.pk,
        user_id=actor.user_id,
        buyer_organization_id=actor.organization_id if actor.may("order.place") else None,
        email=email or actor.email,
        language=language,
        shipping_address=address_make(shipping_address),
        billing_address=address_make(billing_address),
        metadata=metadata or {},
    )
    row_insert(checkout)
    if lines:
        lines_put(checkout, lines, add=True, fresh=True)
    return checkout
