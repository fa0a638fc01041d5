"""Reading statements and merchants' balances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from payments.escrow.services import merchant_ref
from payments.ledger.selectors import balance
from payments.statements.models import Statement

if TYPE_CHECKING:
    import uuid

READ_OWN, READ_ALL = "merchant.statement.read", "statement.read"


def statements_list(*, viewer: Viewer) -> QuerySet[Statement]:
    """A merchant's own, or all for finance."""
    rows = Statement.objects.order_by("-since", "number")
    if viewer.may(READ_ALL):
        return rows
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return rows.none()
    return rows.filter(merchant_id=viewer.organization_id)


@dataclass(frozen=True, slots=True)
class MerchantBalance:
    """What a merchant has with us now, in minor units."""

    currency: str
    pending_minor: int
    available_minor: int
    reserve_minor: int
    owed_minor: int


def merchant_balance(merchant_id: uuid.UUID, currency: str) -> MerchantBalance:
    """Pending, available, kept back, and owed by the merchant."""
    owner = merchant_ref(merchant_id)
    return MerchantBalance(
        currency=currency,
        pending_minor=balance("2030", owner, currency),
        available_minor=balance("2031", owner, currency),
        reserve_minor=balance("2032", owner, currency),
        owed_minor=balance("1050", owner, currency),
    )


def statement_faults() -> list[str]:
    """Statements that no longer equal their own sums; empty for sound books."""
    return [
        f"statement {row.number}: does not add up"
        for row in Statement.objects.all()
        if row.payable_minor
        != row.goods_minor
        + row.freight_minor
        - row.refund_minor
        - row.commission_minor
        - row.fees_minor
        or sum(line["net"] for line in row.lines) != row.payable_minor
    ]
