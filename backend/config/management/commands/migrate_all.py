"""Bring the database up to date as its owner, grant the application role, sync rule rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from backend.config.database import owner_connection, prepare


class Command(BaseCommand):
    """``python -m backend migrate-all``."""

    help = "Migrate as the owner role, grant the application role its rights, sync rule rows."

    def handle(self, *args: Any, **options: Any) -> None:
        application_role = settings.DATABASES["default"]["USER"]
        with owner_connection():
            call_command("migrate", interactive=False, verbosity=options["verbosity"])
            prepare(application_role=application_role, movable=settings.CLOCK_MOVABLE)
        connections.close_all()
