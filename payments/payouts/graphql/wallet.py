"""A buyer asks for its balance; two persons of finance agree above the limit."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay, to_relay
from backend.kernel.money import Money
from payments.guarantees.services.put_up import currency_of
from payments.payouts.models import WalletPayout
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE, wallet_payouts_list
from payments.payouts.services import wallet_payout_agree, wallet_payout_ask, wallet_payout_check


class WalletPayoutType(graphene.ObjectType):
    """A part of a balance on its way to the buyer's account."""

    amount = graphene.Field(MoneyType, required=True)
    way = graphene.String(required=True, description="SOURCE or ACCOUNT.")
    account_name = graphene.String(required=True)
    account_masked = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    done_at = graphene.DateTime()

    class Meta:
        name = "WalletPayout"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: WalletPayout, _info: Any) -> str:
        return to_relay("WalletPayout", root.pk)

    @staticmethod
    def resolve_amount(root: WalletPayout, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_account_masked(root: WalletPayout, _info: Any) -> str:
        return root.masked

    @staticmethod
    def resolve_state_label(root: WalletPayout, _info: Any) -> str:
        return str(root.get_state_display())


WalletPayoutConnection = countable_connection("WalletPayout", WalletPayoutType)


class WalletPayoutAsk(DomainMutation):
    """Ask for a part of the own balance; the same key once."""

    permission = SIGNED_IN
    payout = graphene.Field(WalletPayoutType)

    class Arguments:
        amount = PositiveDecimal(required=True)
        currency = graphene.String(required=True)
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> WalletPayoutAsk:
        amount = Money.of(given["amount"], currency_of(given["currency"]))
        key = given["idempotency_key"]
        return cls(payout=wallet_payout_ask(actor=actor, amount=amount, key=key))


class WalletPayoutAgree(DomainMutation):
    """The first person agrees."""

    permission = PAYOUT_MAKE
    payout = graphene.Field(WalletPayoutType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> WalletPayoutAgree:
        row = wallet_payout_agree(actor=actor, payout_id=from_relay(id, "WalletPayout"))
        return cls(payout=row)


class WalletPayoutCheck(DomainMutation):
    """The second person sends it, or refuses with a reason."""

    permission = PAYOUT_CHECK
    payout = graphene.Field(WalletPayoutType)

    class Arguments:
        id = graphene.ID(required=True)
        send = graphene.Boolean(required=True)
        reason = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, send: bool, reason: str = ""
    ) -> WalletPayoutCheck:
        row = wallet_payout_check(
            actor=actor, payout_id=from_relay(id, "WalletPayout"), send=send, reason=reason
        )
        return cls(payout=row)


class WalletPayoutQueries(graphene.ObjectType):
    """Root fields for buyers and finance."""

    wallet_payouts = connection_field(WalletPayoutConnection)

    @staticmethod
    def resolve_wallet_payouts(_root: Any, info: Any, **paging: Any) -> Any:
        rows = wallet_payouts_list(viewer=actor_of(info))
        return resolve_connection(rows, order=("-asked_at", "-id"), **paging)


class WalletPayoutMutations(graphene.ObjectType):
    """Ours."""

    wallet_payout_ask = WalletPayoutAsk.Field()
    wallet_payout_agree = WalletPayoutAgree.Field()
    wallet_payout_check = WalletPayoutCheck.Field()
