"""Registration of payables."""

from django.apps import AppConfig


class PayablesConfig(AppConfig):
    name = "procurement.payables"
    label = "procurement_payables"
