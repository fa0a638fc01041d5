"""The totals of a day: both balances, what is open between them, and what nothing explains."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from backend.events.services import publish
from backend.kernel import clock
from backend.rulebook.selectors import CHINA
from payments.ledger.selectors import balances_before
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
    """Write the rows of the days that are not closed and have changed; a closed one stays as it was.

    All days at once: the statements are the same few for one open day and for a hundred.
    """
    rows = {row.file_id: row for row in account.days.all()}
    opened = {file.pk for file in chain if file.pk not in rows or rows[file.pk].state != "CLOSED"}
    files = [file for file in chain if file.pk in opened]
    if files:
        sums = _Sums.of(account, files)
        ends = _closings(account, chain, opened)
        for file in files:
            _write(account, file, rows.get(file.pk), _values(file, sums, *ends[file.pk]))
    behind = StatementFile.objects.filter(account=account, fault="").exclude(
        pk__in=[file.pk for file in chain]
    )
    for file in behind:
        moved = file.closing_minor - file.opening_minor
        values = {"state": "BLOCKED", "outside_moved_minor": moved}
        _write(account, file, rows.get(file.pk), values)


def _write(
    account: OutsideAccount, file: StatementFile, row: ReconciledDay | None, values: dict[str, Any]
) -> None:
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return
    now = clock.now()
    closed = values["state"] == "CLOSED"
    row, _ = ReconciledDay.objects.update_or_create(
        account=account, day=file.day,
        defaults={**values, "file": file, "run_at": now, "closed_at": now if closed else None},
    )  # fmt: skip
    if closed:
        _tell(account, row)


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CHINA)


def _closings(
    account: OutsideAccount, chain: Sequence[StatementFile], wanted: set[uuid.UUID]
) -> dict[uuid.UUID, tuple[int, int]]:
    """The ledger's balance after the sheet before, and after each wanted one itself."""
    spans: dict[uuid.UUID, tuple[datetime, datetime]] = {}
    since = _start(chain[0].day)
    for file in chain:
        until = _start(file.day + timedelta(days=1))
        if file.pk in wanted:
            spans[file.pk] = (since, until)
        since = until
    moments = [moment for span in spans.values() for moment in span]
    there = balances_before(account.code, account.owner, account.currency, moments)
    return {key: (there[since], there[until]) for key, (since, until) in spans.items()}


_OPEN = """
SELECT day, SUM(amount) FROM (
  SELECT d AS day, i.amount_minor AS amount
  FROM unnest(%(days)s::date[]) d JOIN payments_reconciliation_ledgeritem i
    ON i.day <= d AND (i.match IS NULL OR i.matched_on > d)
  WHERE i.account_id = %(account)s AND (i.match IS NULL OR i.matched_on > %(first)s)
  UNION ALL
  SELECT d, -l.amount_minor
  FROM unnest(%(days)s::date[]) d JOIN payments_reconciliation_outsideline l
    ON l.day <= d AND (l.match IS NULL OR l.matched_on > d)
  WHERE l.account_id = %(account)s AND (l.match IS NULL OR l.matched_on > %(first)s)
) moved GROUP BY day
"""


@dataclass(frozen=True, slots=True)
class _Sums:
    """By day: what stood open between the sides at its end (minor units), and counts."""

    between: dict[date, int]
    items: dict[date, int]
    matched: dict[date, int]
    breaks: dict[date, int]
    live: dict[date, int]

    @classmethod
    def of(cls, account: OutsideAccount, files: Sequence[StatementFile]) -> _Sums:
        days = [file.day for file in files]
        asked: dict[str, Any] = {"days": days, "account": account.pk, "first": min(days)}
        with connection.cursor() as cursor:
            cursor.execute(_OPEN, asked)
            between = {day: int(total) for day, total in cursor.fetchall()}
        found = Break.objects.filter(account=account, day__in=days)
        return cls(
            between=between,
            items=_counted(account.items.filter(day__in=days)),
            matched=_counted(account.lines.filter(file__in=files, match__isnull=False)),
            breaks=_counted(found),
            live=_counted(found.filter(state__in=LIVE)),
        )


def _counted(rows: QuerySet[Any]) -> dict[date, int]:
    return dict(rows.order_by().values_list("day").annotate(number=Count("pk")))


def _values(file: StatementFile, sums: _Sums, opening: int, closing: int) -> dict[str, Any]:
    day = file.day
    between, live = sums.between.get(day, 0), sums.live.get(day, 0)
    unexplained = closing - file.closing_minor - between
    return {
        "ledger_opening_minor": opening, "ledger_closing_minor": closing,
        "ledger_moved_minor": closing - opening,
        "outside_moved_minor": file.closing_minor - file.opening_minor,
        "items_count": sums.items.get(day, 0), "matched_count": sums.matched.get(day, 0),
        "breaks_count": sums.breaks.get(day, 0), "breaks_open": live,
        "difference_minor": between, "unexplained_minor": unexplained,
        "state": "CLOSED" if unexplained == 0 and live == 0 else "OPEN",
    }  # fmt: skip


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
