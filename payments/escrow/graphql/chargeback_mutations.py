"""What finance does about chargebacks; a debt is written off by two persons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from payments.escrow.graphql.chargebacks import ChargebackType
from payments.escrow.graphql.types import EscrowType
from payments.escrow.services import (
    chargeback_cover,
    chargeback_evidence,
    refund_ordered,
    write_off_approve,
    write_off_ask,
)
from payments.escrow.services.chargeback_close import APPROVE
from payments.escrow.services.cover import HANDLE
from payments.escrow.services.dispute import RULE


class ChargebackEvidenceSubmit(DomainMutation):
    """Tell the payer's bank, once and in time, why the money is the merchant's."""

    permission = HANDLE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)
        text = graphene.String(required=True)
        document_ids = graphene.List(graphene.NonNull(graphene.ID))

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, text: str, document_ids: list[str] | None = None
    ) -> Self:
        row = chargeback_evidence(
            actor=actor,
            chargeback_id=from_relay(id, "Chargeback"),
            text=text,
            documents=[from_relay(key, "Document") for key in document_ids or []],
        )
        return cls(chargeback=row)


class ChargebackCover(DomainMutation):
    """Make the provider's balance whole with own money and the moved cover of client money."""

    permission = HANDLE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        row = chargeback_cover(actor=actor, chargeback_id=from_relay(id, "Chargeback"))
        return cls(chargeback=row)


class ChargebackWriteOffAsk(DomainMutation):
    """The first person: the debt of a lost case will not come."""

    permission = HANDLE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, reason: str) -> Self:
        row = write_off_ask(actor=actor, chargeback_id=from_relay(id, "Chargeback"), reason=reason)
        return cls(chargeback=row)


class ChargebackWriteOffApprove(DomainMutation):
    """The second person agrees; the debt becomes an expense."""

    permission = APPROVE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        row = write_off_approve(actor=actor, chargeback_id=from_relay(id, "Chargeback"))
        return cls(chargeback=row)


class EscrowRefundOrder(DomainMutation):
    """An arbitrator orders released money back to the buyer; what the shop lacks, it owes."""

    permission = RULE
    escrow = graphene.Field(EscrowType)

    class Arguments:
        id = graphene.ID(required=True)
        amount = PositiveDecimal(required=True)
        reason = graphene.String(required=True)
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, amount: Decimal, reason: str, idempotency_key: str
    ) -> Self:
        escrow = refund_ordered(
            actor=actor,
            escrow_id=from_relay(id, "Escrow"),
            amount=amount,
            client_key=idempotency_key,
            reason=reason,
        )
        return cls(escrow=escrow)


class ChargebackMutations(graphene.ObjectType):
    """Ours."""

    chargeback_evidence_submit = ChargebackEvidenceSubmit.Field()
    chargeback_cover = ChargebackCover.Field()
    chargeback_write_off_ask = ChargebackWriteOffAsk.Field()
    chargeback_write_off_approve = ChargebackWriteOffApprove.Field()
    escrow_refund_order = EscrowRefundOrder.Field()
