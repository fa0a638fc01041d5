"""Reading journals by hand."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from payments.ledger.models import ManualJournal
from payments.ledger.selectors import LEDGER_READ, MANUAL_CHECK, MANUAL_MAKE


def manual_list(*, viewer: Viewer) -> QuerySet[ManualJournal]:
    """Journals by hand for those who make, check or audit them. Raises Forbidden."""
    if not viewer.may(MANUAL_MAKE) and not viewer.may(MANUAL_CHECK):
        viewer.require(LEDGER_READ)
    return ManualJournal.objects.all()


def manual_totals(rows: QuerySet[ManualJournal]) -> list[dict[str, Any]]:
    """Per currency how many journals by hand and what their debits come to."""
    found: dict[str, list[int]] = {}
    for currency, lines in rows.values_list("currency", "lines").iterator():
        found.setdefault(currency, []).append(sum(line[2] for line in lines if line[2] > 0))
    return [
        {"currency": one, "count": len(sums), "amount": Money(sum(sums), one)}
        for one, sums in sorted(found.items())
    ]
