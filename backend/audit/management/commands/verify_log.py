"""Recompute the whole tree and compare every head."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.audit.selectors import recompute


class Command(BaseCommand):
    """``python -m backend verify-log``."""

    help = "Hash every leaf again, rebuild the root, compare all signed heads."

    def handle(self, *args: Any, **options: Any) -> None:
        answer = recompute()
        if answer.faults:
            raise CommandError("; ".join(answer.faults[:20]))
        self.stdout.write(f"{answer.size} leaves, root {answer.root}")
