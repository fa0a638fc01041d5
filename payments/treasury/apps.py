"""Registration."""

from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    name = "payments.treasury"
    label = "payments_treasury"
