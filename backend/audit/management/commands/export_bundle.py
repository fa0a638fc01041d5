"""Write the bundle of a subject for the offline verifier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.audit.selectors import bundle
from backend.kernel.actor import SYSTEM


class Command(BaseCommand):
    """``python -m backend export-bundle SUBJECT FILE``."""

    help = "Write leaves, proofs, head and key of a subject as one JSON file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("subject")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        made = bundle(options["subject"], viewer=SYSTEM)
        if made is None:
            raise CommandError(f"nothing is recorded about {options['subject']}")
        options["file"].write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
        self.stdout.write(f"{len(made['leaves'])} leaves")
