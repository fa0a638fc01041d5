"""Acts on payables."""

from procurement.payables.services.invoice import invoice_answer, invoice_register
from procurement.payables.services.payable import payable_open, payables_watch
from procurement.payables.services.request import PayeeAccount, payment_approve, payment_request
from procurement.payables.services.treasury import (
    desk_ordered,
    desk_refused,
    payment_return,
    treasury_answer,
    treasury_inbox_read,
    treasury_paper,
)

__all__ = [
    "PayeeAccount",
    "desk_ordered",
    "desk_refused",
    "invoice_answer",
    "invoice_register",
    "payable_open",
    "payables_watch",
    "payment_approve",
    "payment_request",
    "payment_return",
    "treasury_answer",
    "treasury_inbox_read",
    "treasury_paper",
]
