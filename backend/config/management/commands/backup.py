"""Write a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.config.backup import BackupFailed, backup_make


class Command(BaseCommand):
    """``python -m backend backup [FOLDER]``."""

    help = "Dump the database into a folder (default: backups under the state folder)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"] or Path(settings.STATE_DIR) / "backups"
        try:
            made = backup_make(folder)
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.path}  {made.size} bytes  sha256 {made.sha256}")
