"""Types of budget and plans."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.loaders import Loader, loader
from backend.api.saleor import MoneyType
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from procurement.plans.models import BudgetItem, PlanLine
from procurement.plans.selectors import plan_line_list


class PlanLinesLoader(Loader):
    """Plan lines by item."""

    def read(self, keys: Any) -> list[list[PlanLine]]:
        found: dict[Any, list[PlanLine]] = {key: [] for key in keys}
        for line in plan_line_list(list(keys)):
            found[line.item_id].append(line)
        return [found[key] for key in keys]


class PlanLineType(graphene.ObjectType):
    """A planned purchase."""

    id = graphene.ID(required=True)
    catalogue_code = graphene.String(required=True)
    title = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    record_no = graphene.String(required=True)

    class Meta:
        name = "PlanLine"

    @staticmethod
    def resolve_id(root: PlanLine, _info: Any) -> str:
        return to_relay("PlanLine", root.pk)

    @staticmethod
    def resolve_amount(root: PlanLine, _info: Any) -> Money:
        return Money(root.amount_minor, "CNY")


class BudgetItemType(graphene.ObjectType):
    """A budget item (指标) with what is left."""

    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    fiscal_year = graphene.Int(required=True)
    name = graphene.String(required=True)
    economic_class = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    reserved = graphene.Field(MoneyType, required=True)
    spent = graphene.Field(MoneyType, required=True)
    available = graphene.Field(MoneyType, required=True)
    plan_lines = graphene.List(graphene.NonNull(PlanLineType), required=True)

    class Meta:
        name = "BudgetItem"

    @staticmethod
    def resolve_id(root: BudgetItem, _info: Any) -> str:
        return to_relay("BudgetItem", root.pk)

    @staticmethod
    def resolve_amount(root: BudgetItem, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_reserved(root: BudgetItem, _info: Any) -> Money:
        return Money(root.reserved_minor, root.currency)

    @staticmethod
    def resolve_spent(root: BudgetItem, _info: Any) -> Money:
        return Money(root.spent_minor, root.currency)

    @staticmethod
    def resolve_plan_lines(root: BudgetItem, info: Any) -> Any:
        return loader(info, PlanLinesLoader).load(root.pk)


BudgetItemConnection = countable_connection("BudgetItem", BudgetItemType)
