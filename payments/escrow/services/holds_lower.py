"""Holds follow when a payer's bank takes pending or kept back money away."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db.models import QuerySet

from backend.kernel import clock
from backend.kernel.locking import lock_rows
from payments.escrow.models import Escrow, MerchantHold

LOOKED_AT_MAX = 5000


def _enough(
    escrow: Escrow, rows: QuerySet[MerchantHold], field: str, wanted_minor: int
) -> list[MerchantHold]:
    """Locked holds that have what is wanted: the escrow's own first, then the youngest."""
    chosen: list[uuid.UUID] = []
    found = 0
    listed = rows.order_by("-due_at", "pk").values_list("pk", "escrow_id", field)[:LOOKED_AT_MAX]
    for key, _, amount in sorted(listed, key=lambda row: row[1] != escrow.pk):
        if found >= wanted_minor:
            break
        chosen.append(key)
        found += amount
    locked = {row.pk: row for row in lock_rows(rows.filter(pk__in=chosen))}
    return [locked[key] for key in chosen if key in locked]


def pending_lower(escrow: Escrow, wanted_minor: int) -> tuple[int, Callable[[int], None]]:
    """What locked holds of the merchant still keep pending, and how to take a part of it."""
    own = MerchantHold.objects.filter(
        escrow__merchant_id=escrow.merchant_id, escrow__currency=escrow.currency,
        done_at__isnull=True, amount_minor__gt=0,
    )  # fmt: skip
    holds = _enough(escrow, own, "amount_minor", wanted_minor)

    def take(part_minor: int) -> None:
        rest = part_minor
        for hold in holds:
            part = min(hold.amount_minor, rest)
            if part <= 0:
                break
            hold.amount_minor -= part
            hold.reserve_minor = min(hold.reserve_minor, hold.amount_minor)
            if hold.amount_minor == 0:
                hold.done_at = clock.now()
            hold.save(update_fields=["amount_minor", "reserve_minor", "done_at"])
            rest -= part

    return sum(hold.amount_minor for hold in holds), take


def reserves_lower(escrow: Escrow, wanted_minor: int) -> Callable[[int], None]:
    """How to take a part of what is kept back, so that it is not freed later as well.

    Locks now, before the ledger's accounts: whoever frees a reserve locks in that order too.
    """
    kept = MerchantHold.objects.filter(
        escrow__merchant_id=escrow.merchant_id, escrow__currency=escrow.currency,
        done_at__isnull=False, reserve_freed_at__isnull=True, reserve_minor__gt=0,
    )  # fmt: skip
    holds = _enough(escrow, kept, "reserve_minor", wanted_minor)

    def take(part_minor: int) -> None:
        rest = part_minor
        for hold in holds:
            part = min(hold.reserve_minor, rest)
            if part <= 0:
                break
            hold.reserve_minor -= part
            hold.save(update_fields=["reserve_minor"])
            rest -= part

    return take
