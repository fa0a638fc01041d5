"""From basket to order drafts: complete, priced, and kept while a payment runs."""

from __future__ import annotations

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.checkout.basket import Basket, BasketGroup, basket_read
from backend.checkout.errors import CheckoutRefusal, quantity_refused
from backend.checkout.models import Checkout, CheckoutGroup
from backend.checkout.services.customer import address_check
from backend.kernel.errors import Listed
from backend.kernel.ids import public_id
from backend.orders.services import LineDraft, OrderDraft


def holder_of(checkout: Checkout) -> str:
    """Under which name the stock of a checkout is reserved."""
    return public_id("chk", checkout.pk)


def basket_ready(checkout: Checkout, *, at: datetime) -> Basket:
    """The basket, complete enough to be ordered. Raises CheckoutRefusal for the first gap."""
    basket = basket_read(checkout, at=at, to_order=True)
    if not basket.groups:
        raise CheckoutRefusal("NO_LINES", "购物车是空的。", field="lines")
    if not checkout.email:
        raise CheckoutRefusal("EMAIL_NOT_SET", "请填写联系邮箱。", field="email")
    if checkout.shipping_address is None:
        raise CheckoutRefusal(
            "SHIPPING_ADDRESS_NOT_SET", "请先填写收货地址。", field="shippingAddress"
        )
    address_check(address_plain(checkout.shipping_address) or {})
    _lines_sound(basket)
    for group in basket.groups:
        _delivery_sound(group)
    return basket


def _lines_sound(basket: Basket) -> None:
    gone = [line for line in basket.lines if line.gone]
    if gone:
        raise CheckoutRefusal(
            "UNAVAILABLE_VARIANT_IN_CHANNEL",
            "{name} 已下架，请从购物车移除。",
            name=gone[0].facts.product_name,
            field="lines",
            details={"variants": [str(line.row.variant_id) for line in gone]},
        )
    for problem in basket.quantity_problems().values():
        raise quantity_refused(
            {
                "variant": str(problem.variant_id),
                "quantity": problem.quantity,
                "neighbours": problem.neighbours,
                "minimum": problem.minimum,
                "step": problem.step,
            },
            "数量 {quantity} 不符合起订量或倍数，可选 {neighbours}。",
            quantity=problem.quantity,
            neighbours=Listed(problem.neighbours),
        )


def _delivery_sound(group: BasketGroup) -> None:
    fault = group.delivery_problem
    if fault == "NOT_SET":
        raise CheckoutRefusal(
            "SHIPPING_METHOD_NOT_SET", "请为每家商户选择配送方式。", field="shippingMethod"
        )
    if fault:
        raise CheckoutRefusal(
            "DELIVERY_METHOD_NOT_APPLICABLE",
            "配送报价已变化，请重新选择。",
            field="shippingMethod",
        )


def address_plain(row: Any) -> dict[str, Any] | None:
    """An address as plain data, for freezing into an order."""
    if row is None:
        return None
    names = (
        "first_name", "last_name", "company_name", "street_address_1", "street_address_2", "city",
        "city_area", "postal_code", "country", "country_area", "phone",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}


def group_draft(basket: Basket, group: BasketGroup, *, subject: str) -> OrderDraft:
    """One merchant's part as an order draft."""
    option = dict(group.chosen or {})
    return OrderDraft(
        merchant_id=group.merchant_id,
        settlement_subject=subject,
        freight_minor=group.freight.minor,
        discount_minor=basket.group_discount(group),
        delivery=option,
        voucher_code=basket.checkout.voucher_code,
        lines=[
            LineDraft(
                variant_id=line.row.variant_id,
                quantity=line.row.quantity,
                unit_price=line.price.unit_price.amount,
                undiscounted=line.price.undiscounted.amount,
                total_minor=line.price.total.minor,
                discount_minor=basket.discount_by_line.get(line.row.pk, 0),
                price_source=line.price.source,
                price_source_id=line.price.source_id,
                commission_bp=line.price.commission_bp,
                commission_row_id=line.price.commission_row_id,
                reference=str(line.row.pk),
            )
            for line in group.lines
        ],
    )


def draft_plain(draft: OrderDraft) -> dict[str, Any]:
    """A draft as JSON data, frozen on the group."""
    return {
        "freight_minor": draft.freight_minor,
        "discount_minor": draft.discount_minor,
        "delivery": draft.delivery,
        "voucher_code": draft.voucher_code,
        "lines": [
            {
                "variant_id": str(line.variant_id),
                "quantity": line.quantity,
                "unit_price": str(line.unit_price),
                "undiscounted": str(line.undiscounted),
                "total_minor": line.total_minor,
                "discount_minor": line.discount_minor,
                "price_source": line.price_source,
                "price_source_id": line.price_source_id,
                "commission_bp": line.commission_bp,
                "commission_row_id": str(line.commission_row_id)
                if line.commission_row_id
                else None,
                "reference": line.reference,
            }
            for line in draft.lines
        ],
    }


def draft_restore(group: CheckoutGroup, *, subject: str, reserved_by: str) -> OrderDraft:
    """The frozen draft of a group."""
    plain = group.frozen or {}
    return OrderDraft(
        merchant_id=group.merchant_id,
        settlement_subject=subject,
        freight_minor=plain["freight_minor"],
        discount_minor=plain["discount_minor"],
        delivery=plain["delivery"],
        voucher_code=plain["voucher_code"],
        reserved_by=reserved_by,
        lines=[
            LineDraft(
                variant_id=uuid.UUID(line["variant_id"]),
                quantity=line["quantity"],
                unit_price=Decimal(line["unit_price"]),
                undiscounted=Decimal(line["undiscounted"]),
                total_minor=line["total_minor"],
                discount_minor=line["discount_minor"],
                price_source=line["price_source"],
                price_source_id=line["price_source_id"],
                commission_bp=line["commission_bp"],
                commission_row_id=uuid.UUID(line["commission_row_id"])
                if line["commission_row_id"]
                else None,
                reference=line["reference"],
            )
            for line in plain["lines"]
        ],
    )


def subject_of(group: CheckoutGroup) -> str:
    """The settlement subject of a group: the escrow's key, later the order's."""
    return public_id("stl", group.settlement)
