"""Registration of the credit rating."""

from django.apps import AppConfig


class CreditConfig(AppConfig):
    name = "backend.credit"
    label = "credit"
