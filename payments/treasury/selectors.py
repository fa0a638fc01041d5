"""Reading the public purse's payment orders."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet, Sum

from backend.kernel.actor import Viewer
from backend.kernel.ids import public_id
from payments.ledger.selectors import balances
from payments.treasury.models import PaymentOrder, Quota, QuotaUse, TreasuryPaper

TREASURY_READ = "treasury.read"
ORDER_MAKE = "treasury.order.make"
ORDER_CHECK = "treasury.order.check"
PROCESS_READ = "gov.process.read"
READ_ALL = "gov.process.read.all"


def treasury_orders(*, viewer: Viewer) -> QuerySet[PaymentOrder]:
    """All orders for the treasury and overseers, a department's own for its people."""
    rows = PaymentOrder.objects.select_related("supplier")
    if viewer.may(TREASURY_READ) or viewer.may(READ_ALL):
        return rows
    if viewer.organization_id is None or not viewer.may(PROCESS_READ):
        return rows.none()
    return rows.filter(payer_id=viewer.organization_id)


def quotas(*, viewer: Viewer) -> QuerySet[Quota]:
    """Quotas by the same rule, with their department."""
    rows = Quota.objects.select_related("department")
    if viewer.may(TREASURY_READ) or viewer.may(READ_ALL):
        return rows
    if viewer.organization_id is None or not viewer.may(PROCESS_READ):
        return rows.none()
    return rows.filter(department_id=viewer.organization_id)


def quotas_usable(
    *, department_id: uuid.UUID, budget_item: str, currency: str, today: date
) -> QuerySet[Quota]:
    """The quota rows of the year up to this month: within a year unused quota carries over."""
    return Quota.objects.filter(
        department_id=department_id,
        budget_item=budget_item,
        currency=currency,
        month__range=(date(today.year, 1, 1), today),
    )


def quota_left(*, department_id: uuid.UUID, budget_item: str, currency: str, today: date) -> int:
    """What a department may still order on an item today, in minor units."""
    rows = quotas_usable(
        department_id=department_id, budget_item=budget_item, currency=currency, today=today
    )
    left = rows.aggregate(left=Sum(F("given_minor") - F("used_minor") - F("lapsed_minor")))
    return int(left["left"] or 0)


def papers_of(order_ids: Iterable[uuid.UUID]) -> QuerySet[TreasuryPaper]:
    """The signed documents of orders, in the order they were kept."""
    return TreasuryPaper.objects.filter(order_id__in=list(order_ids)).order_by("kept_at", "pk")


def orders_by_reference(references: Iterable[str]) -> dict[str, PaymentOrder]:
    """Orders by the payment request they belong to."""
    rows = PaymentOrder.objects.filter(reference__in=list(references)).select_related("supplier")
    return {row.reference: row for row in rows}


def order_paper(reference: str, kind: str) -> TreasuryPaper | None:
    """The latest paper of a kind of one order."""
    rows = TreasuryPaper.objects.filter(order__reference=reference, kind=kind)
    return rows.order_by("-kept_at").first()


def quota_faults() -> list[str]:
    """Months whose used quota differs from what orders took; empty for sound books."""
    used = {
        row["quota_id"]: row["net"]
        for row in QuotaUse.objects.values("quota_id").annotate(net=Sum("amount_minor"))
    }
    return [
        f"quota {row.budget_item} {row.month:%Y-%m}: used {row.used_minor}, taken "
        f"{used.get(row.pk, 0)}"
        for row in Quota.objects.all()
        if row.used_minor != used.get(row.pk, 0)
    ]


def payment_order_by_reference(reference: str) -> PaymentOrder | None:
    """The order for a payable."""
    return PaymentOrder.objects.filter(reference=reference).first()


def memo_faults() -> list[str]:
    """Orders whose open commitment differs from the memo account; empty for sound books."""
    rows = {public_id("tpo", row.pk): row for row in PaymentOrder.objects.all()}
    faults = []
    for currency in {row.currency for row in rows.values()}:
        own = {name: row for name, row in rows.items() if row.currency == currency}
        booked = balances("9030", own, currency)
        for name, row in own.items():
            left = 0 if row.state == "CANCELLED" else row.amount_minor - row.paid_minor
            if left != booked.get(name, 0):
                faults.append(f"treasury {name}: open {left}, booked {booked.get(name, 0)}")
    return faults
