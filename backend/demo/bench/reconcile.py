"""A day of ten thousand lines with twenty-five planted errors, taken in and laid side by side."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta

from backend.demo.bench.copies import copied, working_in
from backend.demo.bench.table import Figure
from backend.kernel.clock import clock_frozen
from payments.reconciliation.models import Break, OutsideLine
from payments.reconciliation.seed import ALL_KINDS, Planted, at, plant, post
from payments.reconciliation.services import accounts_reconcile, statement_import

LINES, SECONDS_MAX = 10_000, 60.0
SEED = 20260302


def measure(*, quick: bool) -> list[Figure]:
    """In a copy of the stand: the planted days are long past and would stay in its books."""
    with copied("bench_reconcile"), working_in("bench_reconcile"):
        return [day(500 if quick else LINES)]


def day(lines: int) -> Figure:
    """The first day's sheets; the days after it only show that nothing was invented."""
    planted = plant(seed=SEED, lines=lines, kinds=ALL_KINDS)
    taken = 0.0
    for each in planted.days:
        with clock_frozen(at(each + timedelta(days=1), 9)):
            post(planted, each)
            begun = time.monotonic()
            for sheet in planted.sheets(each):
                statement_import(sheet=sheet)
            accounts_reconcile()
            taken = taken or time.monotonic() - begun
    held = OutsideLine.objects.filter(day=planted.days[0]).count()
    found, right = _found(planted)
    return Figure(
        f"reconciliation of a day of {held} lines, {sum(ALL_KINDS.values())} errors planted",
        f"< {SECONDS_MAX:g} s", f"{taken:.1f} s", f"{held / taken:.0f} lines/s, {found} found",
        taken < SECONDS_MAX and right,
    )  # fmt: skip


def _found(planted: Planted) -> tuple[int, bool]:
    """How many errors were found, and whether they are those that were planted, kind by kind."""
    wanted: Counter[str] = Counter()
    for (kind, _), count in planted.expected.items():
        wanted[kind] += count
    found = Counter(Break.objects.values_list("type", flat=True))
    return sum(found.values()), found == wanted
