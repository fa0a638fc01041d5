"""What the desk sees."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import graphene

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.kernel import clock
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from backend.oversight.graphql.types import (
    CaseConnection,
    CaseType,
    DeskHourType,
    DeskMoneyType,
    ExplanationType,
    SavedQueryType,
)
from backend.oversight.selectors import (
    SEARCH,
    case_get,
    cases,
    explanations_due,
    money_by_site,
    orders_by_hour,
    saved_queries,
)


class OversightQueries(graphene.ObjectType):
    """Root fields of the desk."""

    cases = connection_field(CaseConnection)
    case = graphene.Field(CaseType, id=graphene.ID(required=True))
    desk_hours = graphene.List(
        graphene.NonNull(DeskHourType),
        required=True,
        since=graphene.DateTime(),
        until=graphene.DateTime(),
    )
    desk_money = graphene.List(graphene.NonNull(DeskMoneyType), required=True)
    saved_queries = graphene.List(graphene.NonNull(SavedQueryType), required=True)
    explanations_due = graphene.List(graphene.NonNull(ExplanationType), required=True)

    @staticmethod
    def resolve_cases(_root: Any, info: Any, **paging: Any) -> ConnectionPage:
        return resolve_connection(cases(viewer=actor_of(info)), order=("-id",), **paging)

    @staticmethod
    def resolve_case(_root: Any, info: Any, id: str) -> Any:
        try:
            return case_get(from_relay(id, "Case"), viewer=actor_of(info))
        except InvalidId:
            return None

    @staticmethod
    def resolve_desk_hours(
        _root: Any, info: Any, since: datetime | None = None, until: datetime | None = None
    ) -> Any:
        actor_of(info).require(SEARCH)
        end = until or clock.now() + timedelta(hours=1)
        return orders_by_hour(since=since or end - timedelta(days=7), until=end)

    @staticmethod
    def resolve_desk_money(_root: Any, info: Any) -> list[DeskMoneyType]:
        actor_of(info).require(SEARCH)
        sums = ("funded", "released", "refunded", "held")
        return [
            DeskMoneyType(
                **{name: value for name, value in row.items() if name not in sums},
                **{name: Money(row[name], row["currency"]) for name in sums},
            )
            for row in money_by_site()
        ]

    @staticmethod
    def resolve_saved_queries(_root: Any, info: Any) -> Any:
        return saved_queries(viewer=actor_of(info))

    @staticmethod
    def resolve_explanations_due(_root: Any, info: Any) -> Any:
        return explanations_due(viewer=actor_of(info)).select_related("organization")
