"""Folders of one run, in memory where there is room: nothing in them is to outlive it.

A database is copied there in a thirtieth of the time: it is two thousand files.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
from pathlib import Path

from backend.embedded.postgres import running_postgres
from backend.embedded.processes import is_alive, runs, wait_until

MEMORY = Path("/dev/shm")
ROOM_BYTES = 6 * 2**30
LAUNCHER_PID = "launcher.pid"
_PATIENCE_SECONDS = 30


def _available() -> int:
    """Bytes that may be filled without pressing anything out; none where there is no such folder."""
    try:
        known = re.search(r"^MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(), re.M)
        free = shutil.disk_usage(MEMORY).free
    except OSError:
        return 0
    return min(free, int(known.group(1)) * 1024) if known and os.access(MEMORY, os.W_OK) else 0


def folder_make(name: str, *, otherwise: Path) -> Path:
    """A folder that any user's server may enter; below ``otherwise`` where memory is short."""
    _leftovers_remove(name)
    otherwise.mkdir(exist_ok=True)
    home = MEMORY if _available() >= ROOM_BYTES else otherwise
    folder = Path(tempfile.mkdtemp(prefix=f"shiji-{name}-{os.getpid()}-", dir=home))
    folder.chmod(0o755)
    return folder


def _leftovers_remove(name: str) -> None:
    """End what a run that was killed has left, and give its memory back."""
    for folder in MEMORY.glob(f"shiji-{name}-*-*"):
        if folder.stat().st_uid != os.getuid() or is_alive(int(folder.name.split("-")[2])):
            continue
        _launcher_end(folder / LAUNCHER_PID)
        server = running_postgres(folder / "postgres")
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _launcher_end(file: Path) -> None:
    if not file.exists():
        return
    pid = int(file.read_text())
    if runs(pid, word="--no-demo"):
        os.kill(pid, signal.SIGINT)
        wait_until(lambda: not is_alive(pid), seconds=_PATIENCE_SECONDS)
