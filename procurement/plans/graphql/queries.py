"""Queries of budget and plans."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.context import actor_of
from procurement.plans.graphql.types import BudgetItemConnection
from procurement.plans.selectors import budget_item_list


class PlanQueries(graphene.ObjectType):
    """Budget of the viewer's department."""

    budget_items = connection_field(
        BudgetItemConnection,
        fiscal_year=graphene.Int(),
        description="指标：本单位可见，监管部门可见全部。",
    )

    @staticmethod
    def resolve_budget_items(
        _root: Any, info: Any, fiscal_year: int | None = None, **page: Any
    ) -> Any:
        items = budget_item_list(viewer=actor_of(info))
        if fiscal_year is not None:
            items = items.filter(fiscal_year=fiscal_year)
        return resolve_connection(items, order=("number",), **page)
