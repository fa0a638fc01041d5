"""The timer: starts the work the clock asks for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.config.worker import tick_for_ever


class Command(BaseCommand):
    """``python -m backend run-timer``."""

    help = "Run timed work until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        tick_for_ever()
