"""Acts on guaranteed trade."""

from payments.escrow.services.dispute import escrow_dispute, escrow_freeze, escrow_withdraw
from payments.escrow.services.fund import escrow_create, escrow_expire, escrow_fund
from payments.escrow.services.hold import escrow_ref
from payments.escrow.services.release import (
    escrow_delivered,
    escrow_refund,
    escrow_refund_after_release,
    escrow_release,
    escrow_settle,
    holds_release_due,
    merchant_ref,
    refund_failed,
    refund_succeeded,
)

__all__ = [
    "escrow_create",
    "escrow_delivered",
    "escrow_dispute",
    "escrow_expire",
    "escrow_freeze",
    "escrow_fund",
    "escrow_ref",
    "escrow_refund",
    "escrow_refund_after_release",
    "escrow_release",
    "escrow_settle",
    "escrow_withdraw",
    "holds_release_due",
    "merchant_ref",
    "refund_failed",
    "refund_succeeded",
]
