"""Ctrl-C, SIGTERM and a closed terminal: heard at once, or after the step that must not be cut."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from backend.embedded.processes import wait_until

INTERRUPTED = 130
"""Exit code of who was asked to end before its work was done, as shells give it."""
POLITE_SECONDS = 10
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _State:
    """One per process, as signal handlers are."""

    undisturbed = 0
    asked = False


def _interrupt(*_: object) -> None:
    _State.asked = True
    if not _State.undisturbed:
        raise KeyboardInterrupt


def interrupts_hear() -> None:
    """From now on each of the signals ends us as Ctrl-C does; ``nohup`` stays in force."""
    for number in _SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def interrupts_ignore() -> None:
    """We are ending already: impatience does not break the order."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def undisturbed() -> Iterator[None]:
    """A process is started and noted down here, or neither: an interrupt waits for the end.

    Raises KeyboardInterrupt at the end when one came meanwhile.
    """
    _State.undisturbed += 1
    try:
        yield
    finally:
        _State.undisturbed -= 1
    if _State.asked and not _State.undisturbed:
        raise KeyboardInterrupt


class Beside:
    """A command with all it starts, run beside us; asked for its end later.

    It has a session of its own: Ctrl-C reaches it through us and once.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        output: IO[bytes] | None = None,
    ) -> None:
        """Without ``output`` it talks to the terminal."""
        self._process = subprocess.Popen(  # noqa: S603 - the command is ours, no shell reads it
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            start_new_session=True,
        )

    def wait(self) -> int:
        """Its exit code, when it has ended."""
        return self._process.wait()

    def end(self) -> None:
        """End the whole family: ask, wait, insist. What has ended is left alone."""
        if self._process.poll() is not None:
            return
        for number in (signal.SIGINT, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                return
            wait_until(lambda: self._process.poll() is not None, seconds=POLITE_SECONDS)


def run_to_end(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    output: IO[bytes] | None = None,
) -> int:
    """Run a command; its exit code. An interrupt ends the whole family."""
    beside: Beside | None = None
    try:
        with undisturbed():
            beside = Beside(command, cwd=cwd, env=env, output=output)
        return beside.wait()
    except BaseException:
        interrupts_ignore()
        if beside is not None:
            beside.end()
        raise
