"""Sheets that could not be taken in are kept as rows for the desk, with the reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F

from backend.kernel import clock
from payments.reconciliation.models import RefusedSheet


@transaction.atomic
def sheet_refuse(
    *,
    source: str,
    ident: str,
    sha256: str,
    code: str,
    reason: str,
    field: str = "",
    account: str = "",
    day: date | None = None,
) -> None:
    """Keep that a sheet was refused; the same one for the same reason again is counted.

    What it says of itself may be anything: it is cut to length and never trusted.
    """
    now = clock.now()
    row, made = RefusedSheet.objects.get_or_create(
        source=_plain(source, 40), ident=_plain(ident, 120), sha256=sha256, code=code[:40],
        field=_plain(field, 80),
        defaults={
            "account": _plain(account, 130), "day": day, "reason": _plain(reason, 300),
            "first_at": now, "last_at": now,
        },
    )  # fmt: skip
    if not made:
        RefusedSheet.objects.filter(pk=row.pk).update(times=F("times") + 1, last_at=now)


def _plain(text: str, length: int) -> str:
    return text.replace("\x00", "")[:length]
