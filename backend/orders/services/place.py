"""From a settled basket to an order per merchant."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.channels.selectors import channel_get
from backend.events.services import publish
from backend.inventory.services import StockLine, holder_rename, stock_allocate, stocks_lock
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.ids import public_id
from backend.kernel.rows import row_insert, rows_insert
from backend.orders.errors import WrongDoor
from backend.orders.events import OrderFunded, OrderPlaced
from backend.orders.models import Order, OrderGroup, OrderLine
from backend.orders.rules import SALEOR_STATUS, tax_inside
from backend.orders.services.hold import event_head
from backend.rulebook.selectors import local_day, value


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A line with its price frozen; ``reference`` names it where stock was reserved."""

    variant_id: uuid.UUID
    quantity: int
    unit_price: Decimal
    undiscounted: Decimal
    total_minor: int
    price_source: str
    price_source_id: str = ""
    discount_minor: int = 0
    commission_bp: int = 0
    commission_row_id: uuid.UUID | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """One merchant's part of a purchase, ready to be ordered."""

    merchant_id: uuid.UUID
    settlement_subject: str
    lines: Sequence[LineDraft]
    freight_minor: int = 0
    discount_minor: int = 0
    delivery: dict[str, Any] = field(default_factory=dict)
    voucher_code: str = ""
    process_ref: str = ""
    reserved_by: str = ""
    charged_minor: int = 0

    @property
    def total_minor(self) -> int:
        """Goods less discount plus freight."""
        goods = sum(line.total_minor for line in self.lines)
        return goods - self.discount_minor + self.freight_minor


@act
def order_place(
    *,
    actor: Actor,
    channel_id: uuid.UUID,
    checkout_ref: str,
    drafts: Sequence[OrderDraft],
    user_id: uuid.UUID | None,
    buyer_organization_id: uuid.UUID | None,
    email: str = "",
    billing_address: dict[str, Any] | None = None,
    shipping_address: dict[str, Any] | None = None,
    buyer_note: str = "",
    purchase_number: str = "",
    language: str = "ZH_HANS",
    metadata: dict[str, str] | None = None,
    door: str = "open",
) -> list[Order]:
    """Make the group and one order per draft; allocate stock; freeze prices and commission.

    Raises WrongDoor, InsufficientStock. All or nothing.
    """
    channel = channel_get(channel_id)
    if channel.ordering_door != door:
        raise WrongDoor
    now = clock.now()
    group = row_insert(OrderGroup(checkout_ref=checkout_ref, channel_id=channel_id))
    facts = variant_facts({line.variant_id for draft in drafts for line in draft.lines})
    if not all(draft.reserved_by for draft in drafts):
        stocks_lock(facts)  # all merchants' rows at once: two baskets never deadlock
    shared: dict[str, Any] = {
        "user_id": user_id,
        "buyer_organization_id": buyer_organization_id,
        "user_email": email,
        "billing_address": billing_address,
        "shipping_address": shipping_address,
        "buyer_note": buyer_note,
        "purchase_number": purchase_number,
        "language": language,
        "metadata": metadata or {},
    }
    return [
        _place_one(
            actor, group, channel.currency, channel.site.slug, draft, facts, now, door, shared
        )
        for draft in drafts
    ]


def _place_one(
    actor: Actor,
    group: OrderGroup,
    currency: str,
    site: str,
    draft: OrderDraft,
    facts: dict[uuid.UUID, VariantFacts],
    now: datetime,
    door: str,
    shared: dict[str, Any],
) -> Order:
    made = any(facts[line.variant_id].made_to_order for line in draft.lines)
    paid = draft.charged_minor >= draft.total_minor
    state = "AWAITING_CONFIRMATION" if made else "AWAITING_PAYMENT"
    if paid and not made:
        state = "AWAITING_DISPATCH"
    goods = sum(line.total_minor for line in draft.lines)
    order = Order(
        group=group,
        number=_number(now),
        channel_id=group.channel_id,
        merchant_id=draft.merchant_id,
        settlement_subject=draft.settlement_subject,
        door=door,
        process_ref=draft.process_ref,
        status=SALEOR_STATUS[state],
        trade_state=state,
        currency=currency,
        goods_minor=goods,
        discount_minor=draft.discount_minor,
        freight_minor=draft.freight_minor,
        total_minor=draft.total_minor,
        charged_minor=draft.charged_minor,
        tax_minor=_tax(draft, facts),
        delivery=draft.delivery,
        voucher_code=draft.voucher_code,
        placed_at=now,
        confirm_by=_after(now, "order.confirm_hours", site, "hours") if made else None,
        pay_by=None if made or paid else _after(now, "order.unpaid_days", site, "days"),
        dispatch_by=_after(now, "order.dispatch_days", site, "days") if paid and not made else None,
        **shared,
    )
    row_insert(order)
    lines = rows_insert(
        [
            _line(order, place, line, facts[line.variant_id])
            for place, line in enumerate(draft.lines, start=1)
        ]
    )
    _hold_stock(order, draft, lines, facts)
    publish(
        OrderPlaced(**event_head(order), total_minor=order.total_minor, site=site, door=door),
        actor=actor,
    )
    if state == "AWAITING_DISPATCH":
        publish(OrderFunded(**event_head(order), charged_minor=draft.charged_minor), actor=actor)
    return order


def _line(order: Order, place: int, line: LineDraft, facts: VariantFacts) -> OrderLine:
    return OrderLine(
        order=order,
        position=place,
        variant_id=line.variant_id,
        product_name=facts.product_name,
        variant_name=facts.name,
        sku=facts.sku,
        unit=facts.base_unit,
        measured=facts.measured,
        quantity=line.quantity,
        unit_price=line.unit_price,
        undiscounted_unit_price=line.undiscounted,
        total_minor=line.total_minor,
        discount_minor=line.discount_minor,
        tax_bp=facts.vat_bp,
        price_source=line.price_source,
        price_source_id=line.price_source_id,
        commission_bp=line.commission_bp,
        commission_row_id=line.commission_row_id,
    )


def _hold_stock(
    order: Order,
    draft: OrderDraft,
    lines: list[OrderLine],
    facts: dict[uuid.UUID, VariantFacts],
) -> None:
    """Ready goods are held from now on; goods made to order are not on a shelf yet."""
    holder = public_id("ord", order.pk)
    if draft.reserved_by:
        names = {
            given.reference: str(line.pk) for given, line in zip(draft.lines, lines, strict=True)
        }
        if holder_rename(holder=draft.reserved_by, to=holder, line_by_line=names):
            return
    stock_allocate(
        holder=holder,
        facts=facts,
        lines=[
            StockLine(line.variant_id, line.quantity, str(line.pk))
            for line in lines
            if line.variant_id and not facts[line.variant_id].made_to_order
        ],
    )


def _tax(draft: OrderDraft, facts: dict[uuid.UUID, VariantFacts]) -> int:
    return sum(
        tax_inside(line.total_minor - line.discount_minor, facts[line.variant_id].vat_bp)
        for line in draft.lines
    )


def _after(now: datetime, key: str, site: str, unit: str) -> datetime:
    return now + timedelta(**{unit: value(key, on=now, scope={"site": site}).number})


def _number(now: datetime) -> str:
    """A readable number: day and a running figure, unique by its sequence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('orders_number')")
        running = cursor.fetchone()[0]
    return f"{local_day(now):%Y%m%d}{running:07d}"
