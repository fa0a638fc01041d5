"""Play a trading day through the public API and prove the books afterwards."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from backend.demo import roster
from backend.demo.day.client import Door, Town
from backend.demo.day.market import Tally
from backend.demo.day.proofs import Report, prove_all
from backend.demo.day.replay.bars import bars
from backend.demo.day.replay.run import Replayed, replay
from backend.demo.day.run import Plan, trade_a_day

SUMMARY = "trading-day.summary"


class Command(BaseCommand):
    """``python -m backend trading-day``."""

    help = "Buyers, shops, carriers and offices trade through the API on the virtual clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--orders", type=int, default=120)
        parser.add_argument("--seed", type=int, default=20260302)
        parser.add_argument("--invoices", type=Path, default=None)
        parser.add_argument("--limit", type=int, default=None, help="invoices at most")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.monotonic()
        town = Town(Door(), roster.email_of)
        with tqdm(total=options["orders"], unit="单", desc="交易日 / trading day") as bar:
            tally = trade_a_day(
                town,
                Plan(options["orders"], options["seed"]),
                say=partial(_tell, bar),
                advance=partial(_move, bar),
            )
        replayed = _replay(town, options["invoices"], options["limit"])
        report = prove_all()
        if replayed is not None:
            replayed.tell(report)
        self._print(tally, report, calls=town.door.calls, seconds=time.monotonic() - start)
        summary = _summary(tally, report, replayed)
        _keep(summary)
        self.stdout.write(summary)
        if report.faults:
            raise CommandError("; ".join(report.faults[:10]))

    def _print(self, tally: Tally, report: Report, *, calls: int, seconds: float) -> None:
        self.stdout.write(f"{len(tally.orders)} orders, {calls} API calls, {seconds:.0f} s")
        for line in report.lines:
            self.stdout.write(line)
        for what, count in sorted(tally.refused.items()):
            self.stdout.write(f"  refused {count} x {what}")


def _tell(bar: tqdm[Any], text: str) -> None:
    bar.set_postfix_str(text)


def _move(bar: tqdm[Any], count: int) -> None:
    bar.update(count)


def _replay(town: Town, file: Path | None, limit: int | None) -> Replayed | None:
    if file is None:
        return None
    with bars() as listener:
        return replay(town, file, limit=limit, listener=listener)


def _summary(tally: Tally, report: Report, replayed: Replayed | None) -> str:
    verdict = "all proofs hold" if not report.faults else f"{len(report.faults)} faults"
    told = f"; {replayed.summary()}" if replayed is not None else ""
    return f"trading day: {len(tally.orders)} orders{told}; {verdict}"


def _keep(summary: str) -> None:
    state = os.environ.get("SHIJI_STATE_DIR")
    if state:
        Path(state, SUMMARY).write_text(summary + "\n", encoding="utf-8")
