"""Holds follow when a payer's bank takes pending or kept back money away."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypedDict

from django.db.models import QuerySet

from backend.kernel import clock
from backend.kernel.locking import lock_rows
from payments.escrow.models import Escrow, MerchantHold

LOOKED_AT_MAX = 5000


class Piece(TypedDict):
    """Pending money taken from one hold: minor units, and when it would have become payable."""

    escrow: str
    due_at: str
    amount_minor: int
    reserve_minor: int


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


def pending_lower(escrow: Escrow, wanted_minor: int) -> tuple[int, Callable[[int], list[Piece]]]:
    """What locked holds of the merchant still keep pending, and how to take a part of it."""
    own = MerchantHold.objects.filter(
        escrow__merchant_id=escrow.merchant_id, escrow__currency=escrow.currency,
        done_at__isnull=True, amount_minor__gt=0,
    )  # fmt: skip
    holds = _enough(escrow, own, "amount_minor", wanted_minor)

    def take(part_minor: int) -> list[Piece]:
        rest, pieces = part_minor, []
        for hold in holds:
            part = min(hold.amount_minor, rest)
            if part <= 0:
                break
            hold.amount_minor -= part
            reserve = max(0, hold.reserve_minor - hold.amount_minor)
            hold.reserve_minor -= reserve
            pieces.append(_piece(hold, part, reserve))
            if hold.amount_minor == 0:
                hold.done_at = clock.now()
            hold.save(update_fields=["amount_minor", "reserve_minor", "done_at"])
            rest -= part
        return pieces

    return sum(hold.amount_minor for hold in holds), take


def _piece(hold: MerchantHold, amount_minor: int, reserve_minor: int) -> Piece:
    return Piece(
        escrow=str(hold.escrow_id),
        due_at=hold.due_at.isoformat(),
        amount_minor=amount_minor,
        reserve_minor=reserve_minor,
    )


def pieces_restore(pieces: Iterable[Piece]) -> None:
    """What was taken pends again, as long as it would have: a won case makes nothing payable."""
    MerchantHold.objects.bulk_create(
        MerchantHold(
            escrow_id=uuid.UUID(piece["escrow"]),
            due_at=datetime.fromisoformat(piece["due_at"]),
            amount_minor=piece["amount_minor"],
            reserve_minor=piece["reserve_minor"],
        )
        for piece in pieces
    )


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
