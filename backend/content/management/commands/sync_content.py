"""``python -m backend sync-content``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.content.services import content_sync


class Command(BaseCommand):
    """Merge the product's own pages and news into the tables."""

    help = "Merge the product's own pages and news into the tables; edited rows are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        written = content_sync()
        if options["verbosity"]:
            self.stdout.write(f"content: {written} rows")
