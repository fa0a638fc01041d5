"""The admin with our own door (``desk_site``); no models are read here."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, entered through the desk's own site."""

    default_site = "backend.config.desk_site.DeskSite"
