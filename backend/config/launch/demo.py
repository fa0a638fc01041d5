"""First-run data: the demo city, then its trading day; each once, and remembered."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from backend.config.launch.interrupts import run_to_end
from backend.config.launch.options import ROOT, LaunchFailed, Options
from backend.config.launch.parts import django_command
from backend.config.launch.voice import say

PACKAGES = ("backend", "payments", "procurement", "markets")
CITY, DAY, ACCOUNTS = "load_demo_city", "trading_day", "demo_accounts"
OPENED = "load_demo_city open"  # what the sites open with; CITY marks the whole of it
# The trading day leaves its one-line result here, in the state folder.
SUMMARY = "trading-day.summary"


def command_exists(name: str) -> bool:
    """Whether this checkout has a command of that name."""
    return any(any(ROOT.glob(f"{package}/*/management/commands/{name}.py")) for package in PACKAGES)


class Demo:
    """What was loaded into this state folder's database."""

    def __init__(self, options: Options, environment: Mapping[str, str]) -> None:
        """``environment`` is what the commands read."""
        self._options = options
        self._environment = dict(os.environ) | dict(environment)
        self._marks = options.state / "demo.json"

    def open_city(self) -> None:
        """Load what the sites open with, unless it stands. Raises LaunchFailed."""
        if CITY not in self._done():
            self._once(OPENED, CITY, ("--act", "open"))

    def city_is_whole(self) -> bool:
        """Whether the rest of the city was loaded too, or never will be."""
        return CITY in self._done() or not command_exists(CITY)

    def complete_city(self) -> None:
        """Load the rest of it, while the sites are open. Raises LaunchFailed."""
        self._once(CITY, CITY, ("--act", "complete"))

    def trade_a_day(self) -> None:
        """Play the trading day unless it was played. Raises LaunchFailed."""
        self._once(DAY, DAY, self._options.day_arguments)

    def day_is_due(self) -> bool:
        """Whether the trading day exists and was not played yet."""
        return command_exists(DAY) and DAY not in self._done()

    def show_accounts(self) -> None:
        """One demo account per role, as the city itself lists them."""
        if command_exists(ACCOUNTS) and CITY in self._done():
            self._run(ACCOUNTS, ())

    def summary(self) -> str:
        """The trading day's own last word; empty before it."""
        try:
            return (self._options.state / SUMMARY).read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def _once(self, mark: str, name: str, arguments: tuple[str, ...]) -> None:
        if mark in self._done():
            return
        if not command_exists(name):
            say(f"  {name}: not in this checkout yet, skipped")
            return
        self._run(name, arguments)
        self._marks.write_text(json.dumps(sorted({*self._done(), mark})))

    def _run(self, name: str, arguments: tuple[str, ...]) -> None:
        """In the foreground: the command draws its own progress."""
        code = run_to_end(django_command(name, *arguments), cwd=ROOT, env=self._environment)
        if code != 0:
            raise LaunchFailed(f"{name} failed with code {code}")

    def _done(self) -> set[str]:
        try:
            return set(json.loads(self._marks.read_text()))
        except (OSError, ValueError):
            return set()
