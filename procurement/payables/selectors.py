"""Reading payables: each side its own, overseers all, the public only the lateness list."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from backend.kernel.actor import Actor
from procurement.payables.models import Invoice, Payable, PaymentRequest
from procurement.payables.permissions import PROCESS_READ, READ_ALL, SELL_READ


def payable_list(*, viewer: Actor) -> QuerySet[Payable]:
    """Payables the viewer's department owes or the viewer's company is owed."""
    rows = Payable.objects.select_related("contract", "buyer", "supplier")
    if viewer.may(READ_ALL):
        return rows
    own = Q(pk__in=[])
    if viewer.organization_id is not None:
        if viewer.may(PROCESS_READ):
            own |= Q(buyer_id=viewer.organization_id)
        if viewer.may(SELL_READ):
            own |= Q(supplier_id=viewer.organization_id)
    return rows.filter(own)


def payable_of(case: str) -> Payable | None:
    """The payable of a case."""
    return Payable.objects.filter(case=case).order_by("-pk").first()


def payables_of(cases: Iterable[str]) -> list[Payable]:
    """The payables of cases."""
    return list(Payable.objects.filter(case__in=list(cases)).order_by("pk"))


def invoices_of(payable_ids: Iterable[uuid.UUID]) -> QuerySet[Invoice]:
    """Invoices of payables, oldest first."""
    return Invoice.objects.filter(payable_id__in=list(payable_ids)).order_by("registered_at")


def requests_of(payable_ids: Iterable[uuid.UUID]) -> QuerySet[PaymentRequest]:
    """Payment requests of payables, oldest first."""
    return PaymentRequest.objects.filter(payable_id__in=list(payable_ids)).order_by("requested_at")


def lateness_list(*, today: date, buyer_id: uuid.UUID | None = None) -> QuerySet[Payable]:
    """Public: payables past their due day, open ones and those that were paid late."""
    late = Q(settled_on=None, due_on__lt=today) | Q(settled_on__gt=F("due_on"))
    rows = Payable.objects.filter(late).select_related("buyer", "supplier", "contract")
    if buyer_id is not None:
        rows = rows.filter(buyer_id=buyer_id)
    return rows


def payables_watched(*, until: date) -> list[Payable]:
    """Open payables whose due day is near or past and that still want a reminder or listing."""
    return list(
        Payable.objects.filter(settled_on=None, due_on__lte=until, listed_on=None).order_by("pk")
    )


@dataclass(frozen=True, slots=True)
class Paid:
    """What the treasury paid, in minor units, and how late."""

    payments: int
    minor: int
    late: int
    interest_minor: int
    open_late: int


def paid_totals(*, today: date) -> Paid:
    """Settled payables, late ones with their interest, and open ones past their day."""
    settled = Payable.objects.exclude(settled_on=None).aggregate(
        payments=Count("id"),
        minor=Sum("paid_minor"),
        late=Count("id", filter=Q(late_days__gt=0)),
        interest=Sum("interest_minor"),
    )
    return Paid(
        payments=settled["payments"],
        minor=int(settled["minor"] or 0),
        late=settled["late"],
        interest_minor=int(settled["interest"] or 0),
        open_late=Payable.objects.filter(settled_on=None, due_on__lt=today).count(),
    )
