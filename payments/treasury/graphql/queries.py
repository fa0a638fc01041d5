"""The treasury's desk and the departments' quotas."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.context import actor_of
from backend.kernel.ids import key_or_nothing
from payments.treasury.graphql.types import (
    TreasuryOrderConnection,
    TreasuryOrderType,
    TreasuryQuotaConnection,
)
from payments.treasury.selectors import quotas, treasury_orders


class TreasuryQueries(graphene.ObjectType):
    """Payments of the public purse."""

    treasury_orders = connection_field(
        TreasuryOrderConnection,
        step=graphene.String(),
        at_desk=graphene.Boolean(),
        description="国库支付：国库与监管可见全部，采购单位仅见本单位。",
    )
    treasury_order = graphene.Field(TreasuryOrderType, id=graphene.ID(required=True))
    treasury_quotas = connection_field(
        TreasuryQuotaConnection,
        year=graphene.Int(),
        description="授权支付用款额度，按月。",
    )

    @staticmethod
    def resolve_treasury_orders(
        _root: Any, info: Any, step: str = "", at_desk: bool | None = None, **page: Any
    ) -> Any:
        rows = treasury_orders(viewer=actor_of(info))
        if step:
            rows = rows.filter(step=step)
        if at_desk is not None:
            rows = rows.filter(at_desk=at_desk)
        return resolve_connection(rows, order=("-made_at", "-id"), **page)

    @staticmethod
    def resolve_treasury_order(_root: Any, info: Any, id: str) -> Any:
        rows = treasury_orders(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "TreasuryOrder")).first()

    @staticmethod
    def resolve_treasury_quotas(_root: Any, info: Any, year: int | None = None, **page: Any) -> Any:
        rows = quotas(viewer=actor_of(info))
        if year is not None:
            rows = rows.filter(month__year=min(max(year, 1), 9999))
        return resolve_connection(rows, order=("-month", "budget_item", "id"), **page)
