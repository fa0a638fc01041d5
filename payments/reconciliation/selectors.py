"""Reading reconciliation."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, QuerySet, Sum

from backend.kernel import clock
from backend.kernel.actor import Viewer
from payments.ledger.selectors import LEDGER_READ, amounts_by_reference
from payments.reconciliation.models import (
    LIVE,
    Break,
    OutsideAccount,
    OutsideLine,
    ReconciledDay,
    RefusedSheet,
    StatementFile,
)
from payments.reconciliation.papers import MAKERS, File
from payments.reconciliation.rules import Line, Met, side
from payments.reconciliation.ways import Way, ways_open

BREAK_WORK, BREAK_APPROVE = "reconciliation.work", "reconciliation.approve"
BREAK_READ = "reconciliation.read"
READERS = (LEDGER_READ, BREAK_READ, BREAK_WORK, BREAK_APPROVE)


def sheets_in_chain(account: OutsideAccount) -> list[StatementFile]:
    """The good sheets from the first on, up to the first number that is missing."""
    chain: list[StatementFile] = []
    for file in StatementFile.objects.filter(account=account, fault="").order_by("sequence"):
        if chain and file.sequence != chain[-1].sequence + 1:
            break
        chain.append(file)
    return chain


def lines_met(account: OutsideAccount, lines: Iterable[Line]) -> Met:
    """What met before under the names of some lines: name -> (side, amount)."""
    names = {name for line in lines for name in (line.object_ref, line.key) if name}
    known: dict[str, set[tuple[str, int]]] = {}
    for column in ("object_ref", "key"):
        rows = OutsideLine.objects.filter(
            account=account, match__isnull=False, **{f"{column}__in": list(names)}
        )
        for name, kind, amount in rows.values_list(column, "kind", "amount_minor"):
            told = Line(uuid.UUID(int=0), date.min, amount, kind, "")
            known.setdefault(name, set()).add((side(told), amount))
    return {name: frozenset(pairs) for name, pairs in known.items()}


# what the desk sees


def _reads(viewer: Viewer) -> bool:
    return any(viewer.may(permission) for permission in READERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakFilter:
    """What a list of breaks is narrowed to; empty means all."""

    types: Sequence[str] = ()
    states: Sequence[str] = ()
    code: str = ""
    owner: str = ""
    currency: str = ""
    since: date | None = None
    until: date | None = None


def breaks_list(*, viewer: Viewer, by: BreakFilter | None = None) -> QuerySet[Break]:
    """Breaks for those who work on or audit them; none for others."""
    rows = Break.objects.select_related("account")
    if not _reads(viewer):
        return rows.none()
    by = by or BreakFilter()
    if by.types:
        rows = rows.filter(type__in=list(by.types))
    if by.states:
        rows = rows.filter(state__in=list(by.states))
    return _narrowed(rows, by)


def days_list(*, viewer: Viewer, by: BreakFilter | None = None) -> QuerySet[ReconciledDay]:
    """Reconciled days with both sides' totals; none for who may not read the ledger."""
    rows = ReconciledDay.objects.select_related("account", "file")
    if not _reads(viewer):
        return rows.none()
    by = by or BreakFilter()
    if by.states:
        rows = rows.filter(state__in=list(by.states))
    return _narrowed(rows, by)


Rows = TypeVar("Rows", bound="QuerySet[Any]")


def _narrowed(rows: Rows, by: BreakFilter) -> Rows:
    for name in ("code", "owner", "currency"):
        if wanted := getattr(by, name):
            rows = rows.filter(**{f"account__{name}": wanted})
    if by.since:
        rows = rows.filter(day__gte=by.since)
    if by.until:
        rows = rows.filter(day__lte=by.until)
    return rows


@dataclass(frozen=True, slots=True)
class BreakTotal:
    """Breaks of one type and currency: how many, how many live, and the sum of differences."""

    type: str
    currency: str
    count: int
    live: int
    difference_minor: int


def breaks_totals(*, viewer: Viewer, by: BreakFilter | None = None) -> list[BreakTotal]:
    """Totals of a list of breaks, by type and currency."""
    rows = breaks_list(viewer=viewer, by=by)
    told = rows.values("type", "account__currency").annotate(
        number=Count("pk"), total=Sum("difference_minor")
    )
    live = {
        (row["type"], row["account__currency"]): row["number"]
        for row in rows.filter(state__in=LIVE)
        .values("type", "account__currency")
        .annotate(number=Count("pk"))
    }
    return [
        BreakTotal(
            row["type"],
            row["account__currency"],
            row["number"],
            live.get((row["type"], row["account__currency"]), 0),
            int(row["total"] or 0),
        )
        for row in told.order_by("type", "account__currency")
    ]


def sheets_refused(*, viewer: Viewer) -> QuerySet[RefusedSheet]:
    """Sheets that were not taken in; none for who may not read reconciliation."""
    return RefusedSheet.objects.all() if _reads(viewer) else RefusedSheet.objects.none()


def break_get(key: uuid.UUID, *, viewer: Viewer) -> Break | None:
    """One break for those who may see it."""
    return breaks_list(viewer=viewer).filter(pk=key).first()


def age_days(row: Break) -> int:
    """Whole days a break has been open, or was until it closed."""
    return ((row.closed_at or clock.now()) - row.found_at).days


def ways_of(row: Break) -> list[Way]:
    """How a break may end."""
    kinds = frozenset(row.items.values_list("kind", flat=True))
    return ways_open(row.type, code=row.account.code, difference=row.difference_minor, kinds=kinds)


def days_unsettled() -> int:
    """Days of any account that are not closed."""
    return ReconciledDay.objects.exclude(state="CLOSED").count()


EXPORT_MAX = 10_000


def breaks_file(kind: str, *, viewer: Viewer, by: BreakFilter) -> File | None:
    """``kind`` CSV or XLSX of a list of breaks, the newest first; None for who may not read it."""
    if not _reads(viewer):
        return None
    rows = breaks_list(viewer=viewer, by=by).order_by("-day", "-pk")[:EXPORT_MAX]
    return MAKERS[kind](rows)


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """One settlement of a provider on its own sheet, in our books, and on the bank's sheet.

    Minor units received by our bank; None where that side knows nothing of it.
    """

    ref: str
    currency: str
    provider_minor: int | None
    ledger_minor: int | None
    bank_minor: int | None

    @property
    def equal(self) -> bool:
        return self.provider_minor == self.ledger_minor == self.bank_minor


SETTLE = "J-SETTLE"


def settlements_three_way(day: date, *, viewer: Viewer) -> list[ThreeWay]:
    """Every settlement that a provider's sheet of a day tells, with the other two sides."""
    if not _reads(viewer):
        return []
    told = OutsideLine.objects.filter(account__code="1010", kind="SETTLEMENT", day=day)
    sheet = {
        row.object_ref or row.ref: (row.account.currency, -row.amount_minor)
        for row in told.select_related("account")
    }
    booked = amounts_by_reference(sheet, kind=SETTLE, code="1020")
    received: dict[str, int] = {}
    lines = OutsideLine.objects.filter(account__code="1020", amount_minor__gt=0)
    for column in ("object_ref", "key"):
        own = lines.filter(**{f"{column}__in": list(sheet)})
        received |= dict(own.values_list(column, "amount_minor"))
    return [
        ThreeWay(ref, currency, amount, booked.get(ref), received.get(ref))
        for ref, (currency, amount) in sorted(sheet.items())
    ]
