"""Balances by account code and the safeguarding gauge, for finance and auditors."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.saleor import MoneyType
from backend.kernel.money import Money
from payments.ledger.selectors import CodeTotal, Gauge, code_totals, gauges


class LedgerTotalType(graphene.ObjectType):
    """What all accounts of one code hold, in the code's normal direction."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    kind = graphene.String(required=True, description="A | L | E | I | X | P | M")
    accounts = graphene.Int(required=True)
    balance = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "LedgerTotal"

    @staticmethod
    def resolve_balance(root: CodeTotal, _info: Any) -> Money:
        return Money(root.balance_minor, root.currency)


class SafeguardingType(graphene.ObjectType):
    """Money of others in safe accounts against what is owed to them; cover is never negative."""

    currency = graphene.String(required=True)
    assets = graphene.Field(MoneyType, required=True)
    owed = graphene.Field(MoneyType, required=True)
    cover = graphene.Field(MoneyType, required=True)
    holds = graphene.Boolean(required=True)

    class Meta:
        name = "Safeguarding"

    @staticmethod
    def resolve_assets(root: Gauge, _info: Any) -> Money:
        return Money(root.assets_minor, root.currency)

    @staticmethod
    def resolve_owed(root: Gauge, _info: Any) -> Money:
        return Money(root.owed_minor, root.currency)

    @staticmethod
    def resolve_cover(root: Gauge, _info: Any) -> Money:
        return Money(root.assets_minor - root.owed_minor, root.currency)

    @staticmethod
    def resolve_holds(root: Gauge, _info: Any) -> bool:
        return root.assets_minor >= root.owed_minor


class LedgerQueries(graphene.ObjectType):
    """Root fields for finance."""

    ledger_totals = graphene.List(
        graphene.NonNull(LedgerTotalType), required=True, currency=graphene.String()
    )
    safeguarding = graphene.List(graphene.NonNull(SafeguardingType), required=True)

    @staticmethod
    def resolve_ledger_totals(_root: Any, info: Any, currency: str = "CNY") -> list[CodeTotal]:
        return code_totals(currency, viewer=actor_of(info))

    @staticmethod
    def resolve_safeguarding(_root: Any, info: Any) -> list[Gauge]:
        return gauges(viewer=actor_of(info))
