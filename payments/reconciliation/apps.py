"""Registration."""

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "payments.reconciliation"
    label = "payments_reconciliation"
