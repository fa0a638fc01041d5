"""Vouchers: found by code, worth so much, used at most so often."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from backend.kernel.money import half_up
from backend.pricing.models import Voucher


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A voucher in force."""

    id: uuid.UUID
    code: str
    name: str
    merchant_id: uuid.UUID | None
    percent_bp: int | None
    amount_minor: int | None
    min_spent_minor: int

    def discount(self, base_minor: int) -> int:
        """What comes off a goods value, never more than it."""
        if self.percent_bp is not None:
            return min(base_minor, half_up(base_minor * self.percent_bp, 10000))
        return min(base_minor, self.amount_minor or 0)


def voucher_find(code: str, *, channel_id: uuid.UUID, at: datetime) -> VoucherRow | None:
    """The voucher of a code in a channel, if it is in force and not used up."""
    row = (
        Voucher.objects.filter(code=code, channel_id=channel_id, valid_from__lte=at)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=at))
        .filter(Q(usage_limit__isnull=True) | Q(used__lt=F("usage_limit")))
        .first()
    )
    if row is None:
        return None
    return VoucherRow(
        row.pk, row.code, row.name, row.merchant_id, row.percent_bp, row.amount_minor,
        row.min_spent_minor,
    )  # fmt: skip


def voucher_spend(voucher_id: uuid.UUID) -> bool:
    """Count one use; False when the limit was reached meanwhile."""
    return bool(
        Voucher.objects.filter(pk=voucher_id)
        .filter(Q(usage_limit__isnull=True) | Q(used__lt=F("usage_limit")))
        .update(used=F("used") + 1)
    )
