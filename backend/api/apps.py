"""Registration of the GraphQL groundwork; it owns no table."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "backend.api"
    label = "api"
