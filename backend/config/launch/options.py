"""What the launcher is told: ports, folders, which parts; by environment and by flags."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PARTS = ("web", "worker", "timer", "files", "simulators", "storefront")


class LaunchFailed(Exception):
    """A part cannot start; the message names it and says what to change."""


@dataclass(frozen=True, slots=True)
class Port:
    """A port, and the variable that moves it."""

    number: int
    variable: str


@dataclass(frozen=True, slots=True)
class Options:
    """Everything the launcher decides by."""

    state: Path
    host: str
    public: Port
    api: Port
    files: Port
    simulators: Port
    web_workers: int
    web_threads: int
    only: str | None
    check: bool
    demo: bool
    day_arguments: tuple[str, ...]

    @property
    def logs(self) -> Path:
        """One log for each part."""
        return self.state / "log"

    def in_state(self, state: Path) -> Options:
        """The same with another folder."""
        return replace(self, state=state)


def options_read(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> Options:
    """Read flags and environment. Unknown flags belong to the trading day. Raises LaunchFailed."""
    source = os.environ if environ is None else environ
    parser = argparse.ArgumentParser(
        prog="python -m backend",
        description="Start the product on this machine; other flags go to the trading day.",
    )
    parser.add_argument("--only", choices=PARTS, help="one part, as containers do")
    parser.add_argument("--check", action="store_true", help="prove a fresh copy works, then end")
    parser.add_argument("--no-demo", action="store_true", help="no demo city, no trading day")
    known, rest = parser.parse_known_args(arguments)
    return Options(
        state=Path(source.get("SHIJI_STATE_DIR", ROOT / ".local")).resolve(),
        host=source.get("SHIJI_HOST", "127.0.0.1"),
        public=_port(source, "SHIJI_PORT", 8000),
        api=_port(source, "SHIJI_API_PORT", 8001),
        files=_port(source, "SHIJI_FILES_PORT", 8002),
        simulators=_port(source, "SHIJI_SIMULATORS_PORT", 8003),
        web_workers=_count(source, "SHIJI_WEB_WORKERS", min(os.cpu_count() or 1, 8)),
        web_threads=_count(source, "SHIJI_WEB_THREADS", 4),
        only=known.only,
        check=known.check,
        demo=not known.no_demo,
        day_arguments=tuple(map(_absolute, rest)),
    )


def _absolute(word: str) -> str:
    """A file named from where we were called: children work in the checkout's folder."""
    return str(Path(word).resolve()) if not word.startswith("-") and Path(word).exists() else word


def _count(source: Mapping[str, str], variable: str, default: int) -> int:
    text = source.get(variable, str(default))
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise LaunchFailed(f"{variable}: expected a number from 1 up (found {text!r})")
    return int(text)


def _port(source: Mapping[str, str], variable: str, default: int) -> Port:
    number = _count(source, variable, default)
    if number > 65535:
        raise LaunchFailed(f"{variable}: {number} is no port")
    return Port(number=number, variable=variable)
