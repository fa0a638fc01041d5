"""Reading statements and merchants' balances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from payments.escrow.services import merchant_ref
from payments.ledger.selectors import balance, moved_between
from payments.statements.invoice_papers import invoice_pdf
from payments.statements.models import CommissionInvoice, Statement, StatementCycle
from payments.statements.papers import statement_pdf, statement_xlsx

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable
    from datetime import date

READ_OWN, READ_ALL = "merchant.statement.read", "statement.read"
OWN_CODES = ("2030", "2031", "2032")
"""What a merchant has with us: pending, available, kept back."""


def cycles_of(merchants: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[tuple[date, str]]]:
    """What merchants chose: (from day, cycle), ascending; nothing for those that never did."""
    rows = StatementCycle.objects.filter(merchant_id__in=list(merchants)).order_by("from_day")
    found: dict[uuid.UUID, list[tuple[date, str]]] = {}
    for merchant, day, cycle in rows.values_list("merchant_id", "from_day", "cycle"):
        found.setdefault(merchant, []).append((day, cycle))
    return found


def statements_list(*, viewer: Viewer) -> QuerySet[Statement]:
    """A merchant's own, or all for finance."""
    rows = Statement.objects.order_by("-since", "number")
    if viewer.may(READ_ALL):
        return rows
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return rows.none()
    return rows.filter(merchant_id=viewer.organization_id)


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement to keep: its name, what it is, its bytes."""

    name: str
    media_type: str
    content: bytes


def statement_file(number: str, kind: str, *, viewer: Viewer) -> StatementFile | None:
    """``kind`` PDF or XLSX, for those who may read the statement; None for all others."""
    row = statements_list(viewer=viewer).select_related("merchant").filter(number=number).first()
    if row is None:
        return None
    make, ending, media_type = MAKERS[kind]
    return StatementFile(f"{row.number}.{ending}", media_type, make(row))


def invoices_list(*, viewer: Viewer) -> QuerySet[CommissionInvoice]:
    """A merchant's own invoices and red letters, or all for finance; the newest first."""
    rows = CommissionInvoice.objects.select_related("reverses").order_by("-month", "-number")
    if viewer.may(READ_ALL):
        return rows
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return rows.none()
    return rows.filter(merchant_id=viewer.organization_id)


def invoice_file(number: str, *, viewer: Viewer) -> StatementFile | None:
    """The paper, for those who may read the invoice; None for all others."""
    row = invoices_list(viewer=viewer).filter(number=number).first()
    if row is None:
        return None
    return StatementFile(f"{row.number}.pdf", "application/pdf", invoice_pdf(row))


MAKERS = {
    "PDF": (statement_pdf, "pdf", "application/pdf"),
    "XLSX": (
        statement_xlsx,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@dataclass(frozen=True, slots=True)
class MerchantBalance:
    """What a merchant has with us now, in minor units."""

    currency: str
    pending_minor: int
    available_minor: int
    reserve_minor: int
    owed_minor: int


def merchant_balance(merchant_id: uuid.UUID, currency: str) -> MerchantBalance:
    """Pending, available, kept back, and owed by the merchant."""
    owner = merchant_ref(merchant_id)
    return MerchantBalance(
        currency=currency,
        pending_minor=balance("2030", owner, currency),
        available_minor=balance("2031", owner, currency),
        reserve_minor=balance("2032", owner, currency),
        owed_minor=balance("1050", owner, currency),
    )


def statement_faults() -> list[str]:
    """Statements that do not equal their own sums or the ledger; empty for sound books."""
    return [
        f"statement {row.number}: {told}"
        for row in Statement.objects.order_by("since", "number")
        for told in _faults_of(row)
    ]


def _faults_of(row: Statement) -> list[str]:
    faults = []
    added = row.goods_minor + row.freight_minor - row.refund_minor
    added -= row.commission_minor + row.fees_minor
    if row.payable_minor != added or sum(line["net"] for line in row.lines) != added:
        faults.append("does not add up")
    owner = merchant_ref(row.merchant_id)
    booked = moved_between(owner, OWN_CODES, row.currency, since=None, until=row.until)
    if row.closing_minor != booked:
        faults.append(f"closes at {row.closing_minor}, the ledger at {booked}")
    return faults
