"""Payment first (decision D21): freeze the basket, reserve stock, hand out settlement subjects."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.checkout.basket import Basket, BasketGroup, basket_read
from backend.checkout.errors import CheckoutRefusal, quantity_refused
from backend.checkout.events import PaymentLapsed
from backend.checkout.models import Checkout, CheckoutGroup
from backend.checkout.services.customer import address_check
from backend.checkout.services.delivery import delivery_problem
from backend.checkout.services.hold import checkout_lock
from backend.checkout.services.promo import discount_apply
from backend.events.services import publish
from backend.inventory.services import StockLine, allocation_release, stock_reserve
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.orders.services import LineDraft, OrderDraft
from backend.rulebook.selectors import value

TIMER = Actor.system("checkout")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenGroup:
    """One merchant's part with its sums fixed, keyed by its settlement subject."""

    settlement_subject: str
    merchant_id: uuid.UUID
    goods_minor: int
    freight_minor: int
    discount_minor: int

    @property
    def total_minor(self) -> int:
        return self.goods_minor - self.discount_minor + self.freight_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCheckout:
    """What a payment of a checkout is about."""

    checkout_id: uuid.UUID
    currency: str
    site: str
    buyer_id: uuid.UUID | None
    groups: Sequence[FrozenGroup]
    reserved_until: datetime

    @property
    def total(self) -> Money:
        return Money(sum(group.total_minor for group in self.groups), self.currency)


def holder_of(checkout: Checkout) -> str:
    """Under which name the stock of a checkout is reserved."""
    return public_id("chk", checkout.pk)


def basket_ready(checkout: Checkout, *, at: datetime) -> Basket:
    """The basket, complete enough to be ordered. Raises CheckoutRefusal for the first gap."""
    basket = discount_apply(basket_read(checkout, at=at))
    if not basket.groups:
        raise CheckoutRefusal("NO_LINES", "购物车是空的。", field="lines")
    if not checkout.email:
        raise CheckoutRefusal("EMAIL_NOT_SET", "请填写联系邮箱。", field="email")
    if checkout.shipping_address is None:
        raise CheckoutRefusal(
            "SHIPPING_ADDRESS_NOT_SET", "请先填写收货地址。", field="shippingAddress"
        )
    address_check(_address(checkout.shipping_address) or {}, required=True, formats=True)
    for problem in basket.quantity_problems():
        raise quantity_refused(
            {
                "variant": str(problem.variant_id),
                "quantity": problem.quantity,
                "neighbours": problem.neighbours,
                "minimum": problem.minimum,
                "step": problem.step,
            },
            f"数量 {problem.quantity} 不符合起订量或倍数，可选 {'、'.join(map(str, problem.neighbours))}。",
        )
    for group in basket.groups:
        fault = delivery_problem(checkout, group, at=at)
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
    return basket


def _address(row: Any) -> dict[str, Any] | None:
    """An address as plain data, for freezing into an order."""
    if row is None:
        return None
    names = (
        "first_name", "last_name", "company_name", "street_address_1", "street_address_2", "city",
        "city_area", "postal_code", "country", "country_area", "phone",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}


def address_plain(row: Any) -> dict[str, Any] | None:
    """Public name of the same."""
    return _address(row)


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
    return public_id("stl", group.pk)


@transaction.atomic
def checkout_freeze_for_payment(*, actor: Actor, checkout_id: uuid.UUID) -> FrozenCheckout:
    """Re-price, reserve stock for thirty minutes, fix the sums; again while frozen gives the same.

    Raises CheckoutRefusal, InsufficientStock.
    """
    checkout = checkout_lock(checkout_id, actor=actor)
    now = clock.now()
    if checkout.completed_at is not None:
        raise CheckoutRefusal("NOT_FOUND", "购物车已下单。", field="id")
    if checkout.frozen_until is None or checkout.frozen_until <= now:
        basket = basket_ready(checkout, at=now)
        until = now + timedelta(minutes=value("checkout.reservation_minutes", on=now).number)
        stock_reserve(
            holder=holder_of(checkout),
            lines=[
                StockLine(line.row.variant_id, line.row.quantity, str(line.row.pk))
                for line in basket.lines
                if not line.facts.made_to_order
            ],
            until=until,
        )
        for group in basket.groups:
            assert group.row is not None
            draft = group_draft(basket, group, subject=subject_of(group.row))
            group.row.frozen = draft_plain(draft)
            group.row.save(update_fields=["frozen", "updated_at"])
        checkout.frozen_until = until
        checkout.save(update_fields=["frozen_until", "changed_at"])
    return _frozen(checkout)


def _frozen(checkout: Checkout) -> FrozenCheckout:
    groups = []
    for row in checkout.groups.order_by("pk"):
        plain = row.frozen or {}
        groups.append(
            FrozenGroup(
                settlement_subject=subject_of(row),
                merchant_id=row.merchant_id,
                goods_minor=sum(line["total_minor"] for line in plain["lines"]),
                freight_minor=plain["freight_minor"],
                discount_minor=plain["discount_minor"],
            )
        )
    assert checkout.frozen_until is not None
    return FrozenCheckout(
        checkout_id=checkout.pk,
        currency=checkout.channel.currency,
        site=checkout.channel.site.slug,
        buyer_id=checkout.buyer_organization_id or checkout.user_id,
        groups=groups,
        reserved_until=checkout.frozen_until,
    )


@transaction.atomic
def checkout_record_payment(
    *, checkout_id: uuid.UUID, charged_minor: int, authorized_minor: int = 0
) -> None:
    """What payments says was charged in all (absolute, so twice is once)."""
    Checkout.objects.filter(pk=checkout_id).update(
        charged_minor=charged_minor, authorized_minor=authorized_minor
    )


@transaction.atomic
def checkout_unfreeze(*, checkout_id: uuid.UUID) -> None:
    """A payment failed for good: the basket may change again."""
    checkout = lock_one(Checkout.objects.filter(pk=checkout_id, completed_at__isnull=True))
    if checkout is not None and not checkout.charged_minor:
        allocation_release(holder=holder_of(checkout))
        checkout.frozen_until = None
        checkout.save(update_fields=["frozen_until", "changed_at"])


def checkout_lapse_due() -> int:
    """Baskets paid but not completed when the reservation ended: the money goes back (D21)."""
    due = Checkout.objects.filter(
        completed_at__isnull=True, frozen_until__lte=clock.now()
    ).values_list("pk", flat=True)
    return sum(_lapse(key) for key in list(due))


@transaction.atomic
def _lapse(checkout_id: uuid.UUID) -> bool:
    checkout = lock_one(Checkout.objects.filter(pk=checkout_id, completed_at__isnull=True))
    if checkout is None or checkout.frozen_until is None or checkout.frozen_until > clock.now():
        return False
    allocation_release(holder=holder_of(checkout))
    subjects = [subject_of(group) for group in checkout.groups.order_by("pk")]
    checkout.frozen_until = None
    checkout.save(update_fields=["frozen_until", "changed_at"])
    publish(PaymentLapsed(checkout_id=checkout.pk, settlement_subjects=subjects), actor=TIMER)
    return True
