"""Place an invoice history as purchases on the international site."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.demo import roster
from backend.demo.day.client import Door, Town
from backend.demo.day.replay.bars import bars
from backend.demo.day.replay.rows import REASONS, RowFault
from backend.demo.day.replay.run import Replayed, history_of, planned, replay
from backend.kernel.errors import DomainError

SHOWN_MAX = 20


class Command(BaseCommand):
    """``python -m backend import-invoices FILE [--dry-run] [--limit N] [--report CSV]``."""

    help = "Place a wholesaler's invoices through the API; documents that stand are left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read and match, place nothing")
        parser.add_argument("--limit", type=int, default=None, help="documents at most")
        parser.add_argument("--report", type=Path, default=None, help="refused lines as CSV")
        parser.add_argument("--hands", type=int, default=4, help="customers who buy at once")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with bars() as listener:
                if options["dry_run"]:
                    found = planned(history_of(options["file"], listener), options["limit"])
                else:
                    town = Town(Door(), roster.email_of, hands=options["hands"])
                    found = replay(town, options["file"], limit=options["limit"], listener=listener)
        except DomainError as error:
            raise CommandError(error.message) from error
        self._tell(found, options["report"])
        if options["dry_run"]:
            self.stdout.write("dry run: nothing was placed")
        elif found.faults:
            raise CommandError("; ".join(found.faults[:10]))

    def _tell(self, found: Replayed, report: Path | None) -> None:
        rows = found.refused_rows
        for row in rows[:SHOWN_MAX]:
            self.stderr.write(f"line {row.line}: {_why(row)}")
        if len(rows) > SHOWN_MAX:
            self.stderr.write(f"... and {len(rows) - SHOWN_MAX} more (--report FILE has all)")
        if report is not None:
            with report.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["line", "document", "reasons", "value_gbp", "words"])
                writer.writerows(
                    [row.line, row.document, " ".join(row.reasons), row.value, _why(row)]
                    for row in rows
                )
        for line in found.lines():
            self.stdout.write(line)


def _why(row: RowFault) -> str:
    return "; ".join(REASONS[reason] for reason in row.reasons)
