"""Registration of publication."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "procurement.publication"
    label = "procurement_publication"
