"""Foreign money bought for refunds: a maker and a checker."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.mutations import DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import PositiveDecimal
from backend.channels.selectors import currency_of
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay, to_relay
from backend.kernel.money import Money
from payments.escrow.models import ForeignPurchase
from payments.escrow.selectors import PURCHASE_CHECK, PURCHASE_MAKE, purchases_list
from payments.escrow.services.fx_purchase import purchase_check, purchase_draft
from payments.gateway.adapters import provider_code


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

    foreign_purchases = connection_field(ForeignPurchaseConnection)

    @staticmethod
    def resolve_foreign_purchases(_root: Any, info: Any, **paging: Any) -> Any:
        rows = purchases_list(viewer=actor_of(info))
        return resolve_connection(rows, order=("-made_at", "-id"), **paging)


class PurchaseMutations(graphene.ObjectType):
    """Ours."""

    foreign_money_bought = ForeignMoneyBought.Field()
    foreign_money_check = ForeignMoneyCheck.Field()
