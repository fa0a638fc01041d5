"""Acts of the gateway."""

from payments.gateway.adapters.bank_orders import orders_keep
from payments.gateway.services.bank import bank_collect, bank_file_take, bank_orders_rejoin
from payments.gateway.services.dispute import dispute_record
from payments.gateway.services.inbox import event_store, inbox_apply_due, inbox_replay
from payments.gateway.services.operation import (
    REQUEST_KEEPS,
    operation_claim,
    operation_record,
    operation_resume_due,
    operation_run,
)
from payments.gateway.services.payment import payment_open, payment_record
from payments.gateway.services.poll import (
    payment_refresh,
    payments_abandon_due,
    payments_check_stale,
    provider_poll,
)
from payments.gateway.services.refusals import refusals_prune
from payments.gateway.services.transfer import (
    movement_named,
    transfer_captured,
    transfer_is_open,
    transfer_lock,
    transfer_void,
    transfers_over,
)

__all__ = [
    "REQUEST_KEEPS",
    "bank_collect",
    "bank_file_take",
    "bank_orders_rejoin",
    "dispute_record",
    "event_store",
    "inbox_apply_due",
    "inbox_replay",
    "movement_named",
    "operation_claim",
    "operation_record",
    "operation_resume_due",
    "operation_run",
    "orders_keep",
    "payment_open",
    "payment_record",
    "payment_refresh",
    "payments_abandon_due",
    "payments_check_stale",
    "provider_poll",
    "refusals_prune",
    "transfer_captured",
    "transfer_is_open",
    "transfer_lock",
    "transfer_void",
    "transfers_over",
]
