"""The totals of a day: both balances, what is open between them, and what nothing explains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, Sum

from backend.events.services import publish
from backend.kernel import clock
from backend.rulebook.selectors import CHINA
from payments.ledger.selectors import balance_before
from payments.reconciliation.events import DayClosed
from payments.reconciliation.models import (
    LIVE,
    Break,
    OutsideAccount,
    ReconciledDay,
    StatementFile,
)
from payments.reconciliation.services.breaks import WATCH


def days_total(account: OutsideAccount, chain: Sequence[StatementFile]) -> None:
    """Write the rows of all days not closed; a closed day stays as it was closed."""
    closed = set(account.days.filter(state="CLOSED").values_list("file_id", flat=True))
    before: StatementFile | None = None
    for file in chain:
        if file.pk not in closed:
            _total(account, file, before)
        before = file
    behind = StatementFile.objects.filter(account=account, fault="").exclude(
        pk__in=[file.pk for file in chain]
    )
    for file in behind:
        ReconciledDay.objects.update_or_create(
            account=account, day=file.day,
            defaults={"file": file, "state": "BLOCKED", "run_at": clock.now(),
                      "outside_moved_minor": file.closing_minor - file.opening_minor},
        )  # fmt: skip


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CHINA)


def _total(account: OutsideAccount, file: StatementFile, before: StatementFile | None) -> None:
    key = (account.code, account.owner, account.currency)
    since = _start(before.day + timedelta(days=1)) if before else _start(file.day)
    opening = balance_before(*key, moment=since)
    closing = balance_before(*key, moment=_start(file.day + timedelta(days=1)))
    open_then = Q(day__lte=file.day) & (Q(match__isnull=True) | Q(matched_on__gt=file.day))
    items, lines = account.items.all(), account.lines.all()
    between = _sum(items.filter(open_then)) - _sum(lines.filter(open_then))
    found = Break.objects.filter(account=account, day=file.day)
    live = found.filter(state__in=LIVE).count()
    own = lines.filter(file=file)
    unexplained = closing - file.closing_minor - between
    state = "CLOSED" if unexplained == 0 and live == 0 else "OPEN"
    now = clock.now()
    day, _ = ReconciledDay.objects.update_or_create(
        account=account, day=file.day,
        defaults={
            "file": file, "ledger_opening_minor": opening, "ledger_closing_minor": closing,
            "ledger_moved_minor": closing - opening,
            "outside_moved_minor": file.closing_minor - file.opening_minor,
            "items_count": items.filter(day=file.day).count(),
            "matched_count": own.filter(match__isnull=False).count(),
            "breaks_count": found.count(), "breaks_open": live,
            "difference_minor": between, "unexplained_minor": unexplained, "state": state,
            "run_at": now, "closed_at": now if state == "CLOSED" else None,
        },
    )  # fmt: skip
    if state == "CLOSED":
        _tell(account, day)


def _sum(rows: object) -> int:
    total = rows.aggregate(total=Sum(F("amount_minor")))["total"]  # type: ignore[attr-defined]
    return int(total or 0)


def _tell(account: OutsideAccount, day: ReconciledDay) -> None:
    publish(
        DayClosed(
            account_id=account.pk,
            account=str(account),
            day=day.day.isoformat(),
            lines=day.file.lines_count,
            closing_minor=day.file.closing_minor,
            currency=account.currency,
        ),
        actor=WATCH,
    )
