"""Two persons send money to merchants; a merchant names its account."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.scalars import JSON
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import from_relay
from payments.payouts.graphql.queries import PayoutBatchType
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE
from payments.payouts.services import (
    bank_account_put,
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)


class PayoutBatchMake(DomainMutation):
    """Draft a batch of every merchant that can be paid."""

    permission = PAYOUT_MAKE
    one_transaction = True
    batch = graphene.Field(PayoutBatchType)
    skipped = graphene.Field(JSON, description="Who was left out, and why.")

    class Arguments:
        currency = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, currency: str = "CNY") -> PayoutBatchMake:
        batch, skipped = payout_batch_make(actor=actor, currency=currency)
        return cls(batch=batch, skipped=skipped)


class PayoutBatchCheck(DomainMutation):
    """Another person agrees."""

    permission = PAYOUT_CHECK
    batch = graphene.Field(PayoutBatchType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> PayoutBatchCheck:
        batch = payout_batch_check(actor=actor, batch_id=from_relay(id, "PayoutBatch"))
        return cls(batch=batch)


class PayoutBatchSend(DomainMutation):
    """Send a checked batch to the bank, once."""

    permission = PAYOUT_CHECK
    batch = graphene.Field(PayoutBatchType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> PayoutBatchSend:
        batch = payout_batch_send(actor=actor, batch_id=from_relay(id, "PayoutBatch"))
        return cls(batch=batch)


class BankAccountInput(graphene.InputObjectType):
    """The merchant's own account."""

    currency = graphene.String(required=True)
    account_name = graphene.String(required=True)
    account_number = graphene.String(required=True)
    bank_name = graphene.String(required=True)


class BankAccountSet(DomainMutation):
    """Name the account the acting organisation is paid to."""

    permission = SIGNED_IN
    account_masked = graphene.String()

    class Arguments:
        input = BankAccountInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> BankAccountSet:
        if actor.organization_id is None:
            raise NotFound(field="merchant")
        account = bank_account_put(actor=actor, merchant_id=actor.organization_id, **input)
        return cls(account_masked=account.masked)


class PayoutMutations(graphene.ObjectType):
    """Ours."""

    payout_batch_make = PayoutBatchMake.Field()
    payout_batch_check = PayoutBatchCheck.Field()
    payout_batch_send = PayoutBatchSend.Field()
    bank_account_set = BankAccountSet.Field()
