"""Acts on guarantees."""

from payments.guarantees.services.ask import guarantee_ask, guarantees_returnable
from payments.guarantees.services.give_back import guarantee_give_back, merchant_guarantee_locked
from payments.guarantees.services.leave import (
    guarantee_ask_back,
    guarantee_claim,
    guarantee_refund_settle,
    guarantee_release,
    guarantee_take,
    guarantee_transfer_booked,
    guarantees_return_due,
    transfer_due,
)
from payments.guarantees.services.letter import (
    guarantee_register,
    guarantees_alarm_due,
    guarantees_expire_due,
)
from payments.guarantees.services.put_up import (
    guarantee_pay,
    guarantee_payment_apply,
    guarantee_received,
    merchant_guarantee_open,
)

__all__ = [
    "guarantee_ask",
    "guarantee_ask_back",
    "guarantee_claim",
    "guarantee_give_back",
    "guarantee_pay",
    "guarantee_payment_apply",
    "guarantee_received",
    "guarantee_refund_settle",
    "guarantee_register",
    "guarantee_release",
    "guarantee_take",
    "guarantee_transfer_booked",
    "guarantees_alarm_due",
    "guarantees_expire_due",
    "guarantees_return_due",
    "guarantees_returnable",
    "merchant_guarantee_locked",
    "merchant_guarantee_open",
    "transfer_due",
]
