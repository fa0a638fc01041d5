"""What finance does about chargebacks; a debt is written off by two persons."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay
from payments.escrow.graphql.chargebacks import ChargebackType
from payments.escrow.graphql.types import EscrowType
from payments.escrow.services import (
    chargeback_accept_approve,
    chargeback_accept_ask,
    chargeback_cover,
    chargeback_evidence,
    refund_ordered,
    write_off_approve,
    write_off_ask,
)
from payments.escrow.services.chargeback_close import APPROVE
from payments.escrow.services.cover import HANDLE
from payments.escrow.services.dispute import RULE
from payments.gateway.port import EVIDENCE_KINDS


class ChargebackFileInput(graphene.InputObjectType):
    """A file of one's own and what kind of paper it is; each kind once."""

    kind = graphene.String(required=True, description=" | ".join(EVIDENCE_KINDS))
    document_id = graphene.ID(required=True)


def _by_kind(files: list[Any]) -> dict[str, uuid.UUID]:
    kinds = [str(file["kind"]) for file in files]
    if len(set(kinds)) < len(kinds):
        raise Invalid("每种文件只能附一份。", field="files")
    return {str(file["kind"]): from_relay(file["document_id"], "Document") for file in files}


class ChargebackEvidenceSubmit(DomainMutation):
    """Tell the payer's bank, once and in time, why the money is the merchant's."""

    permission = HANDLE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)
        text = graphene.String(required=True)
        files = graphene.List(graphene.NonNull(ChargebackFileInput))

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, text: str, files: list[Any] | None = None
    ) -> Self:
        row = chargeback_evidence(
            actor=actor,
            chargeback_id=from_relay(id, "Chargeback"),
            text=text,
            documents=_by_kind(files or []),
        )
        return cls(chargeback=row)


class ChargebackAcceptAsk(DomainMutation):
    """The first person: the case is not worth contesting."""

    permission = HANDLE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, reason: str) -> Self:
        key = from_relay(id, "Chargeback")
        row = chargeback_accept_ask(actor=actor, chargeback_id=key, reason=reason)
        return cls(chargeback=row)


class ChargebackAcceptApprove(DomainMutation):
    """The second person agrees; the provider is told, and the case is lost."""

    permission = APPROVE
    chargeback = graphene.Field(ChargebackType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        key = from_relay(id, "Chargeback")
        return cls(chargeback=chargeback_accept_approve(actor=actor, chargeback_id=key))


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
    chargeback_accept_ask = ChargebackAcceptAsk.Field()
    chargeback_accept_approve = ChargebackAcceptApprove.Field()
    chargeback_cover = ChargebackCover.Field()
    chargeback_write_off_ask = ChargebackWriteOffAsk.Field()
    chargeback_write_off_approve = ChargebackWriteOffApprove.Field()
    escrow_refund_order = EscrowRefundOrder.Field()
