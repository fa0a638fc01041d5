"""Registration."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "payments.statements"
    label = "payments_statements"
