"""Batches for the finance desk."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.saleor import MoneyType, Node
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.payouts.models import PayoutBatch, PayoutLine
from payments.payouts.selectors import batches_list


class PayoutLineType(graphene.ObjectType):
    """What one merchant gets."""

    merchant_name = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    end_to_end_id = graphene.String(required=True)
    state = graphene.String(required=True)
    reason = graphene.String(required=True)

    class Meta:
        name = "PayoutLine"

    @staticmethod
    def resolve_merchant_name(root: PayoutLine, _info: Any) -> str:
        return root.merchant.legal_name

    @staticmethod
    def resolve_amount(root: PayoutLine, _info: Any) -> Money:
        return Money(root.amount_minor, root.batch.currency)


class PayoutBatchType(graphene.ObjectType):
    """One file to the bank."""

    number = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    total = graphene.Field(MoneyType, required=True)
    file_hash = graphene.String(required=True)
    made_at = graphene.DateTime(required=True)
    sent_at = graphene.DateTime()
    booked_at = graphene.DateTime()
    lines = graphene.List(graphene.NonNull(PayoutLineType), required=True)

    class Meta:
        name = "PayoutBatch"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: PayoutBatch, _info: Any) -> str:
        return to_relay("PayoutBatch", root.pk)

    @staticmethod
    def resolve_state_label(root: PayoutBatch, _info: Any) -> str:
        return root.get_state_display()

    @staticmethod
    def resolve_total(root: PayoutBatch, _info: Any) -> Money:
        return Money(root.total_minor, root.currency)

    @staticmethod
    def resolve_lines(root: PayoutBatch, _info: Any) -> Any:
        return root.lines.all()


PayoutBatchConnection = countable_connection("PayoutBatch", PayoutBatchType)


class PayoutQueries(graphene.ObjectType):
    """Root fields for finance."""

    payout_batches = graphene.Field(
        PayoutBatchConnection,
        first=graphene.Int(),
        after=graphene.String(),
        last=graphene.Int(),
        before=graphene.String(),
    )

    @staticmethod
    def resolve_payout_batches(_root: Any, info: Any, **paging: Any) -> Any:
        rows = batches_list(viewer=actor_of(info))
        return resolve_connection(rows, order=("-made_at", "number"), **paging)
