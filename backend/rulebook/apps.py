"""Registration of the rulebook."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "backend.rulebook"
    label = "rulebook"
