"""Registration."""

from django.apps import AppConfig


class PayoutsConfig(AppConfig):
    name = "payments.payouts"
    label = "payments_payouts"
