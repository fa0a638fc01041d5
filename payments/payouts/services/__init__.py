"""Acts on payouts."""

from payments.payouts.services.account import bank_account_put
from payments.payouts.services.batch import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.payouts.services.own_money import (
    counter_order_tell,
    own_money_order,
    own_money_settle,
)
from payments.payouts.services.settle import payout_returned, payout_settle
from payments.payouts.services.sweep import (
    capital_ask,
    capital_receive,
    earnings_sweep_due,
)
from payments.payouts.services.wallet import (
    wallet_payout_agree,
    wallet_payout_ask,
    wallet_payout_check,
    wallet_payout_returned,
    wallet_payout_settle,
)

__all__ = [
    "bank_account_put",
    "capital_ask",
    "capital_receive",
    "counter_order_tell",
    "earnings_sweep_due",
    "own_money_order",
    "own_money_settle",
    "payout_batch_check",
    "payout_batch_make",
    "payout_batch_send",
    "payout_returned",
    "payout_settle",
    "wallet_payout_agree",
    "wallet_payout_ask",
    "wallet_payout_check",
    "wallet_payout_returned",
    "wallet_payout_settle",
]
