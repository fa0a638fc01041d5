"""Registration."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "payments.limits"
    label = "payments_limits"
