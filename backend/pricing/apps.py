"""Registration."""

from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "backend.pricing"
    label = "pricing"
