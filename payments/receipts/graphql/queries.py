"""Receipts for the finance desk."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed
from backend.api.saleor import MoneyType, Node
from backend.kernel.ids import key_or_nothing, public_id, to_relay
from backend.kernel.money import Money
from payments.receipts.models import Receipt
from payments.receipts.selectors import age_days, open_totals, proofs_of, receipts_list


class TransferProofType(graphene.ObjectType):
    """A document a buyer showed."""

    document_id = graphene.ID(required=True)
    note = graphene.String(required=True)
    at = graphene.DateTime(required=True)

    class Meta:
        name = "TransferProof"

    @staticmethod
    def resolve_document_id(root: Any, _info: Any) -> str:
        return to_relay("Document", root.document_id)


class ReceiptType(graphene.ObjectType):
    """Money that arrived at the safeguarding bank."""

    bank_ref = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    open_amount = graphene.Field(MoneyType, required=True, description="What lies apart (2900).")
    payer_name = graphene.String(required=True)
    payer_account_masked = graphene.String(required=True)
    text = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    why = graphene.String(required=True)
    received_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime(required=True)
    age_days = graphene.Int(required=True)
    how = graphene.String(required=True)
    target = graphene.String(required=True)
    note = graphene.String(required=True)
    proposed_by_me = graphene.Boolean(required=True)
    payment_ref = graphene.String(description="The payment it names, as pay_...")
    proofs = graphene.List(graphene.NonNull(TransferProofType), required=True)

    class Meta:
        name = "Receipt"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Receipt, _info: Any) -> str:
        return to_relay("Receipt", root.pk)

    @staticmethod
    def resolve_amount(root: Receipt, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_open_amount(root: Receipt, _info: Any) -> Money:
        return Money(root.open_minor, root.currency)

    @staticmethod
    def resolve_payer_account_masked(root: Receipt, _info: Any) -> str:
        return f"****{root.payer_account[-4:]}" if root.payer_account else ""

    @staticmethod
    def resolve_state_label(root: Receipt, _info: Any) -> str:
        return root.get_state_display()

    @staticmethod
    def resolve_age_days(root: Receipt, _info: Any) -> int:
        return age_days(root)

    @staticmethod
    def resolve_proposed_by_me(root: Receipt, info: Any) -> bool:
        person = actor_of(info).person_id
        return person is not None and root.proposed_by == person

    @staticmethod
    def resolve_payment_ref(root: Receipt, _info: Any) -> str | None:
        return public_id("pay", root.payment_id) if root.payment_id else None

    @staticmethod
    def resolve_proofs(root: Receipt, _info: Any) -> Any:
        return proofs_of([root.payment_id]).get(root.payment_id, []) if root.payment_id else []


class ReceiptTotalType(graphene.ObjectType):
    """What lies apart in one currency."""

    currency = graphene.String(required=True)
    count = graphene.Int(required=True)
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "ReceiptTotal"


ReceiptConnection = countable_connection("Receipt", ReceiptType)


class ReceiptQueries(graphene.ObjectType):
    """Root fields for finance."""

    receipts = connection_field(ReceiptConnection, filter=MoneyListFilter())
    receipt = graphene.Field(ReceiptType, id=graphene.ID(required=True))
    receipt_totals = graphene.List(graphene.NonNull(ReceiptTotalType), filter=MoneyListFilter())

    @staticmethod
    def resolve_receipts(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = narrowed(receipts_list(viewer=actor_of(info)), filter, at="received_at")
        return resolve_connection(rows, order=("-received_at", "id"), **paging)

    @staticmethod
    def resolve_receipt(_root: Any, info: Any, id: str) -> Any:
        rows = receipts_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "Receipt")).first()

    @staticmethod
    def resolve_receipt_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        rows = narrowed(receipts_list(viewer=actor_of(info)), filter, at="received_at")
        return [
            {
                "currency": row["currency"],
                "count": row["count"],
                "amount": Money(int(row["minor"]), row["currency"]),
            }
            for row in open_totals(rows)
        ]
