"""Reading orders; always told who is looking."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from backend.events.selectors import events_of
from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.orders.models import Fulfillment, Order, OrderLine, ReturnRequest
from backend.orders.rules import may

ORDER_READ_ALL = "order.read.all"
ORDER_SELL_READ = "order.sell.read"
ORDER_READ = "order.read"


def order_list(*, viewer: Viewer) -> QuerySet[Order]:
    """Orders the viewer bought or sold; every order for those who supervise."""
    orders = Order.objects.select_related("channel__site")
    if viewer.may(ORDER_READ_ALL):
        return orders
    own = Q(pk__in=[])
    if viewer.user_id is not None:
        own |= Q(user_id=viewer.user_id)
    if viewer.organization_id is not None:
        if viewer.may(ORDER_READ):
            own |= Q(buyer_organization_id=viewer.organization_id)
        if viewer.may(ORDER_SELL_READ):
            own |= Q(merchant_id=viewer.organization_id)
    return orders.filter(own)


def orders_bought(*, viewer: Viewer) -> QuerySet[Order]:
    """What the viewer, or the viewer's organisation, bought."""
    if viewer.user_id is None:
        return Order.objects.none()
    mine = Q(user_id=viewer.user_id)
    if viewer.organization_id is not None and viewer.may(ORDER_READ):
        mine |= Q(buyer_organization_id=viewer.organization_id)
    return Order.objects.filter(mine).select_related("channel__site")


def orders_sold(*, viewer: Viewer) -> QuerySet[Order]:
    """What the viewer's organisation sold."""
    if viewer.organization_id is None or not viewer.may(ORDER_SELL_READ):
        return Order.objects.none()
    return Order.objects.filter(merchant_id=viewer.organization_id).select_related("channel__site")


def order_get(order_id: uuid.UUID, *, viewer: Viewer) -> Order | None:
    """One order for those who may see it; guest orders of open channels by id (decision D32)."""
    found = order_list(viewer=viewer).filter(pk=order_id).first()
    if found is not None:
        return found
    return (
        Order.objects.select_related("channel__site")
        .filter(pk=order_id, user__isnull=True, buyer_organization__isnull=True, door="open")
        .first()
    )


_BY_SUBJECT = Reading(lambda subject: Order.objects.filter(settlement_subject=subject), str)
_BY_IDS = Reading(
    lambda keys: Order.objects.filter(pk__in=keys).select_related("channel__site", "group"), list
)


def order_by_subject(settlement_subject: str) -> Order | None:
    """The order a settlement is about; None while the checkout is not completed."""
    return _BY_SUBJECT.one(settlement_subject)


def orders_by_refs(process_refs: Iterable[str]) -> QuerySet[Order]:
    """Orders of procurement processes."""
    return Order.objects.filter(process_ref__in=list(process_refs))


def lines_of(order_ids: Iterable[uuid.UUID]) -> QuerySet[OrderLine]:
    """Lines of several orders in order."""
    return OrderLine.objects.filter(order_id__in=list(order_ids)).order_by("order_id", "position")


def windows_over(moment: object, *, door: str = "open") -> QuerySet[Fulfillment]:
    """Deliveries whose inspection window is over and that nobody accepted or disputed."""
    return Fulfillment.objects.filter(
        inspect_until__lte=moment,
        accepted_at__isnull=True,
        order__release_blocked=False,
        order__door=door,
    ).select_related("order")


def windows_closing(*, since: datetime, until: datetime) -> QuerySet[Fulfillment]:
    """Deliveries of persons on open channels whose time to inspect ends in a span."""
    return (
        Fulfillment.objects.filter(
            inspect_until__gt=since,
            inspect_until__lte=until,
            accepted_at=None,
            order__door="open",
            order__user__isnull=False,
        )
        .select_related("order")
        .order_by("inspect_until", "pk")
    )


def actions_for(order: Order, *, viewer: Viewer) -> list[str]:
    """The acts (by the mutations' names) this viewer may do on this order now, for buttons."""
    if order.door != "open":
        return []
    buys = (viewer.user_id is not None and viewer.user_id == order.user_id) or (
        viewer.organization_id is not None
        and viewer.organization_id == order.buyer_organization_id
        and viewer.may("order.accept")
    )
    sells = viewer.organization_id == order.merchant_id and viewer.may("order.dispatch")
    return [*(_buyer_acts(order) if buys else ()), *(_seller_acts(order) if sells else ())]


def _buyer_acts(order: Order) -> list[str]:
    state = order.trade_state
    sent = may("accept", state)
    free = sent and not order.release_blocked
    possible = (
        ("transactionInitialize", state == "AWAITING_PAYMENT"),
        ("orderAccept", free),
        ("orderProblemReport", sent and "PROBLEM" not in order.blocks),
        ("orderProblemSettle", "PROBLEM" in order.blocks),
        ("inspectionExtend", state == "INSPECTING"),
        ("orderReturnRequest", may("return", state) and "RETURN" not in order.blocks),
        ("orderCancel", may("cancel", state) and order.cancel_requested_at is None),
    )
    return [name for name, allowed in possible if allowed]


def _seller_acts(order: Order) -> list[str]:
    state = order.trade_state
    possible = (
        ("orderConfirm", may("confirm", state)),
        ("orderDispatch", may("dispatch", state)),
        ("orderCancel", may("cancel", state)),
        ("orderCancelAnswer", may("cancel", state) and order.cancel_requested_at is not None),
        ("orderRefundAgree", may("report", state)),
        ("orderReturnAnswer", "RETURN" in order.blocks),
    )
    return [name for name, allowed in possible if allowed]


def orders_of_group(checkout_ref: str) -> list[uuid.UUID]:
    """The orders one checkout became, lowest number first."""
    rows = Order.objects.filter(group__checkout_ref=checkout_ref).order_by("number")
    return list(rows.values_list("pk", flat=True))


def sees_private(order: Order, *, viewer: Viewer) -> bool:
    """Whether the viewer is a side of the order or a supervisor, not just a bearer of its id."""
    if viewer.is_system or viewer.may(ORDER_READ_ALL):
        return True
    if viewer.user_id is not None and viewer.user_id == order.user_id:
        return True
    own = viewer.organization_id
    return own is not None and own in (order.buyer_organization_id, order.merchant_id)


def orders_filter(
    rows: QuerySet[Order],
    *,
    trade_states: Sequence[str] | None = None,
    search: str | None = None,
    after_sale: bool | None = None,
    placed_since: datetime | None = None,
    placed_until: datetime | None = None,
) -> QuerySet[Order]:
    """Narrow orders as a workbench does; what is not given does not narrow."""
    if trade_states is not None:
        rows = rows.filter(trade_state__in=trade_states)
    if search and search.strip():
        text = search.strip()[:80]
        lines = OrderLine.objects.filter(sku__iexact=text).values("order_id")
        rows = rows.filter(
            Q(number__startswith=text) | Q(purchase_number__iexact=text) | Q(pk__in=lines)
        )
    if after_sale is not None:
        rows = rows.filter(release_blocked=after_sale)
    if placed_since is not None:
        rows = rows.filter(placed_at__gte=placed_since)
    if placed_until is not None:
        rows = rows.filter(placed_at__lt=placed_until)
    return rows


def fulfillments_of(order_ids: Iterable[uuid.UUID]) -> QuerySet[Fulfillment]:
    """Dispatches of several orders with their lines."""
    return (
        Fulfillment.objects.filter(order_id__in=list(order_ids))
        .prefetch_related("lines__order_line__order")
        .order_by("order_id", "number")
    )


def returns_of(order_ids: Iterable[uuid.UUID]) -> QuerySet[ReturnRequest]:
    """Returns of several orders, oldest first."""
    rows = ReturnRequest.objects.filter(order_id__in=list(order_ids)).select_related("order")
    return rows.order_by("created_at", "pk")


def group_orders(group_ids: Iterable[uuid.UUID], *, viewer: Viewer) -> QuerySet[Order]:
    """Orders of some groups that the viewer may see; guest orders to whoever holds the id."""
    guests = Order.objects.filter(
        user__isnull=True, buyer_organization__isnull=True, door="open"
    ).values("pk")
    seen = order_list(viewer=viewer).values("pk")
    return Order.objects.filter(
        Q(pk__in=seen) | Q(pk__in=guests), group_id__in=list(group_ids)
    ).order_by("number")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderHappening:
    """One line of an order's history."""

    id: uuid.UUID
    at: datetime
    kind: str
    title: str
    amount: Decimal | None


def order_events(subject: str) -> list[OrderHappening]:
    """What happened to an order, oldest first, as the log tells it (append only)."""
    found = []
    for entry in events_of(subject):
        record: dict[str, Any] = entry.record or {}
        money = record.get("amount")
        amount = Money(money["minor"], money["currency"]).decimal if money else None
        found.append(
            OrderHappening(
                id=entry.id,
                at=entry.at,
                kind=entry.kind,
                title=str(record.get("title", "")),
                amount=amount,
            )
        )
    return found


def return_get(return_id: uuid.UUID, *, viewer: Viewer) -> ReturnRequest | None:
    """One return of an order the viewer may see."""
    found = ReturnRequest.objects.select_related("order").filter(pk=return_id).first()
    if found is None or not sees_private(found.order, viewer=viewer):
        return None
    return found


def orders_by_ids(order_ids: Sequence[uuid.UUID]) -> list[Order]:
    """Orders in the order of their ids given; for callers who know who may see them."""
    found = {row.pk: row for row in _BY_IDS(list(order_ids))}
    return [found[key] for key in order_ids if key in found]


def windows_open(settlement_subjects: Iterable[str]) -> dict[str, datetime]:
    """When the first inspection window still running of each trade ends."""
    rows = Fulfillment.objects.filter(
        order__settlement_subject__in=list(settlement_subjects),
        inspect_until__isnull=False,
        accepted_at__isnull=True,
    ).order_by("-inspect_until")
    return {
        row.order.settlement_subject: row.inspect_until
        for row in rows.select_related("order")
        if row.inspect_until is not None
    }


def orders_unfinished(merchant_id: uuid.UUID) -> int:
    """How many of a merchant's orders still owe goods, an acceptance or the end of a dispute."""
    over = ["COMPLETED", "CANCELLED", "EXPIRED"]
    rows = Order.objects.filter(merchant_id=merchant_id)
    return rows.filter(Q(release_blocked=True) | ~Q(trade_state__in=over)).count()


def orders_between(
    buyer_id: uuid.UUID, merchant_id: uuid.UUID, *, since: datetime, until: datetime
) -> int:
    """How many orders one organisation gave another in a time, ends included."""
    rows = Order.objects.filter(buyer_organization_id=buyer_id, placed_at__range=(since, until))
    return rows.filter(merchant_id=merchant_id).count()
