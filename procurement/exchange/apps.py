"""Registration of the exchange."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "procurement.exchange"
    label = "procurement_exchange"
