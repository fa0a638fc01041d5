"""Acts on the public purse."""

from payments.treasury.services.apply import at_desk, payment_apply, payment_mode
from payments.treasury.services.desk import (
    treasury_application_refuse,
    treasury_order_check,
    treasury_order_make,
)
from payments.treasury.services.order import (
    payment_order_cancel,
    payment_order_create,
    payment_order_paid,
    payment_order_returned,
)
from payments.treasury.services.papers import envelope_of, paper_holds
from payments.treasury.services.quota import quota_give, quota_restore, quota_take, quotas_lapse
from payments.treasury.services.take import Taken, paper_hear, paper_take

__all__ = [
    "Taken",
    "at_desk",
    "envelope_of",
    "paper_hear",
    "paper_holds",
    "paper_take",
    "payment_apply",
    "payment_mode",
    "payment_order_cancel",
    "payment_order_create",
    "payment_order_paid",
    "payment_order_returned",
    "quota_give",
    "quota_restore",
    "quota_take",
    "quotas_lapse",
    "treasury_application_refuse",
    "treasury_order_check",
    "treasury_order_make",
]
