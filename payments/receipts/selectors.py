"""Reading receipts and proofs; only the finance desk sees them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from backend.kernel import clock
from backend.kernel.actor import Viewer
from payments.receipts.models import Receipt, TransferProof

RECEIPT_MAKE, RECEIPT_CHECK = "payout.make", "payout.check"
DESK = ("ledger.read", RECEIPT_MAKE, RECEIPT_CHECK)


def receipts_list(*, viewer: Viewer) -> QuerySet[Receipt]:
    """All receipts for those who decide, check or audit; none for others."""
    if not any(viewer.may(permission) for permission in DESK):
        return Receipt.objects.none()
    return Receipt.objects.select_related("payment")


def age_days(receipt: Receipt) -> int:
    """Whole days since the money came."""
    return max(timedelta(0), clock.now() - receipt.received_at).days


def proofs_of(payment_ids: Iterable[Any]) -> dict[Any, list[TransferProof]]:
    """Buyers' proofs by payment."""
    found: dict[Any, list[TransferProof]] = {}
    for proof in TransferProof.objects.filter(payment_id__in=list(payment_ids)).order_by("pk"):
        found.setdefault(proof.payment_id, []).append(proof)
    return found


def open_totals(rows: QuerySet[Receipt]) -> list[dict[str, Any]]:
    """Per currency what of some receipts lies apart: how many and how much."""
    apart = rows.filter(open_minor__gt=0).order_by()
    sums = apart.values("currency").annotate(count=Count("id"), minor=Sum("open_minor"))
    return [dict(row) for row in sums.order_by("currency")]
