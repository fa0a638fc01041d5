"""Registration."""

from django.apps import AppConfig


class GuaranteesConfig(AppConfig):
    name = "payments.guarantees"
    label = "payments_guarantees"
