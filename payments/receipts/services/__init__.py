"""Acts on receipts."""

from payments.receipts.services.desk import receipt_confirm, receipt_propose
from payments.receipts.services.give_back import receipt_return_settle, receipt_returned_again
from payments.receipts.services.proof import transfer_give_up, transfer_proof_add
from payments.receipts.services.take import receipt_take, receipts_overdue, transfers_lapse

__all__ = [
    "receipt_confirm",
    "receipt_propose",
    "receipt_return_settle",
    "receipt_returned_again",
    "receipt_take",
    "receipts_overdue",
    "transfer_give_up",
    "transfer_proof_add",
    "transfers_lapse",
]
