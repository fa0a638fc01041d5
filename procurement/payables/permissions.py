"""Permissions of payables."""

INVOICE_ISSUE = "invoice.issue"
PAYMENT_REQUEST = "gov.payment.request"
PAYMENT_APPROVE = "gov.payment.approve"
PROCESS_READ = "gov.process.read"
READ_ALL = "gov.process.read.all"
SELL_READ = "order.sell.read"
