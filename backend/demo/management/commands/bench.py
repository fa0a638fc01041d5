"""The speed table: ``python -m backend bench``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend.demo.bench.multiply import products_multiply
from backend.demo.bench.stand import ROOT, Stand
from backend.demo.bench.table import Figure, table

PRODUCTS, BASE = 10_000, 1_000
BASE_QUICK = 250
ROWS = {
    "listing": "listing:measure",
    "purchase": "purchase:measure",
    "crowd": "purchase:crowd",
    "journals": "journals:measure",
    "growth": "growth:measure",
    "payouts": "payouts:measure",
    "reconcile": "reconcile:measure",
    "webhooks": "webhooks:measure",
    "escrows": "escrows:measure",
    "pages": "pages:measure",
    "process": "process:measure",
    "large": "large:measure",
}


class Command(BaseCommand):
    """Every figure against a floor measured in the same run."""

    help = "Measure the speed table on a fresh database with real servers on loopback."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--only", choices=ROWS, action="append", help="one row; may be repeated"
        )
        parser.add_argument("--quick", action="store_true", help="short rounds, no large catalogue")
        parser.add_argument(
            "--keep", action="store_true", help="keep the stand's data for next time"
        )
        parser.add_argument(
            "--postings", type=int, default=0, help="in the full ledger of the row growth"
        )
        parser.add_argument("--inside", action="store_true", help="used by the command itself")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = options["only"] or [row for row in ROWS if row != "large" or not options["quick"]]
        if options["inside"]:
            self._measure(rows, quick=options["quick"], postings=options["postings"])
            return
        state = Path(settings.STATE_DIR)
        state.mkdir(parents=True, exist_ok=True)
        keep = options["keep"]
        folder = state / "bench" if keep else Path(tempfile.mkdtemp(prefix="bench-", dir=state))
        stand = Stand(folder)
        try:
            code = self._prepared(stand, rows, quick=options["quick"], postings=options["postings"])
        finally:
            stand.stop(remove=not keep)
        if code:
            sys.exit(code)

    def _prepared(self, stand: Stand, rows: list[str], *, quick: bool, postings: int) -> int:
        """Migrate, load what is missing, then measure in a process that sees the stand."""
        if stand.run("migrate_all", as_owner=True) or stand.run(
            "collectstatic", "--noinput", "-v0"
        ):
            raise CommandError("the stand cannot be prepared")
        loaded = stand.folder / "loaded"
        if not loaded.exists():
            base = BASE_QUICK if quick else BASE
            if stand.run("load_demo_city", "--products", str(base), as_owner=True):
                raise CommandError("the goods cannot be loaded")
            loaded.touch()
        if "pages" in rows:
            subprocess.run(
                [sys.executable, "-m", "backend.config.launch.storefront"], cwd=ROOT, check=True
            )
        words = [word for row in rows for word in ("--only", row)]
        more = [*(["--quick"] if quick else []), "--postings", str(postings)]
        return stand.run("bench", "--inside", *words, *more, as_owner=True)

    def _measure(self, rows: list[str], *, quick: bool, postings: int) -> None:
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        held = products_multiply(PRODUCTS)
        self.stdout.write(f"{held} products; {os.cpu_count()} cores; 2 web workers")
        figures: list[Figure] = []
        for row in rows:
            self.stdout.write(f"measuring {row} ...")
            self.stdout.flush()
            module, name = ROWS[row].split(":")
            measure: Callable[..., list[Figure]] = getattr(
                import_module(f"backend.demo.bench.{module}"), name
            )
            more = {"postings": postings} if row == "growth" else {}
            found = measure(quick=quick, **more)
            figures += found
            self.stdout.write(table(found))
        self.stdout.write("\n" + table(figures))
        failed = [each.work for each in figures if not each.holds]
        self.stdout.write(f"{len(figures) - len(failed)} of {len(figures)} goals met")
        if failed:
            sys.exit(1)
