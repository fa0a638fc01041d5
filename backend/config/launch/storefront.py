"""The storefront's packages and build: made when their sources changed, else left alone."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from backend.config.launch.interrupts import INTERRUPTED, interrupts_hear, run_to_end
from backend.config.launch.options import ROOT, LaunchFailed
from backend.config.launch.voice import fail, say, step
from backend.embedded.node import find_node, tools
from backend.embedded.processes import ServerFailed, tail

FOLDER = ROOT / "storefront"
STATE = ROOT / ".local"
LEFT_OUT = {"node_modules", "build", ".react-router", "test-results", ".vite", "coverage"}
COMMAND = (sys.executable, "-m", "backend.config.launch.storefront")
LOG = "storefront-made"
"""Making it as a process of its own, and where that writes what it does."""
SERVERS = ("server.mjs", "server.js", "server.ts", "server/index.mjs", "server/index.ts")


def is_present() -> bool:
    """Whether this checkout has a storefront."""
    return (FOLDER / "package.json").is_file()


def server_script() -> Path:
    """The script that listens at the public address. Raises LaunchFailed."""
    for name in SERVERS:
        if (FOLDER / name).is_file():
            return FOLDER / name
    raise LaunchFailed(f"storefront cannot start: none of {', '.join(SERVERS)} in {FOLDER}")


def node_environment() -> dict[str, str]:
    """PATH that finds our Node first, and a cache that needs no home."""
    try:
        folder = tools(STATE / "bin")
    except ServerFailed as error:
        raise LaunchFailed(f"storefront cannot start: {error}") from error
    cache = os.environ.get("NPM_CONFIG_CACHE", str(STATE / "cache" / "npm"))
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {"PATH": path, "NPM_CONFIG_CACHE": cache}


def prepare() -> None:
    """Install and build what changed since the last time. Raises LaunchFailed."""
    if not is_present():
        return
    environment = os.environ | node_environment()
    lock = _digest([FOLDER / "package-lock.json", FOLDER / "package.json"], find_node().version)
    stamp = FOLDER / "node_modules" / ".installed"
    if _read(stamp) != lock:
        with step("storefront: packages (about 40 s the first time)"):
            _npm(["ci", "--no-audit", "--no-fund"], environment, log="storefront-install")
        stamp.write_text(lock)
    stamp = FOLDER / "build" / ".sources"
    if _read(stamp) != _digest(_sources(), lock):
        with step("storefront: build"):
            _npm(["run", "build"], environment, log="storefront-build")
        stamp.write_text(_digest(_sources(), lock))


def _npm(arguments: list[str], environment: dict[str, str], *, log: str) -> None:
    path = STATE / "log" / f"{log}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as output:
        code = run_to_end(
            [*find_node().npm, *arguments], cwd=FOLDER, env=environment, output=output
        )
    if code != 0:
        raise LaunchFailed(
            f"storefront cannot be built: `npm {' '.join(arguments)}` failed; "
            f"{path} ends:\n{tail(path, lines=20)}"
        )


def _sources() -> Iterator[Path]:
    for folder, folders, names in os.walk(FOLDER):
        folders[:] = sorted(set(folders) - LEFT_OUT)
        yield from (Path(folder) / name for name in sorted(names))
    yield ROOT / "schema.graphql"


def _digest(paths: Iterator[Path] | list[Path], salt: object) -> str:
    digest = hashlib.sha256(str(salt).encode())
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(stamp: Path) -> str:
    try:
        return stamp.read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    interrupts_hear()
    try:
        prepare()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (LaunchFailed, ServerFailed) as failure:
        fail(str(failure))
        sys.exit(1)
    if not is_present():
        say("storefront: not in this checkout yet, skipped")
