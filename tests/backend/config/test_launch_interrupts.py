"""An interrupt ends a command with its whole family, and waits for what must not be cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backend.embedded.processes import is_alive, wait_until

ROOT = Path(__file__).resolve().parents[3]
GRANDCHILD = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {GRANDCHILD}"
FAMILY = """
import subprocess, sys
subprocess.run([sys.executable, "-c", {code!r}])
"""
LAUNCHER = """
import os, signal, sys
from pathlib import Path
from backend.config.launch import interrupts
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may run under nohup
interrupts.POLITE_SECONDS = 1
interrupts.interrupts_hear()
try:
    interrupts.run_to_end([sys.executable, "-c", sys.argv[1]], cwd=Path("."), env=os.environ)
except KeyboardInterrupt:
    sys.exit(interrupts.INTERRUPTED)
"""
GUARDED = """
import sys, time
from backend.config.launch import interrupts
interrupts.interrupts_hear()
try:
    with interrupts.undisturbed():
        print("in", flush=True)
        time.sleep(1)
        print("done", flush=True)
    print("never", flush=True)
except KeyboardInterrupt:
    sys.exit(interrupts.INTERRUPTED)
"""


def _run(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("code", [GRANDCHILD, STUBBORN])
def test_an_interrupt_ends_a_command_and_what_it_started(sign: signal.Signals, code: str) -> None:
    with _run(LAUNCHER, FAMILY.format(code=code)) as launcher:
        grandchild = int(_line(launcher))
        assert is_alive(grandchild)
        launcher.send_signal(sign)
        assert launcher.wait(timeout=15) == 130
        assert wait_until(lambda: not is_alive(grandchild), seconds=5)


def test_an_interrupt_waits_for_the_end_of_what_must_not_be_cut() -> None:
    with _run(GUARDED) as guarded:
        assert _line(guarded) == "in"
        begun = time.monotonic()
        guarded.send_signal(signal.SIGINT)
        assert guarded.wait(timeout=15) == 130
        assert time.monotonic() - begun > 0.5
        assert guarded.stdout is not None
        assert guarded.stdout.read() == "done\n"
