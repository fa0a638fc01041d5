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
from backend.demo.day.figures import tell_day, trails
from backend.demo.day.proofs import Report, prove_all
from backend.demo.day.proofs.log import head_now
from backend.demo.day.proofs.mishaps import prove_mishaps
from backend.demo.day.replay.bars import bars
from backend.demo.day.replay.run import Replayed, replay
from backend.demo.day.run import Outcome, Plan, day_faults, trade_a_day

SUMMARY = "trading-day.summary"


class Command(BaseCommand):
    """``python -m backend trading-day``."""

    help = "Buyers, shops, carriers and offices trade through the API on the virtual clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--orders", type=int, default=120)
        parser.add_argument("--requisitions", type=int, default=36)
        parser.add_argument("--seed", type=int, default=20260302)
        parser.add_argument("--invoices", type=Path, default=None)
        parser.add_argument("--limit", type=int, default=None, help="invoices at most")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.monotonic()
        town = Town(Door(), roster.email_of)
        report = Report()
        before = head_now()
        plan = Plan(options["orders"], options["seed"], options["requisitions"])
        with tqdm(total=plan.orders, unit="单", desc="交易日 / trading day") as bar:
            outcome = trade_a_day(town, plan, say=partial(_tell, bar), advance=partial(_move, bar))
        traded = time.monotonic() - start
        prove_mishaps(report, outcome.incidents)
        replayed = _replay(town, options["invoices"], options["limit"])
        day = tell_day(report, outcome)
        report.proof("every act went as planned", day_faults(outcome))
        proving = time.monotonic()
        prove_all(report, subjects=trails(outcome), older=before)
        if replayed is not None:
            replayed.tell(report)
        proved = time.monotonic() - proving
        self.stdout.write(
            f"trading day: {town.door.calls} API calls, {traded:.0f} s; proofs {proved:.0f} s"
        )
        self._print(outcome, report)
        told = f"{day.orders}, {day.mall}, {day.payouts}, {day.late}"
        summary = _summary(told, report, replayed)
        _keep(summary)
        self.stdout.write(summary)
        if report.faults:
            raise CommandError("\n".join(report.faults[:20]))

    def _print(self, outcome: Outcome, report: Report) -> None:
        for line in report.lines:
            self.stdout.write(line)
        self.stdout.write(f"  log {report.size} entries, head {report.head}")
        for what, count in sorted(outcome.tally.refused.items()):
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


def _summary(told: str, report: Report, replayed: Replayed | None) -> str:
    faults = len(report.faults)
    verdict = f"all {report.proofs} proofs hold" if not faults else f"{faults} faults"
    more = f"; {replayed.summary()}" if replayed is not None else ""
    return f"trading day: {told}{more}, log {report.size} head {report.head[:16]}, {verdict}"


def _keep(summary: str) -> None:
    state = os.environ.get("SHIJI_STATE_DIR")
    if state:
        Path(state, SUMMARY).write_text(summary + "\n", encoding="utf-8")
