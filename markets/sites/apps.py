"""Registration of the sites."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "markets.sites"
    label = "markets_sites"
