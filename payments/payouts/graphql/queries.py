"""Batches for the finance desk."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import (
    connection_field,
    countable_connection,
    resolve_connection,
)
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed, totals, totals_field
from backend.api.saleor import MoneyType, Node
from backend.kernel import clock
from backend.kernel.ids import key_or_nothing, to_relay
from backend.kernel.money import Money
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine
from payments.payouts.selectors import (
    READ_OWN,
    account_of,
    batches_list,
    batches_totals,
    payable_from,
    payouts_of,
)


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


class MerchantPayoutType(graphene.ObjectType):
    """One payment to the viewer's own account."""

    number = graphene.String(required=True, description="The batch it went with.")
    amount = graphene.Field(MoneyType, required=True)
    end_to_end_id = graphene.String(required=True)
    state = graphene.String(required=True)
    reason = graphene.String(required=True)
    made_at = graphene.DateTime(required=True)
    done_at = graphene.DateTime()

    class Meta:
        name = "MerchantPayout"

    @staticmethod
    def resolve_number(root: PayoutLine, _info: Any) -> str:
        return root.batch.number

    @staticmethod
    def resolve_amount(root: PayoutLine, _info: Any) -> Money:
        return Money(root.amount_minor, root.batch.currency)

    @staticmethod
    def resolve_made_at(root: PayoutLine, _info: Any) -> Any:
        return root.batch.made_at


class PayoutAccountType(graphene.ObjectType):
    """Where the viewer is paid; a fresh account cools before money goes there."""

    account_name = graphene.String(required=True)
    account_masked = graphene.String(required=True)
    bank_name = graphene.String(required=True)
    currency = graphene.String(required=True)
    changed_at = graphene.DateTime(required=True)
    payable_from = graphene.DateTime(required=True)
    cooling = graphene.Boolean(required=True, description="That moment is still to come.")

    class Meta:
        name = "PayoutAccount"

    @staticmethod
    def resolve_account_masked(root: BankAccount, _info: Any) -> str:
        return root.masked

    @staticmethod
    def resolve_payable_from(root: BankAccount, _info: Any) -> Any:
        return payable_from(root)

    @staticmethod
    def resolve_cooling(root: BankAccount, _info: Any) -> bool:
        return payable_from(root) > clock.now()


class PayoutTotalType(graphene.ObjectType):
    """Batches of one currency."""

    currency = graphene.String(required=True)
    count = graphene.Int(required=True)
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "PayoutTotal"

    @staticmethod
    def resolve_amount(root: dict[str, Any], _info: Any) -> Money:
        return Money(int(root["minor"]), root["currency"])


class PayoutBatchFilterInput(graphene.InputObjectType):
    """What the list of batches is narrowed to."""

    state = graphene.String()
    currency = graphene.String()
    since = graphene.DateTime(description="Made at or after.")
    until = graphene.DateTime(description="Made before.")

    class Meta:
        name = "PayoutBatchFilter"


def _batches(info: Any, given: Any) -> Any:
    given = given or {}
    return batches_list(
        viewer=actor_of(info),
        state=str(given.get("state") or "").replace("\x00", "")[:20],
        currency=str(given.get("currency") or "").replace("\x00", "")[:3],
        since=given.get("since"),
        until=given.get("until"),
    )


LINE_COLUMNS = {"at": "batch__made_at", "currency": "batch__currency"}
MerchantPayoutConnection = countable_connection("MerchantPayout", MerchantPayoutType)
PayoutBatchConnection = countable_connection("PayoutBatch", PayoutBatchType)


class PayoutQueries(graphene.ObjectType):
    """Root fields for finance."""

    payout_batches = connection_field(PayoutBatchConnection, filter=PayoutBatchFilterInput())
    payout_totals = graphene.List(
        graphene.NonNull(PayoutTotalType), required=True, filter=PayoutBatchFilterInput()
    )
    payout_batch = graphene.Field(PayoutBatchType, id=graphene.ID(required=True))
    merchant_payouts = connection_field(MerchantPayoutConnection, filter=MoneyListFilter())
    merchant_payout_totals = totals_field()
    payout_account = graphene.Field(PayoutAccountType, currency=graphene.String())

    @staticmethod
    def resolve_payout_batch(_root: Any, info: Any, id: str) -> Any:
        rows = batches_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "PayoutBatch")).first()

    @staticmethod
    def resolve_merchant_payouts(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = narrowed(payouts_of(viewer=actor_of(info)), filter, **LINE_COLUMNS)
        return resolve_connection(rows, order=("-id",), **paging)

    @staticmethod
    def resolve_merchant_payout_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        rows = narrowed(payouts_of(viewer=actor_of(info)), filter, **LINE_COLUMNS)
        return totals(rows, currency=LINE_COLUMNS["currency"])

    @staticmethod
    def resolve_payout_account(_root: Any, info: Any, currency: str = "CNY") -> Any:
        viewer = actor_of(info)
        own = viewer.organization_id
        return account_of(own, currency) if own and viewer.may(READ_OWN) else None

    @staticmethod
    def resolve_payout_batches(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        return resolve_connection(_batches(info, filter), order=("-made_at", "number"), **paging)

    @staticmethod
    def resolve_payout_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return batches_totals(_batches(info, filter))
