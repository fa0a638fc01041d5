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


def receipts_list(*, viewer: Viewer, state: str = "") -> QuerySet[Receipt]:
    """All receipts for those who decide, check or audit; none for others."""
    if not any(viewer.may(permission) for permission in DESK):
        return Receipt.objects.none()
    rows = Receipt.objects.select_related("payment")
    return rows.filter(state=state) if state else rows


def age_days(receipt: Receipt) -> int:
    """Whole days since the money came."""
    return max(timedelta(0), clock.now() - receipt.received_at).days


def proofs_of(payment_ids: Iterable[Any]) -> dict[Any, list[TransferProof]]:
    """Buyers' proofs by payment."""
    found: dict[Any, list[TransferProof]] = {}
    for proof in TransferProof.objects.filter(payment_id__in=list(payment_ids)).order_by("pk"):
        found.setdefault(proof.payment_id, []).append(proof)
    return found


def open_totals(*, viewer: Viewer) -> list[dict[str, Any]]:
    """Per currency what lies apart: how many receipts and how much."""
    rows = receipts_list(viewer=viewer).filter(open_minor__gt=0).order_by()
    sums = rows.values("currency").annotate(count=Count("id"), minor=Sum("open_minor"))
    return [dict(row) for row in sums.order_by("currency")]
