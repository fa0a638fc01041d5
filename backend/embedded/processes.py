"""Processes that outlive the one that started them: is it ours, is it alive, end it politely."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

POLL_SECONDS = 0.05
ZOMBIE = "Z"


class ServerFailed(Exception):
    """A server could not be started; the message names it and says why."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file, so that two starters of one folder take turns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_taken(port: int, *, host: str = "127.0.0.1") -> bool:
    """Whether listening there would fail; a socket still closing does not count."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def is_alive(pid: int) -> bool:
    """A zombie answers to signals but is dead."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return not Path("/proc/self/stat").exists()
    return status.rpartition(")")[2].split()[0] != ZOMBIE


def command_of(pid: int) -> str:
    """The command line of a process; empty where the system does not tell."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""


def runs(pid: int, *, word: str) -> bool:
    """Whether this pid is alive and its command line holds the word (pids are used again)."""
    command = command_of(pid)
    return is_alive(pid) and (word in command or not command)


def spawn(
    command: Sequence[str],
    *,
    log: Path,
    cwd: Path,
    user: tuple[int, int] | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own: Ctrl-C in the terminal does not reach it."""
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - the command is ours, no shell reads it
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=env,
            start_new_session=True,
            user=user and user[0],
            group=user and user[1],
            extra_groups=None if user is None else [],
        )


def wait_until(
    ready: Callable[[], bool], *, seconds: float, process: subprocess.Popen[bytes] | None = None
) -> bool:
    """Poll until ready; gives up early when the process has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if ready():
            return True
        if process is not None and process.poll() is not None:
            return False
        time.sleep(POLL_SECONDS)
    return False


def end(
    pid: int,
    *,
    process: subprocess.Popen[bytes] | None = None,
    first: signal.Signals = signal.SIGTERM,
    then: signal.Signals = signal.SIGKILL,
    seconds: float = 15,
) -> None:
    """Ask, wait, insist; returns when the process is gone."""

    def gone() -> bool:
        if process is not None:
            return process.poll() is not None
        return not is_alive(pid)

    for sign in (first, then):
        if gone():
            return
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return
        if wait_until(gone, seconds=seconds):
            return
    raise ServerFailed(f"process {pid} does not end")


def orphans_end(leader: int, *, word: str) -> int:
    """End at once what a process that ``spawn`` started has left behind in its session; how many.

    A leader that had to be ended hard cannot take its workers along.
    """
    ended = 0
    for entry in Path("/proc").glob("[0-9]*"):
        pid = int(entry.name)
        try:
            if os.getpgid(pid) == leader and pid != leader and runs(pid, word=word):
                os.kill(pid, signal.SIGKILL)
                ended += 1
        except (ProcessLookupError, PermissionError):
            continue
    return ended


def tail(log: Path, *, lines: int = 8) -> str:
    """The end of a log, for an error message."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return "(no log)"
