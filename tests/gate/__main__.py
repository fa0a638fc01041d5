"""Run every step, go on after a failure, end with a table and the totals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from tests.gate.steps import Step, steps

TOTALS = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed|xpassed|deselected)\b")
CLOSING = re.compile(r"^(=+ )?.*\b\d+ (passed|failed|skipped|errors?)\b.* in [\d.]+m?s\b")
STORY = re.compile(r"^\s*Tests\s+.*\b\d+ (passed|failed)\b")
LANES = 2
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended."""

    step: Step
    result: str
    seconds: float
    totals: Counter[str]


def show(text: str) -> None:
    """Say it now."""
    print(text, end="", flush=True)


def run(step: Step, say: Callable[[str], None] = show) -> Outcome:
    """Run one step, showing its output as it comes."""
    say(f"\n── {step.name} ──\n")
    if step.skipped or step.missing:
        say(f"{step.skipped or step.missing}\n")
        return Outcome(step, "skipped" if step.skipped else "FAILED", 0.0, Counter())
    begun = time.monotonic()
    totals: Counter[str] = Counter()
    environment = os.environ | dict(step.environment)
    process = subprocess.Popen(
        step.command,
        cwd=step.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None, "a pipe was asked for"
    with process:
        try:
            for line in process.stdout:
                say(line)
                plain = COLOURS.sub("", line)
                if CLOSING.match(plain) or STORY.match(plain):
                    totals = totals_of(plain)
        except KeyboardInterrupt:
            process.terminate()  # it ends what it has started
            raise
    result = "passed" if process.returncode == 0 else "FAILED"
    return Outcome(step, result, time.monotonic() - begun, totals)


def run_beside(steps: Iterable[Step], lanes: int = LANES) -> list[Outcome]:
    """Run steps in a few lanes; what each said comes whole when it has ended."""
    one_speaks = Lock()

    def quietly(step: Step) -> Outcome:
        said: list[str] = []
        outcome = run(step, said.append)
        with one_speaks:
            show("".join(said))
        return outcome

    with ThreadPoolExecutor(lanes) as pool:
        return list(pool.map(quietly, steps))


def run_alone(steps: Sequence[Step], late: Sequence[Step]) -> list[Outcome]:
    """Run steps one after the other, the late ones in one lane beside the last of them."""
    outcomes = [run(step) for step in steps[:-1]]
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(run_beside, late, 1)
        outcomes += [run(step) for step in steps[-1:]]
        return outcomes + beside.result()


def totals_of(line: str) -> Counter[str]:
    """``3 passed, 1 failed in 2.0s`` as counts by word."""
    counts: Counter[str] = Counter()
    for count, word in TOTALS.findall(line):
        counts["errors" if word.startswith("error") else word] += int(count)
    return counts


def main() -> int:
    """The exit code: 0 when every step passed or was skipped with leave."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    begun = time.monotonic()
    only = set(sys.argv[1:])
    wanted = [step for step in steps() if not only or step.name in only]
    outcomes = run_beside(step for step in wanted if not (step.alone or step.late))
    alone, late = ([s for s in wanted if s.alone], [s for s in wanted if s.late])
    outcomes += run_alone(alone, late)
    print("\n── summary ──")
    totals: Counter[str] = Counter()
    for outcome in outcomes:
        totals += outcome.totals
        counts = ", ".join(f"{count} {word}" for word, count in outcome.totals.items())
        name = outcome.step.name
        print(f"{outcome.result:<8} {outcome.seconds:7.1f} s  {name:<20} {counts}".rstrip())
    for outcome in outcomes:
        if reason := outcome.step.skipped or outcome.step.missing:
            print(f"!!! {outcome.step.name}: {reason}")
    failed = [outcome.step.name for outcome in outcomes if outcome.result == "FAILED"]
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    order = ("failed", "passed", "skipped", "xfailed", "xpassed", "errors")
    counts = ", ".join(f"{totals[word]} {word}" for word in order if totals[word])
    seconds = time.monotonic() - begun
    print(f"===== {counts or 'no tests'} in {seconds:.1f}s ({seconds / 60:.1f} min) =====")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("the gate was told to end: nothing is proven")
