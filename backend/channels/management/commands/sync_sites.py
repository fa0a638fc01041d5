"""Write the code-defined sites and channels."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.channels.services import sites_sync


class Command(BaseCommand):
    """``python -m backend sync-sites``."""

    help = "Create or update the five sites and their channels."

    def handle(self, *args: Any, **options: Any) -> None:
        sites_sync()
