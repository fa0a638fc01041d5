"""The worker: delivers the outbox. Celery wakes it; the table is the truth (events brief)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from backend.config.worker import work_for_ever


class Command(BaseCommand):
    """``python -m backend run-worker``."""

    help = "Deliver events to their handlers until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing is due")

    def handle(self, *args: Any, **options: Any) -> None:
        work_for_ever(until_empty=options["until_empty"])
