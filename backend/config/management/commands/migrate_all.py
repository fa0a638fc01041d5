"""Bring the database up to date as its owner, grant the application role, write what code defines."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from backend.config.database import owner_connection, prepare
from backend.config.migrating import states_kept_lean


class Command(BaseCommand):
    """``python -m backend migrate-all``."""

    help = "Migrate as the owner role, grant the application role its rights, sync rule rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--bare", action="store_true", help="leave the markets' attributes and rates out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ENVIRONMENT == "production" and "DATABASE_OWNER_URL" not in os.environ:
            raise CommandError("DATABASE_OWNER_URL: only the owner of the tables can migrate them")
        application_role = settings.DATABASES["default"]["USER"]
        with owner_connection():
            with states_kept_lean():
                call_command("migrate", interactive=False, verbosity=options["verbosity"])
            prepare(application_role=application_role, movable=settings.CLOCK_MOVABLE)
            if not options["bare"]:  # the roof alone may name the upper floor
                call_command("sync_markets", verbosity=0)
        connections.close_all()
