"""Write the code-defined data of the four sites."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from markets.sites.services import sites_sync


class Command(BaseCommand):
    """``python -m backend sync-markets``."""

    help = "Create or update attribute sets, product types, categories and commission rates."

    def handle(self, *args: Any, **options: Any) -> None:
        sites_sync()
