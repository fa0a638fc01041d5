"""``python -m payments.simulation --seeds N --first-seed K --steps M [--jobs J] [--replay FILE]``."""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

SETTINGS = "backend.config.settings.test"
KEPT = Path("simulation-failures")
HELD = (
    "L1-L10, safeguarding, held = funded - released - refunded >= 0, payouts <= released, "
    "refused commands write nothing, replaying all events changes nothing"
)


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
    """0 when everything held, 1 when something broke, 2 for a bad file."""
    given = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if given.worker is not None:
        seeds = range(given.first_seed, given.first_seed + given.seeds)
        return _work(seeds, given.steps, place=given.worker, tries=given.shrink)
    from payments.simulation.databases import server  # noqa: PLC0415 - reads the environment late

    with server() as environment:
        os.environ.update(environment)
        os.environ.setdefault("SHIJI_STATE_DIR", environment["SHIJI_SIMULATION_STATE"])
        _django()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate_all", verbosity=0)
        if given.replay:
            return _replay(given.replay)
        return _spread(given)


def _django() -> None:
    import django  # noqa: PLC0415 - after the environment is complete
    import structlog  # noqa: PLC0415

    django.setup()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))


def _spread(given: argparse.Namespace) -> int:
    """Deal the seeds out to workers and add up what they say."""
    begun = time.monotonic()
    jobs = max(1, min(given.jobs, given.seeds))
    shares = [given.seeds // jobs + (place < given.seeds % jobs) for place in range(jobs)]
    workers, first = [], given.first_seed
    for place, share in enumerate(shares):
        words = ["--worker", str(place), "--first-seed", str(first), "--seeds", str(share)]
        workers.append(
            subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-W", "ignore", "-m", "payments.simulation", *words,
                 "--steps", str(given.steps), "--shrink", str(given.shrink)],
                stdout=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        first += share
    total: Counter[str] = Counter()
    with tqdm(total=given.seeds * given.steps, unit="step", smoothing=0.02) as bar:
        try:
            bad = _listen(workers, bar, total)
        except KeyboardInterrupt:
            bad = ["stopped by hand: scripts that had not ended are not counted"]
        finally:
            for worker in workers:
                worker.terminate()
    seconds = time.monotonic() - begun
    _say(_last_line(given, total, bad, seconds))
    return 1 if bad else 0


def _listen(
    workers: Sequence[subprocess.Popen[str]], bar: tqdm[Any], total: Counter[str]
) -> list[str]:
    import selectors  # noqa: PLC0415

    bad: list[str] = []
    ears = selectors.DefaultSelector()
    for worker in workers:
        assert worker.stdout is not None
        ears.register(worker.stdout, selectors.EVENT_READ)
    while ears.get_map():
        for key, _ in ears.select():
            line = key.fileobj.readline()  # type: ignore[union-attr]
            if not line:
                ears.unregister(key.fileobj)
                continue
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "steps":
                bar.update(int(rest))
            elif word == "count":
                name, _, number = rest.partition(" ")
                total[name] += int(number)
            else:
                bad.append(rest if word == "broken" else line.strip())
                bar.write(bad[-1])
    bad += [f"a worker ended with {w.returncode}" for w in workers if w.wait() not in {0, 1}]
    return bad


def _last_line(
    given: argparse.Namespace, total: Counter[str], bad: Sequence[str], seconds: float
) -> str:
    last = given.first_seed + given.seeds - 1
    ran = (
        f"{total['steps']} steps in {given.seeds} scripts (seeds {given.first_seed}-{last}), "
        f"{seconds:.0f} s, {total['steps'] / seconds:.0f} steps/s; {total['done']} done, "
        f"{total['refused']} refused, {total['crashes']} crashes, {total['silences']} silences, "
        f"{total['journals']} journals, {total['replayed']} events replayed"
    )
    return f"BROKEN {len(bad)}: {ran}" if bad else f"HELD: {HELD}. RAN: {ran}"


def _work(seeds: Sequence[int], steps: int, *, place: int, tries: int) -> int:
    """One worker's share, a fresh database for each seed."""
    _django()
    from payments.simulation.databases import copy, core_take  # noqa: PLC0415
    from payments.simulation.run import run  # noqa: PLC0415
    from payments.simulation.script import script  # noqa: PLC0415

    broken = False
    core_take(place)
    gc.freeze()  # what is loaded by now stays; looking through it at each turn is for nothing
    gc.set_threshold(50_000, 20, 50)
    for seed in seeds:
        with copy(f"simulation_{seed}"):
            outcome = run(seed, script(seed, steps), tell=_tell)
        for name in ("steps", "crashes", "silences", "journals", "replayed"):
            _say("count", name, getattr(outcome, name))
        _say("count done", outcome.done.total())
        _say("count refused", outcome.refused.total())
        if outcome.broken:
            broken = True
            path = _smallest(seed, outcome.script, outcome.broken, tries)
            _say("broken", f"seed {seed}, step {outcome.steps}: {outcome.broken}; {path}")
    return int(broken)


def _tell(steps: int) -> None:
    _say("steps", steps)


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
