"""Take counted stock from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.inventory.services import stock_load
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError
from backend.kernel.sheets import sheet_rows
from backend.parties.selectors import organization_by_slug

IMPORTER = Actor.system("import-stock")
SHOWN_MAX = 50


class Command(BaseCommand):
    """``python -m backend import-stock FILE --merchant SLUG [--dry-run]``."""

    help = "Set a merchant's stock from a CSV or XLSX file with the columns sku and quantity."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--merchant", required=True, help="slug of the merchant")
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        merchant = organization_by_slug(options["merchant"])
        if merchant is None:
            raise CommandError(f"no merchant {options['merchant']!r}")
        try:
            report = stock_load(
                actor=IMPORTER,
                merchant_id=merchant.pk,
                rows=sheet_rows(options["file"]),
                dry_run=options["dry_run"],
            )
        except DomainError as error:
            raise CommandError(error.message) from error
        for number, reason in report.refused[:SHOWN_MAX]:
            self.stderr.write(f"line {number}: {reason}")
        word = "checked" if options["dry_run"] else "taken"
        self.stdout.write(f"{report.taken} {word}, {len(report.refused)} refused")
