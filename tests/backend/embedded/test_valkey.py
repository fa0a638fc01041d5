"""The embedded broker and cache: kept on disk, found again, any folder."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import redis

from backend.embedded.valkey import running_valkey, start_valkey


@pytest.mark.parametrize("name", ["valkey", "a long folder with blanks " + "长" * 30])
def test_kept_after_stop_and_hard_kill(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    server = start_valkey(folder)
    with redis.Redis.from_url(server.url_cache) as client:
        client.set("a", 1)
    again = start_valkey(folder)
    assert (again.pid, again.reused) == (server.pid, True)
    server.stop()
    assert running_valkey(folder) is None

    second = start_valkey(folder)
    with redis.Redis.from_url(second.url_cache) as client:
        assert client.get("a") == b"1"
    os.kill(second.pid, signal.SIGKILL)
    second.process.wait()

    third = start_valkey(folder)
    with redis.Redis.from_url(third.url_cache) as client:
        assert client.get("a") == b"1"
    third.remove()
    assert not folder.exists()
