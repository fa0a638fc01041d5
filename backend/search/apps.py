"""The app's name and label."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Tokens and the search port."""

    name = "backend.search"
    label = "search"
