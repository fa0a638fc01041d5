"""Store the rule rows that apps ship and the database does not have yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.rulebook.services import declared_rows, rules_sync


class Command(BaseCommand):
    """``python -m backend sync-rules``."""

    help = "Add declared rule rows that are missing; never overwrites."

    def handle(self, *args: Any, **options: Any) -> None:
        added = rules_sync(declared_rows())
        if options["verbosity"]:
            self.stdout.write(f"{added} rule rows added")
