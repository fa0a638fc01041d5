"""The desk finds owners; buyers show proofs or pay in another way."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.mutations import PUBLIC, SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from payments.receipts.graphql.queries import ReceiptType
from payments.receipts.selectors import RECEIPT_CHECK, RECEIPT_MAKE
from payments.receipts.services import (
    receipt_confirm,
    receipt_propose,
    transfer_give_up,
    transfer_proof_add,
)


class ReceiptPropose(DomainMutation):
    """Say whose the money is, or that it goes back to the account it came from."""

    permission = RECEIPT_MAKE
    receipt = graphene.Field(ReceiptType)

    class Arguments:
        id = graphene.ID(required=True)
        how = graphene.String(required=True, description="PAYMENT, WALLET or RETURN.")
        target = graphene.String(description="pay_..., org_... or usr_...")
        note = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, how: str, target: str = "", note: str = ""
    ) -> ReceiptPropose:
        receipt = receipt_propose(
            actor=actor, receipt_id=from_relay(id, "Receipt"), how=how, target=target, note=note
        )
        return cls(receipt=receipt)


class ReceiptConfirm(DomainMutation):
    """Another person agrees, and the money goes there."""

    permission = RECEIPT_CHECK
    receipt = graphene.Field(ReceiptType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> ReceiptConfirm:
        return cls(receipt=receipt_confirm(actor=actor, receipt_id=from_relay(id, "Receipt")))


class TransferProofAdd(DomainMutation):
    """Show a document of a transfer the viewer made."""

    permission = SIGNED_IN
    added = graphene.Boolean()

    class Arguments:
        id = graphene.ID(required=True, description="The transaction.")
        document_id = graphene.ID(required=True)
        note = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, document_id: str, note: str = ""
    ) -> TransferProofAdd:
        transfer_proof_add(
            actor=actor,
            payment_id=from_relay(id, "TransactionItem"),
            document_id=from_relay(document_id, "Document"),
            note=note,
        )
        return cls(added=True)


class TransferGiveUp(DomainMutation):
    """Wait no longer for the viewer's own transfer, so it can be paid in another way."""

    permission = PUBLIC  # a guest's own basket is paid by its bearer (decision D32)
    ended = graphene.Boolean()

    class Arguments:
        id = graphene.ID(required=True, description="The transaction.")

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> TransferGiveUp:
        transfer_give_up(actor=actor, payment_id=from_relay(id, "TransactionItem"))
        return cls(ended=True)


class ReceiptMutations(graphene.ObjectType):
    """Ours."""

    receipt_propose = ReceiptPropose.Field()
    receipt_confirm = ReceiptConfirm.Field()
    transfer_proof_add = TransferProofAdd.Field()
    transfer_give_up = TransferGiveUp.Field()
