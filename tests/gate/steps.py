"""What the gate runs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backend.config.launch import storefront

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The shell first: the same engine without a window, at 0.4 of the processor time for each visitor."""
WORKERS_MAX = 8
BROWSER_WORKERS = "2"  # a visitor waits half of the time; all of them visit one product


@dataclass(frozen=True, slots=True)
class Step:
    """One check: a command, or the reason why it does not run."""

    name: str
    command: tuple[str, ...] = ()
    folder: Path = ROOT
    environment: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False
    """It fills the machine by itself; the others run two at a time before it."""
    late: bool = False
    """It runs beside the last step: while the product of the browser tests comes up, a core is free."""
    skipped: str = ""
    missing: str = ""


def browser() -> str | None:
    """CHROMIUM, or the first Chromium on the path."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)


def steps() -> list[Step]:
    """All steps in order: those on one thread first, and of them the longest first."""
    bin_folder = Path(sys.executable).parent
    product = (sys.executable, "-W", "ignore", "-m", "backend")
    workers = str(min(os.cpu_count() or 1, WORKERS_MAX))
    return [
        Step("types", (str(bin_folder / "mypy"),)),
        Step("format", (str(bin_folder / "ruff"), "format", "--check", ".")),
        Step("lint", (str(bin_folder / "ruff"), "check", ".")),
        Step("import contracts", (str(bin_folder / "lint-imports"), "--no-cache")),
        Step("migrations", (*product, "makemigrations", "--check", "--dry-run")),
        Step("schema.graphql", (*product, "schema", "--check")),
        *_storefront_steps(),
        Step(
            "Python tests",
            (
                *(sys.executable, "-m", "pytest", "-n", workers, "--dist", "worksteal"),
                *("-m", "not e2e", "--durations", "10"),
            ),
            alone=True,
        ),
        _browser_step(),
    ]


def _storefront_steps() -> list[Step]:
    if not storefront.is_present():
        return [Step("storefront", skipped="not in this checkout yet")]
    scripts = json.loads((storefront.FOLDER / "package.json").read_text())["scripts"]
    environment = storefront.node_environment() | {"CI": "1"}
    return [
        Step(
            f"storefront {words}",
            ("npm", "run", "--silent", script),
            folder=storefront.FOLDER,
            environment=environment,
            late=script != "test",
            missing="" if script in scripts else f"package.json has no script {script!r}",
        )
        for script, words in (
            ("typecheck", "types"),
            ("lint", "lint"),
            ("test", "tests"),
        )
    ]


def _browser_step() -> Step:
    name = "browser tests"
    found = browser()
    if not (ROOT / "tests" / "e2e").is_dir():
        return Step(name, skipped="not in this checkout yet")
    if found is None:
        reason = "NO CHROMIUM on the path or in CHROMIUM: the pages were NOT tried in a browser"
        if os.environ.get("SHIJI_REQUIRE_BROWSER") == "1":
            return Step(name, missing=reason)
        return Step(name, skipped=reason)
    return Step(
        name,
        (
            *(sys.executable, "-m", "pytest", "tests/e2e", "-m", "e2e"),
            *("-n", BROWSER_WORKERS, "--durations", "10"),
        ),
        environment={"CHROMIUM": found},
        alone=True,
    )
