"""A buyer asks for its balance; two persons of finance agree above the limit."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.language import said
from backend.api.money_lists import MoneyListFilter, narrowed, totals, totals_field
from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import PositiveDecimal
from backend.channels.selectors import currency_of
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay, key_or_nothing, to_relay
from backend.kernel.money import Money
from backend.parties.selectors import organization_get
from payments.payouts.models import WalletPayout
from payments.payouts.selectors import (
    PAYOUT_CHECK,
    PAYOUT_MAKE,
    wallet_payouts_list,
)
from payments.payouts.services import wallet_payout_agree, wallet_payout_ask, wallet_payout_check
from payments.payouts.wallet import Plan, wallet_plans


class WalletPayoutType(graphene.ObjectType):
    """A part of a balance on its way to the buyer's account."""

    number = graphene.String(required=True, description="As the bank and the books name it.")
    amount = graphene.Field(MoneyType, required=True)
    way = graphene.String(required=True, description="SOURCE or ACCOUNT.")
    account_name = graphene.String(required=True)
    account_masked = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    done_at = graphene.DateTime()
    owner_name = graphene.String(
        required=True, description="The organisation; empty for a natural person."
    )
    asked_by_me = graphene.Boolean(required=True)
    agreed_by_me = graphene.Boolean(required=True)

    class Meta:
        name = "WalletPayout"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: WalletPayout, _info: Any) -> str:
        return to_relay("WalletPayout", root.pk)

    @staticmethod
    def resolve_number(root: WalletPayout, _info: Any) -> str:
        return root.end_to_end_id

    @staticmethod
    def resolve_amount(root: WalletPayout, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_account_masked(root: WalletPayout, _info: Any) -> str:
        return root.masked

    @staticmethod
    def resolve_state_label(root: WalletPayout, _info: Any) -> str:
        return str(root.get_state_display())

    @staticmethod
    def resolve_owner_name(root: WalletPayout, info: Any) -> str:
        owner = organization_get(uuid.UUID(root.owner))
        return owner.name_in(actor_of(info).language, legal=True) if owner is not None else ""

    @staticmethod
    def resolve_asked_by_me(root: WalletPayout, info: Any) -> bool:
        return root.asked_by == actor_of(info).user_id

    @staticmethod
    def resolve_agreed_by_me(root: WalletPayout, info: Any) -> bool:
        return root.agreed_by is not None and root.agreed_by == actor_of(info).person_id


class WalletProblemType(graphene.ObjectType):
    """Why a balance cannot be paid out now."""

    code = graphene.String(required=True)
    message = graphene.String(required=True)

    class Meta:
        name = "WalletProblem"


class WalletPlanType(graphene.ObjectType):
    """What the acting buyer may ask for now, and where it would go."""

    available = graphene.Field(MoneyType, required=True)
    two_persons_above = graphene.Field(
        MoneyType, required=True, description="More than this is looked at by two of finance first."
    )
    way = graphene.String(description="SOURCE or ACCOUNT.")
    account_name = graphene.String()
    account_masked = graphene.String()
    bank_name = graphene.String()
    problem = graphene.Field(WalletProblemType)
    payable_from = graphene.DateTime(description="When an account that cools may be paid to.")

    class Meta:
        name = "WalletPlan"

    @staticmethod
    def resolve_way(root: Plan, _info: Any) -> str | None:
        return root.target.way if root.target else None

    @staticmethod
    def resolve_account_name(root: Plan, _info: Any) -> str | None:
        return root.target.name if root.target else None

    @staticmethod
    def resolve_account_masked(root: Plan, _info: Any) -> str | None:
        return root.target.masked if root.target else None

    @staticmethod
    def resolve_bank_name(root: Plan, _info: Any) -> str | None:
        return root.target.bank if root.target else None

    @staticmethod
    def resolve_problem(root: Plan, info: Any) -> dict[str, str] | None:
        told = root.problem  # an error that a resolver returns would count as raised
        if told is None:
            return None
        return {"code": told.code, "message": said(told, info.context.language)}


OWN = graphene.Boolean(description="Only those of whom the viewer acts for.")
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

    wallet_payouts = connection_field(WalletPayoutConnection, filter=MoneyListFilter(), own=OWN)
    wallet_payout_totals = totals_field(own=OWN)
    wallet_payout = graphene.Field(WalletPayoutType, id=graphene.ID(required=True))
    wallet_plans = graphene.List(
        graphene.NonNull(WalletPlanType),
        required=True,
        description="One per currency of which the acting buyer has a balance.",
    )

    @staticmethod
    def resolve_wallet_payouts(
        _root: Any, info: Any, filter: Any = None, own: bool = False, **paging: Any
    ) -> Any:
        rows = wallet_payouts_list(viewer=actor_of(info), own=own)
        rows = narrowed(rows, filter, at="asked_at")
        return resolve_connection(rows, order=("-asked_at", "-id"), **paging)

    @staticmethod
    def resolve_wallet_payout_totals(
        _root: Any, info: Any, filter: Any = None, own: bool = False
    ) -> Any:
        rows = wallet_payouts_list(viewer=actor_of(info), own=own)
        return totals(narrowed(rows, filter, at="asked_at"))

    @staticmethod
    def resolve_wallet_payout(_root: Any, info: Any, id: str) -> Any:
        rows = wallet_payouts_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "WalletPayout")).first()

    @staticmethod
    def resolve_wallet_plans(_root: Any, info: Any) -> list[Plan]:
        return wallet_plans(actor_of(info))


class WalletPayoutMutations(graphene.ObjectType):
    """Ours."""

    wallet_payout_ask = WalletPayoutAsk.Field()
    wallet_payout_agree = WalletPayoutAgree.Field()
    wallet_payout_check = WalletPayoutCheck.Field()
