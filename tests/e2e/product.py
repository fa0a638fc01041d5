"""The product of a browser run: brought up by its own launcher, with a small demo city."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from backend.embedded.processes import free_port, tail, wait_until
from tests.plugin.memory import LAUNCHER_PID, folder_make

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".local"
LOGS = STATE / "e2e-log"
PRODUCTS = "240"
UP_SECONDS = 240
DOWN_SECONDS = 60
# What the Python tests' own plugin or the caller has set must not reach the product.
NOT_INHERITED = {"DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "CACHE_URL", "API_URL",
                 "PUBLIC_URL", "FILES_URL", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Product:
    """Where it listens, and how its commands are run."""

    url: str
    environment: dict[str, str]

    @property
    def state(self) -> Path:
        """Its own folder."""
        return Path(self.environment.get("SHIJI_STATE_DIR", STATE))

    def command(self, *words: str) -> str:
        """Run one of the product's commands on the running servers; what it printed."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "backend", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
        return done.stdout


def _environment(state: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    names = ("SHIJI_PORT", "SHIJI_API_PORT", "SHIJI_FILES_PORT", "SHIJI_SIMULATORS_PORT")
    return (
        kept
        | {name: str(free_port()) for name in names}
        | {"SHIJI_STATE_DIR": str(state), "SHIJI_WEB_WORKERS": "1", "SHIJI_WEB_THREADS": "4"}
    )


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def running_product() -> Iterator[Product]:
    """The product in a state folder of its own, gone afterwards.

    ``SHIJI_E2E_URL`` with ``SHIJI_STATE_DIR`` names one that runs already: quicker while
    a page is being made; the city must be loaded there.
    """
    if given := os.environ.get("SHIJI_E2E_URL"):
        kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        yield Product(given.rstrip("/"), kept)
        return
    state = folder_make("e2e", otherwise=STATE)
    environment = _environment(state)
    product = Product(f"http://127.0.0.1:{environment['SHIJI_PORT']}", environment)
    log = state / "launcher.log"
    with log.open("wb") as output:
        launcher = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "backend", "--no-demo"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    (state / LAUNCHER_PID).write_text(str(launcher.pid))
    try:
        up = wait_until(
            lambda: _answers(f"{product.url}/healthz"), seconds=UP_SECONDS, process=launcher
        )
        assert up, f"the product does not start:\n{tail(log, lines=30)}"
        product.command("load_demo_city", "--products", PRODUCTS)
        yield product
    finally:
        launcher.send_signal(signal.SIGINT)
        try:
            launcher.wait(timeout=DOWN_SECONDS)
        except subprocess.TimeoutExpired:
            launcher.kill()
        shutil.rmtree(LOGS, ignore_errors=True)
        shutil.copytree(state / "log", LOGS, dirs_exist_ok=True)  # what a failed test is read by
        shutil.rmtree(state, ignore_errors=True)
