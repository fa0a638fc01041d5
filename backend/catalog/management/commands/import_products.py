"""Take a shop's goods from a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from backend.catalog.services import products_import
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError
from backend.kernel.sheets import sheet_rows
from backend.parties.selectors import organization_by_slug

IMPORTER = Actor.system("import-products")
SHOWN_MAX = 50


def _advance(bar: tqdm[Any], done: int) -> None:
    bar.update(done - bar.n)


class Command(BaseCommand):
    """``python -m backend import-products FILE --merchant SLUG [--dry-run]``."""

    help = (
        "Draft a merchant's goods from CSV or XLSX: style, category, name, sku, price:CHANNEL, "
        "and one column per attribute."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--merchant", required=True, help="slug of the merchant")
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        merchant = organization_by_slug(options["merchant"])
        if merchant is None:
            raise CommandError(f"no merchant {options['merchant']!r}")
        with tqdm(unit="line", disable=None, file=self.stderr) as bar:
            try:
                report = products_import(
                    actor=IMPORTER,
                    merchant_id=merchant.pk,
                    rows=sheet_rows(options["file"]),
                    dry_run=options["dry_run"],
                    on_progress=partial(_advance, bar),
                )
            except DomainError as error:
                raise CommandError(error.message) from error
        for fault in report.faults[:SHOWN_MAX]:
            self.stderr.write(f"line {fault.line} {fault.field}: {fault.words}")
        word = "would be " if options["dry_run"] else ""
        self.stdout.write(
            f"{report.lines} lines: {report.products} products and {report.variants} variants "
            f"{word}added, {report.unchanged} unchanged, {len(report.faults)} faults"
        )
