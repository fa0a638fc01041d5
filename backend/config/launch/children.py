"""Child processes: started with a log of their own, watched, started again, stopped in order."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from backend.config.launch.interrupts import undisturbed
from backend.config.launch.options import ROOT, LaunchFailed, Port
from backend.config.launch.voice import warn
from backend.embedded.processes import (
    ServerFailed,
    end,
    orphans_end,
    port_is_taken,
    runs,
    spawn,
    tail,
    wait_until,
)

LOG_SIZE_MAX = 20_000_000
RESTARTS_MAX = 5
RESTARTS_WINDOW_SECONDS = 60.0
STOP_SECONDS = 15
NO_END_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Part:
    """One long-running part of the product, as the launcher sees it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    port: Port | None = None
    health: str | None = None
    patience_seconds: float = 180

    @property
    def mark(self) -> str:
        """A word of its command line that tells it from a stranger who got its pid."""
        return self.command[-1]


@dataclass(slots=True)
class Child:
    """A part that runs."""

    part: Part
    log: Path
    process: subprocess.Popen[bytes]
    deaths: list[float] = field(default_factory=list)


def port_must_be_free(part: str, port: Port, host: str) -> None:
    """Raises LaunchFailed naming the part, the port and the variable."""
    if port_is_taken(port.number, host=host):
        raise LaunchFailed(
            f"{part} cannot start: port {port.number} is taken; set {port.variable} to another"
        )


class Children:
    """The parts in the order they were started; stopped in the opposite order."""

    def __init__(self, *, logs: Path, ledger: Path) -> None:
        """``ledger`` remembers pids, for the start after a launcher that was killed."""
        self._logs = logs
        self._ledger = ledger
        self._children: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def end_left_over(self) -> None:
        """End parts that a killed launcher left behind."""
        try:
            known = json.loads(self._ledger.read_text())
        except (OSError, ValueError):
            return
        for entry in known:
            if runs(entry["pid"], word=entry["mark"]):
                end(entry["pid"], seconds=STOP_SECONDS)
            orphans_end(entry["pid"], word=entry["mark"])
        self._ledger.unlink(missing_ok=True)

    def start(self, part: Part) -> None:
        """Start one part; do not wait for it."""
        log = self._logs / f"{part.name}.log"
        if log.exists() and log.stat().st_size > LOG_SIZE_MAX:
            log.replace(log.with_suffix(".log.1"))
        with undisturbed():
            self._children.append(Child(part=part, log=log, process=_spawn(part, log)))
            self._remember()

    def has(self, name: str) -> bool:
        """Whether a part of this name was started."""
        return any(child.part.name == name for child in self._children)

    def wait_healthy(self) -> None:
        """Wait until every part answers. Raises LaunchFailed naming the one that does not."""
        for child in self._children:
            if not _becomes_healthy(child):
                ended = child.process.poll()
                how = "does not answer" if ended is None else f"ended with code {ended}"
                raise LaunchFailed(
                    f"{child.part.name} cannot start: it {how}; "
                    f"{child.log} ends:\n{tail(child.log)}"
                )

    def watch(self) -> None:
        """Start again what died. Raises LaunchFailed when one part keeps dying."""
        for child in self._children:
            code = child.process.poll()
            if code is None:
                continue
            now = time.monotonic()
            child.deaths = [at for at in child.deaths if now - at < RESTARTS_WINDOW_SECONDS]
            child.deaths.append(now)
            name = child.part.name
            if len(child.deaths) > RESTARTS_MAX:
                raise LaunchFailed(f"{name} keeps ending; {child.log} ends:\n{tail(child.log)}")
            warn(f"{name} ended with code {code}; started again (see {child.log})")
            orphans_end(child.process.pid, word=child.part.mark)  # they would hold its port
            with undisturbed():
                child.process = _spawn(child.part, child.log)
                self._remember()

    def stop(self) -> None:
        """End all, the last started first."""
        while self._children:
            child = self._children.pop()
            try:
                end(child.process.pid, process=child.process, seconds=STOP_SECONDS)
            except ServerFailed as error:
                warn(f"{child.part.name}: {error}")
            orphans_end(child.process.pid, word=child.part.mark)
        self._ledger.unlink(missing_ok=True)

    def _remember(self) -> None:
        entries = [{"pid": c.process.pid, "mark": c.part.mark} for c in self._children]
        self._ledger.write_text(json.dumps(entries))


def _spawn(part: Part, log: Path) -> subprocess.Popen[bytes]:
    return spawn(part.command, log=log, cwd=ROOT, env={**os.environ, **part.environment})


def _becomes_healthy(child: Child) -> bool:
    """A part without an address is healthy when it does not end at once."""
    part, process = child.part, child.process
    if part.health is None:
        return not wait_until(lambda: process.poll() is not None, seconds=NO_END_SECONDS)
    return wait_until(_asks(part.health), seconds=part.patience_seconds, process=process)


def _asks(address: str) -> Callable[[], bool]:
    def answers() -> bool:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own http address
                return bool(answer.status < 400)
        except (URLError, OSError, ValueError):
            return False

    return answers
