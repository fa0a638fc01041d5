"""Registration of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "payments.ledger"
    label = "payments_ledger"
