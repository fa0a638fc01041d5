"""Registration."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "payments.receipts"
    label = "payments_receipts"
