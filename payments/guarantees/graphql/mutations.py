"""Putting security up, asking for it, asking it back, claiming it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import graphene

from backend.api.mutations import DomainMutation, enum_of
from backend.api.scalars import JSON, PositiveDecimal
from backend.channels.selectors import currency_of
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from payments.guarantees.graphql.queries import GuaranteeType
from payments.guarantees.selectors import ASK, DECIDE, GIVE, guarantee_currency
from payments.guarantees.services import (
    guarantee_ask,
    guarantee_ask_back,
    guarantee_claim,
    guarantee_pay,
    guarantee_register,
    guarantee_transfer_booked,
    merchant_guarantee_open,
)
from payments.guarantees.services.leave import RELEASE_MERCHANT

PURPOSE = enum_of("GuaranteePurposeAsked", ("BID", "PERFORMANCE"))


def _data(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _key(id: str) -> Any:
    return from_relay(id, "Guarantee")


def _money(guarantee_id: str, amount: Decimal) -> Money:
    return Money.of(amount, guarantee_currency(_key(guarantee_id)))


class GuaranteePutUpInput(graphene.InputObjectType):
    """How much, and by which gateway it is paid; ``data`` as in ``transactionInitialize``."""

    amount = PositiveDecimal(required=True)
    currency = graphene.String()
    payment_gateway = graphene.String(required=True)
    data = JSON()
    idempotency_key = graphene.String(required=True)


class GuaranteePutUp(DomainMutation):
    """The acting merchant puts up its own guarantee, in cash."""

    permission = GIVE
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        input = GuaranteePutUpInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> GuaranteePutUp:
        key = input["idempotency_key"][:120]
        amount = Money.of(input["amount"], currency_of(input.get("currency") or "CNY"))
        opened = merchant_guarantee_open(actor=actor, amount=amount, client_key=key)
        paid = guarantee_pay(
            actor=actor, guarantee_id=opened.pk, gateway_id=input["payment_gateway"],
            data=_data(input.get("data")), client_key=key,
        )  # fmt: skip
        return cls(guarantee=paid)


class GuaranteePay(DomainMutation):
    """The giver pays a security that was asked for, in cash."""

    permission = GIVE
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)
        payment_gateway_id = graphene.String(required=True)
        data = JSON()
        idempotency_key = graphene.String()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        id: str,
        payment_gateway_id: str,
        data: Any = None,
        idempotency_key: str | None = None,
    ) -> GuaranteePay:
        paid = guarantee_pay(
            actor=actor, guarantee_id=_key(id), gateway_id=payment_gateway_id, data=_data(data),
            client_key=(idempotency_key or "")[:120],
        )  # fmt: skip
        return cls(guarantee=paid)


class GuaranteeLetterInput(graphene.InputObjectType):
    """A bank's electronic letter of guarantee."""

    letter_number = graphene.String(required=True)
    issuer = graphene.String(required=True)
    valid_until = graphene.Date(required=True)
    document_hash = graphene.String(required=True, description="SHA-256 of the letter's file.")


class GuaranteeRegister(DomainMutation):
    """The giver answers an asked security with a bank's letter."""

    permission = GIVE
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)
        input = GuaranteeLetterInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, input: Any) -> GuaranteeRegister:
        return cls(guarantee=guarantee_register(actor=actor, guarantee_id=_key(id), **input))


class GuaranteeReturnAsk(DomainMutation):
    """The giver wants it back."""

    permission = GIVE
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> GuaranteeReturnAsk:
        return cls(guarantee=guarantee_ask_back(actor=actor, guarantee_id=_key(id)))


class GuaranteeAskInput(graphene.InputObjectType):
    """What is to be secured: ``base`` is the budget (bid) or the contract price (performance)."""

    subject = graphene.String(required=True)
    purpose = graphene.Argument(PURPOSE, required=True)
    organization_id = graphene.ID(required=True, description="Who shall give it.")
    base = PositiveDecimal(required=True)
    amount = PositiveDecimal(required=True)
    due_at = graphene.DateTime()


class GuaranteeAsk(DomainMutation):
    """The acting department asks for security within the legal share."""

    permission = ASK
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        input = GuaranteeAskInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> GuaranteeAsk:
        assert actor.organization_id is not None, "the right is held in a department"
        asked = guarantee_ask(
            actor=actor, subject=input["subject"], purpose=str(input["purpose"]),
            giver_id=from_relay(input["organization_id"], "Organization"),
            beneficiary_id=actor.organization_id, base=Money.of(input["base"], "CNY"),
            amount=Money.of(input["amount"], "CNY"), due_at=input.get("due_at"),
        )  # fmt: skip
        return cls(guarantee=asked)


class GuaranteeClaim(DomainMutation):
    """The beneficiary claims it: cash goes to the treasury, a letter is claimed on."""

    permission = DECIDE
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)
        amount = PositiveDecimal(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, amount: Decimal, reason: str
    ) -> GuaranteeClaim:
        claimed = guarantee_claim(
            actor=actor, guarantee_id=_key(id), amount=_money(id, amount), reason=reason
        )
        return cls(guarantee=claimed)


class GuaranteeTransferBooked(DomainMutation):
    """The bank carried a transfer out: to the treasury, or back to whoever paid by transfer."""

    permission = RELEASE_MERCHANT
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)
        reference = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, reference: str) -> GuaranteeTransferBooked:
        booked = guarantee_transfer_booked(actor=actor, guarantee_id=_key(id), reference=reference)
        return cls(guarantee=booked)


class GuaranteeMutations(graphene.ObjectType):
    """Ours."""

    guarantee_put_up = GuaranteePutUp.Field()
    guarantee_pay = GuaranteePay.Field()
    guarantee_register = GuaranteeRegister.Field()
    guarantee_return_ask = GuaranteeReturnAsk.Field()
    guarantee_ask = GuaranteeAsk.Field()
    guarantee_claim = GuaranteeClaim.Field()
    guarantee_transfer_booked = GuaranteeTransferBooked.Field()
