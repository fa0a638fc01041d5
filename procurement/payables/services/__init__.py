"""Acts on payables."""

from procurement.payables.services.invoice import invoice_answer, invoice_register
from procurement.payables.services.payable import payable_open, payables_watch
from procurement.payables.services.request import (
    payment_approve,
    payment_request,
    payment_return,
    treasury_answer,
)

__all__ = [
    "invoice_answer",
    "invoice_register",
    "payable_open",
    "payables_watch",
    "payment_approve",
    "payment_request",
    "payment_return",
    "treasury_answer",
]
