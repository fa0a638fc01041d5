"""Fill an empty database from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.config.backup import BackupFailed, backup_restore


class Command(BaseCommand):
    """``python -m backend restore FILE --database NAME``."""

    help = "Restore a backup into an empty database; an existing one is never overwritten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--database", required=True, help="name of an empty database")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            backup_restore(options["file"], database=options["database"])
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"restored into {options['database']}; now run migrate-all, check-money and verify-log"
        )
