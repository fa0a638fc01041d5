"""Mutations of budget and plans."""

from __future__ import annotations

import decimal
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from procurement.plans.graphql.types import BudgetItemType, PlanLineType
from procurement.plans.permissions import PLAN_EDIT
from procurement.plans.services import budget_item_register, plan_line_add


def yuan(amount: decimal.Decimal) -> Money:
    """An amount of the API as money; more than two decimals are refused."""
    if amount != amount.quantize(decimal.Decimal("0.01")):
        raise Invalid("金额最多两位小数。", field="amount")
    return Money.of(amount, "CNY")


class BudgetItemRegisterInput(graphene.InputObjectType):
    """An approved budget item."""

    number = graphene.String(required=True)
    fiscal_year = graphene.Int(required=True)
    name = graphene.String(required=True)
    economic_class = graphene.String(required=True)
    amount = PositiveDecimal(required=True)


class BudgetItemRegister(DomainMutation):
    """Take over an approved budget item of the viewer's department."""

    permission = PLAN_EDIT
    budget_item = graphene.Field(BudgetItemType)

    class Arguments:
        input = BudgetItemRegisterInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        if actor.organization_id is None:
            raise NotFound
        item = budget_item_register(
            actor=actor,
            department_id=actor.organization_id,
            number=input.number,
            fiscal_year=input.fiscal_year,
            name=input.name,
            economic_class=input.economic_class,
            amount=yuan(input.amount),
        )
        return cls(budget_item=item)


class PlanLineAddInput(graphene.InputObjectType):
    """A purchase to plan."""

    budget_item_id = graphene.ID(required=True)
    catalogue_code = graphene.String(required=True)
    title = graphene.String(required=True)
    amount = PositiveDecimal(required=True)


class PlanLineAdd(DomainMutation):
    """Plan a purchase from a budget item; it is recorded with the supervisor."""

    permission = PLAN_EDIT
    plan_line = graphene.Field(PlanLineType)

    class Arguments:
        input = PlanLineAddInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        line = plan_line_add(
            actor=actor,
            item_id=from_relay(input.budget_item_id, "BudgetItem"),
            catalogue_code=input.catalogue_code,
            title=input.title,
            amount=yuan(input.amount),
        )
        return cls(plan_line=line)


class PlanMutations(graphene.ObjectType):
    """Writes on budget and plans."""

    budget_item_register = BudgetItemRegister.Field()
    plan_line_add = PlanLineAdd.Field()
