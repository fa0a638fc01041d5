"""Registration of the escrow."""

from django.apps import AppConfig


class EscrowConfig(AppConfig):
    name = "payments.escrow"
    label = "payments_escrow"
