"""Many who want to make the same file at once get the one that the first made."""

from __future__ import annotations

import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.kernel.once import made_once


def test_all_get_what_the_first_made(tmp_path: Path):
    path, together = tmp_path / "keys" / "root.pem", threading.Barrier(8)

    def ask(_turn: int) -> bytes:
        def make() -> bytes:
            together.wait(10)  # all eight have seen that there is no file yet
            return os.urandom(32)

        return made_once(path, make)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(ask, range(8)))

    assert found == {path.read_bytes()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_maker_that_fails_leaves_nothing(tmp_path: Path):
    def make() -> bytes:
        raise RuntimeError("no entropy")

    with pytest.raises(RuntimeError):
        made_once(tmp_path / "root.pem", make)
    assert list(tmp_path.iterdir()) == []
