"""Registration of the venues."""

from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "markets.venues"
    label = "markets_venues"
