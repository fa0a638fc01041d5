"""Acts on payouts."""

from payments.payouts.services.account import bank_account_put
from payments.payouts.services.batch import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.payouts.services.own_money import own_money_order
from payments.payouts.services.settle import payout_returned, payout_settle

__all__ = [
    "bank_account_put",
    "own_money_order",
    "payout_batch_check",
    "payout_batch_make",
    "payout_batch_send",
    "payout_returned",
    "payout_settle",
]
