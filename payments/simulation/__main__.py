"""``python -m payments.simulation --seeds N --first-seed K --steps M [--jobs J] [--replay FILE]``."""

from __future__ import annotations

import argparse
import gc
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tqdm import tqdm

from payments.simulation.script import weights
from payments.simulation.tally import heard, last_line, table, told

if TYPE_CHECKING:
    from payments.simulation.run import Outcome

SETTINGS = "backend.config.settings.test"
KEPT = Path("simulation-failures")
STOPPED = 130


class Stop(BaseException):
    """Somebody ends the run: nothing on the way catches it."""


def _stop(*_: object) -> NoReturn:
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # what is begun is put away once
    raise Stop


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="payments.simulation", description=__doc__)
    reader.add_argument("--seeds", type=int, default=1, help="how many scripts")
    reader.add_argument("--first-seed", type=int, default=1)
    reader.add_argument("--steps", type=int, default=10_000, help="steps of each script")
    reader.add_argument("--jobs", type=int, default=1, help="scripts at the same time")
    reader.add_argument(
        "--shrink", type=int, default=200, help="tries to make a failing script smaller"
    )
    reader.add_argument("--replay", type=Path, help="run a kept failing script again")
    reader.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    return reader.parse_args()


def main() -> int:
    """0 when everything held, 1 when something broke, 2 for a bad file, 130 when it was stopped."""
    given = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if given.worker is not None:
        seeds = range(given.first_seed, given.first_seed + given.seeds)
        return _work(seeds, given.steps, place=given.worker, tries=given.shrink)
    # said outright: a shell starts what it puts into the background with SIGINT ignored
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _stop)
    try:
        return _run(given)
    except Stop:
        _say("STOPPED by hand before the first step")
        return STOPPED


def _run(given: argparse.Namespace) -> int:
    from payments.simulation.databases import server  # noqa: PLC0415 - reads the environment late

    with server() as environment:
        os.environ.update(environment)
        os.environ.setdefault("SHIJI_STATE_DIR", environment["SHIJI_SIMULATION_STATE"])
        _django()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate_all", verbosity=0)
        return _replay(given.replay) if given.replay else _spread(given)


def _django() -> None:
    import django  # noqa: PLC0415 - after the environment is complete
    import structlog  # noqa: PLC0415

    django.setup()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))


def _spread(given: argparse.Namespace) -> int:
    """Deal the seeds out to workers and add up what they say."""
    begun = time.monotonic()
    total: Counter[str] = Counter()
    bad: list[str] = []
    workers: list[subprocess.Popen[bytes]] = []
    stopped = False
    with tqdm(total=given.seeds * given.steps, unit="step", smoothing=0.02) as bar:
        try:
            for words in _shares(given):
                workers.append(
                    subprocess.Popen(  # noqa: S603 - our own module
                        [sys.executable, "-W", "ignore", "-m", "payments.simulation", *words],
                        stdout=subprocess.PIPE,
                    )
                )
            _listen(workers, bar, total, bad)
        except Stop:
            stopped = True
        finally:
            for worker in workers:
                worker.kill()
    for line in table(total, weights()):
        _say(line)
    seconds = time.monotonic() - begun
    _say(
        last_line(
            total, first_seed=given.first_seed, seeds=given.seeds, seconds=seconds, bad=bad,
            stopped=stopped,
        )
    )  # fmt: skip
    return 1 if bad else STOPPED if stopped else 0


def _shares(given: argparse.Namespace) -> Iterator[list[str]]:
    """The words each worker is started with: so many seeds, one after the other."""
    jobs, first = max(1, min(given.jobs, given.seeds)), given.first_seed
    for place in range(jobs):
        share = given.seeds // jobs + (place < given.seeds % jobs)
        named = {"worker": place, "first-seed": first, "seeds": share, "steps": given.steps,
                 "shrink": given.shrink}  # fmt: skip
        yield [word for name, number in named.items() for word in (f"--{name}", str(number))]
        first += share


def _listen(
    workers: Sequence[subprocess.Popen[bytes]], bar: tqdm[Any], total: Counter[str], bad: list[str]
) -> None:
    """Add up what workers tell, and keep what broke, until all have ended."""
    ears = selectors.DefaultSelector()
    for worker in workers:
        assert worker.stdout is not None
        ears.register(worker.stdout, selectors.EVENT_READ, bytearray())
    while ears.get_map():
        for key, _ in ears.select():
            said = os.read(key.fd, 65536)
            if not said:
                ears.unregister(key.fileobj)
                continue
            key.data.extend(said)
            *lines, rest = key.data.split(b"\n")
            key.data[:] = rest
            for line in lines:
                _hear(line.decode(), bar, total, bad)
    bad += [f"a worker ended with {w.returncode}" for w in workers if w.wait() not in {0, 1}]


def _hear(line: str, bar: tqdm[Any], total: Counter[str], bad: list[str]) -> None:
    count = heard(line)
    if count is None:
        bad.append(line)
        bar.write(line)
        return
    name, number = count
    total[name] += number
    if name == "steps":
        bar.update(number)


def _work(seeds: Sequence[int], steps: int, *, place: int, tries: int) -> int:
    """One worker's share, a fresh database for each seed."""
    _django()
    from payments.simulation.databases import copy, core_take  # noqa: PLC0415
    from payments.simulation.run import run  # noqa: PLC0415
    from payments.simulation.script import script  # noqa: PLC0415

    broken = False
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; who started us ends us
    core_take(place)
    gc.freeze()  # what is loaded by now stays; looking through it at each turn is for nothing
    gc.set_threshold(50_000, 20, 50)
    for seed in seeds:
        with copy(f"simulation_{seed}"):
            outcome = run(seed, script(seed, steps), tell=_Teller())
        _say("count scripts 1")
        if outcome.broken:
            broken = True
            path = _smallest(seed, outcome.script, outcome.broken, tries)
            _say(f"seed {seed}, step {outcome.steps}: {outcome.broken}; {path}")
    return int(broken)


class _Teller:
    """Says what a script has done since it last said so."""

    def __init__(self) -> None:
        self._told: Counter[str] = Counter()

    def __call__(self, outcome: Outcome) -> None:
        now = outcome.counts()
        for line in told(now - self._told):
            _say(line)
        self._told = now


def _smallest(seed: int, steps: Sequence[object], why: str, tries: int) -> Path:
    """Shrink a failing script and keep it. The same fault, not just any."""
    from payments.simulation.databases import copy  # noqa: PLC0415
    from payments.simulation.run import run  # noqa: PLC0415
    from payments.simulation.script import Step, save  # noqa: PLC0415
    from payments.simulation.shrink import shrink  # noqa: PLC0415

    def breaks(some: Sequence[Step]) -> bool:
        with copy(f"simulation_{seed}_small"):
            return run(seed, some).broken[:12] == why[:12]

    rows = [step for step in steps if isinstance(step, Step)]
    small = shrink(rows, breaks, tries=tries)
    KEPT.mkdir(exist_ok=True)
    path = KEPT / f"seed-{seed}-{len(small)}-steps.json"
    save(path, seed, small, why)
    return path


def _replay(path: Path) -> int:
    from payments.simulation.databases import copy  # noqa: PLC0415
    from payments.simulation.run import run  # noqa: PLC0415
    from payments.simulation.script import load  # noqa: PLC0415

    try:
        seed, steps = load(path)
    except (OSError, ValueError) as error:
        _say(str(error))
        return 2
    with copy("simulation_replay"):
        outcome = run(seed, steps)
    _say(
        f"BROKEN at step {outcome.steps}: {outcome.broken}" if outcome.broken else "HELD",
        f"({len(steps)} steps, {path})",
    )
    return int(bool(outcome.broken))


if __name__ == "__main__":
    sys.exit(main())
