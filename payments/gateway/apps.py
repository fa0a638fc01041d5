"""Registration."""

from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "payments.gateway"
    label = "payments_gateway"
