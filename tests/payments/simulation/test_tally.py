"""The table names every command and how it ended; a run that is stopped says how far it came."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from payments.simulation import __main__ as command
from payments.simulation.script import weights
from payments.simulation.tally import heard, last_line, table, told

COUNTS = Counter({
    "steps": 12, "journals": 3, "done pay": 7, "refused pay": 1, "refused sweep": 2, "crashed pay": 2,
})  # fmt: skip
RUN = {"first_seed": 5, "seeds": 3, "seconds": 2.0}


def test_what_a_worker_tells_is_what_is_heard():
    assert Counter(dict(filter(None, map(heard, told(COUNTS))))) == COUNTS


@pytest.mark.parametrize("line", ["", "count", "count pay", "seed 3, step 7: L1: sums to 5"])
def test_any_other_line_is_no_count(line: str):
    assert heard(line) is None


def test_a_command_that_was_only_refused_stands_out():
    lines = table(COUNTS, ["sweep", "pay"])
    assert [line.split() for line in lines] == [
        ["command", "done", "refused", "crashed", "silent"],
        ["pay", "7", "1", "2", "0"],
        ["sweep", "0", "2", "0", "0", "never", "done"],
        ["all", "7", "3", "2", "0"],
    ]


@pytest.mark.parametrize(
    ("bad", "stopped", "word"),
    [([], False, "HELD: L1-L10"), ([], True, "STOPPED"), (["L1"], False, "BROKEN 1"),
     (["L1"], True, "BROKEN 1")],
)  # fmt: skip
def test_the_last_line_says_what_held_and_what_ran(bad: list[str], stopped: bool, word: str):
    line = last_line(COUNTS + Counter({"scripts": 2}), bad=bad, stopped=stopped, **RUN)
    assert line.startswith(word)
    assert "12 steps in 2 of 3 scripts (seeds 5-7), 2 s, 6 steps/s; 7 done, 3 refused" in line


def test_workers_share_the_seeds_without_a_gap():
    given = command.argparse.Namespace(seeds=5, jobs=2, first_seed=3, steps=9, shrink=0)
    shares = [dict(zip(words[::2], words[1::2], strict=True)) for words in command._shares(given)]
    assert [(share["--first-seed"], share["--seeds"]) for share in shares] == [
        ("3", "3"), ("6", "2"),
    ]  # fmt: skip


# a run as the command makes it, with workers that tell one count and then never end
SLOW = """
import sys
from payments.simulation import __main__ as command

def run(given):
    return command._spread(given)

command._run = run
worker = "import time; print('count done pay 9', flush=True); print('count steps 1000', flush=True); time.sleep(600)"
usual = command.subprocess.Popen
command.subprocess.Popen = lambda words, **more: usual([sys.executable, "-c", worker], **more)
sys.exit(command.main())
"""


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_ends_at_once_and_says_how_far_it_came(name: signal.Signals, tmp_path: Path):
    root = Path(command.__file__).parents[2]
    with (tmp_path / "said").open("w+") as said:
        running = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SLOW, "--seeds", "2", "--jobs", "2"],
            cwd=root, env={**os.environ, "PYTHONPATH": str(root), "TQDM_MININTERVAL": "0"},
            stdout=said, stderr=subprocess.PIPE,
            # as a shell starts what it puts into the background
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )  # fmt: skip
        with running:
            assert running.stderr is not None
            seen = b""
            while b"2000/" not in seen:  # the bar has heard both workers; it ends with no new line
                piece = running.stderr.read1(4096)
                assert piece, "it ended by itself"
                seen += piece
            running.send_signal(name)
            assert running.wait(timeout=20) == command.STOPPED
        said.seek(0)
        lines = said.read().splitlines()
    assert lines[-1].startswith("STOPPED by hand")
    assert "2000 steps in 0 of 2 scripts" in lines[-1]
    assert next(line for line in lines if line.startswith("pay ")).split()[1] == "18"
    assert {line.split()[0] for line in lines} >= set(weights())
