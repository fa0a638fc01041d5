"""Days, breaks, totals and files for finance and those who oversee it."""

from __future__ import annotations

from datetime import date
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.kernel.ids import key_or_nothing
from payments.reconciliation.graphql.types import (
    BreakTotalType,
    ReconciliationBreakType,
    ReconciliationDayType,
    ReconciliationFileType,
    RefusedSheetType,
    ThreeWayType,
)
from payments.reconciliation.selectors import (
    BreakFilter,
    break_get,
    breaks_file,
    breaks_list,
    breaks_totals,
    days_list,
    settlements_three_way,
    sheets_refused,
)

ReconciliationDayConnection = countable_connection("ReconciliationDay", ReconciliationDayType)
ReconciliationBreakConnection = countable_connection("ReconciliationBreak", ReconciliationBreakType)
ReconciliationRefusedSheetConnection = countable_connection(
    "ReconciliationRefusedSheet", RefusedSheetType
)
TERMS_MAX = 20


class ReconciliationFilter(graphene.InputObjectType):
    """What a list is narrowed to; empty means all."""

    types = graphene.List(graphene.NonNull(graphene.String))
    states = graphene.List(graphene.NonNull(graphene.String))
    code = graphene.String()
    owner = graphene.String()
    currency = graphene.String()
    since = graphene.Date()
    until = graphene.Date()


class ReconciliationFileKind(graphene.Enum):
    """What a list is kept as."""

    CSV = "CSV"
    XLSX = "XLSX"


def _filter(given: Any) -> BreakFilter:
    given = given or {}
    return BreakFilter(
        types=[word[:24] for word in (given.get("types") or [])[:TERMS_MAX]],
        states=[word[:12] for word in (given.get("states") or [])[:TERMS_MAX]],
        code=_term(given, "code", 4),
        owner=_term(given, "owner", 80),
        currency=_term(given, "currency", 3),
        since=given.get("since"),
        until=given.get("until"),
    )


def _term(given: Any, name: str, length: int) -> str:
    return (given.get(name) or "").replace("\x00", "")[:length]


class ReconciliationQueries(graphene.ObjectType):
    """Root fields for finance."""

    reconciliation_days = connection_field(
        ReconciliationDayConnection, filter=ReconciliationFilter()
    )
    reconciliation_breaks = connection_field(
        ReconciliationBreakConnection, filter=ReconciliationFilter()
    )
    reconciliation_refused = connection_field(
        ReconciliationRefusedSheetConnection, description="Sheets that were not taken in."
    )
    reconciliation_break = graphene.Field(ReconciliationBreakType, id=graphene.ID(required=True))
    reconciliation_totals = graphene.List(
        graphene.NonNull(BreakTotalType), required=True, filter=ReconciliationFilter()
    )
    reconciliation_settlements = graphene.List(
        graphene.NonNull(ThreeWayType), required=True, day=graphene.Date(required=True)
    )
    reconciliation_file = graphene.Field(
        ReconciliationFileType,
        kind=ReconciliationFileKind(required=True),
        filter=ReconciliationFilter(),
    )

    @staticmethod
    def resolve_reconciliation_days(
        _root: Any, info: Any, filter: Any = None, **paging: Any
    ) -> Any:
        rows = days_list(viewer=actor_of(info), by=_filter(filter))
        return resolve_connection(rows, order=("-day", "id"), **paging)

    @staticmethod
    def resolve_reconciliation_breaks(
        _root: Any, info: Any, filter: Any = None, **paging: Any
    ) -> Any:
        rows = breaks_list(viewer=actor_of(info), by=_filter(filter))
        return resolve_connection(rows, order=("-day", "-id"), **paging)

    @staticmethod
    def resolve_reconciliation_refused(_root: Any, info: Any, **paging: Any) -> Any:
        rows = sheets_refused(viewer=actor_of(info))
        return resolve_connection(rows, order=("-last_at", "-id"), **paging)

    @staticmethod
    def resolve_reconciliation_break(_root: Any, info: Any, id: str) -> Any:
        key = key_or_nothing(id, "ReconciliationBreak")
        return break_get(key, viewer=actor_of(info))

    @staticmethod
    def resolve_reconciliation_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return breaks_totals(viewer=actor_of(info), by=_filter(filter))

    @staticmethod
    def resolve_reconciliation_settlements(_root: Any, info: Any, day: date) -> Any:
        return settlements_three_way(day, viewer=actor_of(info))

    @staticmethod
    def resolve_reconciliation_file(_root: Any, info: Any, kind: Any, filter: Any = None) -> Any:
        return breaks_file(kind.value, viewer=actor_of(info), by=_filter(filter))
