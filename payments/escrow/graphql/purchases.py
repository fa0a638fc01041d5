"""Foreign money bought for refunds: a maker and a checker."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import QuerySet

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed
from backend.api.mutations import DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import PositiveDecimal
from backend.channels.selectors import currency_of
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay, key_or_nothing, to_relay
from backend.kernel.money import Money
from payments.escrow.models import ForeignPurchase
from payments.escrow.selectors import (
    PURCHASE_CHECK,
    PURCHASE_MAKE,
    buyback_owed,
    purchase_totals,
    purchases_list,
    purchases_open,
)
from payments.escrow.services.fx_purchase import purchase_check, purchase_draft
from payments.gateway.adapters import provider_code, topped_up_codes


class ForeignPurchaseType(graphene.ObjectType):
    """What the bank bought and what it took for it: DRAFT, POSTED or REFUSED."""

    provider = graphene.String(required=True)
    reference = graphene.String(required=True)
    bought = graphene.Field(MoneyType, required=True)
    paid = graphene.Field(MoneyType, required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    answer = graphene.String(required=True)
    made_at = graphene.DateTime(required=True)
    checked_at = graphene.DateTime()
    made_by_me = graphene.Boolean(required=True)

    class Meta:
        name = "ForeignPurchase"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ForeignPurchase, _info: Any) -> str:
        return to_relay("ForeignPurchase", root.pk)

    @staticmethod
    def resolve_bought(root: ForeignPurchase, _info: Any) -> Money:
        return Money(root.bought_minor, root.bought_currency)

    @staticmethod
    def resolve_paid(root: ForeignPurchase, _info: Any) -> Money:
        return Money(root.paid_minor, root.paid_currency)

    @staticmethod
    def resolve_state_label(root: ForeignPurchase, _info: Any) -> str:
        return str(root.get_state_display())

    @staticmethod
    def resolve_made_by_me(root: ForeignPurchase, info: Any) -> bool:
        return root.made_by == actor_of(info).person_id


class ForeignPurchaseTotalType(graphene.ObjectType):
    """All purchases of a filter that were paid for in one currency."""

    count = graphene.Int(required=True)
    bought = graphene.Field(MoneyType, required=True)
    paid = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "ForeignPurchaseTotal"


class ForeignBuybackType(graphene.ObjectType):
    """What a purchase may be written down for."""

    gateways = graphene.List(graphene.NonNull(graphene.String), required=True)
    owed = graphene.List(
        graphene.NonNull(MoneyType),
        required=True,
        description="What refunds took after the conversion and is still to be bought back.",
    )

    class Meta:
        name = "ForeignBuyback"


ForeignPurchaseConnection = countable_connection("ForeignPurchase", ForeignPurchaseType)


class ForeignMoneyBought(DomainMutation):
    """Write down that the bank bought back the currency of payers who were refunded."""

    permission = PURCHASE_MAKE
    purchase = graphene.Field(ForeignPurchaseType)

    class Arguments:
        payment_gateway = graphene.String(required=True)
        bought = PositiveDecimal(required=True)
        currency = graphene.String(required=True)
        paid = PositiveDecimal(required=True)
        paid_currency = graphene.String()
        reference = graphene.String(required=True, description="The bank's own, once.")

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> ForeignMoneyBought:
        row = purchase_draft(
            actor=actor,
            provider=provider_code(given["payment_gateway"]),
            bought=Money.of(given["bought"], currency_of(given["currency"])),
            paid=Money.of(
                given["paid"], currency_of(given.get("paid_currency", "CNY"), field="paidCurrency")
            ),
            reference=given["reference"],
        )
        return cls(purchase=row)


class ForeignMoneyCheck(DomainMutation):
    """Another person posts it, or refuses with an answer."""

    permission = PURCHASE_CHECK
    purchase = graphene.Field(ForeignPurchaseType)

    class Arguments:
        id = graphene.ID(required=True)
        post = graphene.Boolean(required=True)
        answer = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, post: bool, answer: str = ""
    ) -> ForeignMoneyCheck:
        key = from_relay(id, "ForeignPurchase")
        return cls(purchase=purchase_check(actor=actor, purchase_id=key, post=post, answer=answer))


class PurchaseQueries(graphene.ObjectType):
    """Root fields for finance."""

    foreign_purchases = connection_field(ForeignPurchaseConnection, filter=MoneyListFilter())
    foreign_purchase_totals = graphene.List(
        graphene.NonNull(ForeignPurchaseTotalType), required=True, filter=MoneyListFilter()
    )
    foreign_purchase = graphene.Field(ForeignPurchaseType, id=graphene.ID(required=True))
    foreign_buyback = graphene.Field(ForeignBuybackType)

    @staticmethod
    def resolve_foreign_purchases(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        return resolve_connection(_rows(info, filter), order=("-made_at", "-id"), **paging)

    @staticmethod
    def resolve_foreign_purchase_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return purchase_totals(_rows(info, filter))

    @staticmethod
    def resolve_foreign_purchase(_root: Any, info: Any, id: str) -> ForeignPurchase | None:
        rows = purchases_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "ForeignPurchase")).first()

    @staticmethod
    def resolve_foreign_buyback(_root: Any, info: Any) -> dict[str, Any] | None:
        if not purchases_open(actor_of(info)):
            return None
        return {"gateways": topped_up_codes(), "owed": buyback_owed()}


def _rows(info: Any, wanted: Any) -> QuerySet[ForeignPurchase]:
    """The purchases of a filter; its currency is the one that was bought."""
    rows = purchases_list(viewer=actor_of(info))
    return narrowed(rows, wanted, at="made_at", currency="bought_currency")


class PurchaseMutations(graphene.ObjectType):
    """Ours."""

    foreign_money_bought = ForeignMoneyBought.Field()
    foreign_money_check = ForeignMoneyCheck.Field()
