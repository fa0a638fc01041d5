"""A server of ours: loaded once for all its workers, and gone with all of them when asked to end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.config.launch.children import STOP_SECONDS
from backend.config.launch.options import options_read
from backend.config.launch.parts import LAST_REQUESTS_SECONDS, part_of
from backend.embedded.processes import (
    command_of,
    end,
    free_port,
    orphans_end,
    port_is_taken,
    spawn,
    wait_until,
)

ROOT = Path(__file__).resolve().parents[3]
TARGET = """
import os, time
with open({told!r}, "a") as told:
    print(os.getpid(), file=told, flush=True)
time.sleep({seconds})

def application(environ, start):
    start("200 OK", [])
    return [b"ok"]
"""
Started = subprocess.Popen[bytes]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[float, int], Started]]:
    """Start the words of a real part on a target that takes some seconds to load."""
    begun: list[Started] = []

    def start(seconds: float, port: int) -> Started:
        made = TARGET.format(told=str(tmp_path / "told"), seconds=seconds)
        (tmp_path / "slow_target.py").write_text(made)
        given = {"SHIJI_API_PORT": str(port), "SHIJI_WEB_WORKERS": "2"}
        *words, _ = part_of("web", options_read([], given), {}).command
        path = os.pathsep.join([str(ROOT), str(tmp_path)])
        process = spawn(
            [*words, "slow_target:application"], log=tmp_path / "log", cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
        begun.append(process)
        return process

    yield start
    for process in begun:
        end(process.pid, process=process, seconds=2)
        orphans_end(process.pid, word="slow_target")


def _left(leader: int) -> list[str]:
    """Command lines of what still runs in the session of a server."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == leader:
                found.append(command_of(int(entry.name)))
        except ProcessLookupError:
            continue
    return [line for line in found if line]


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="workers load themselves")
def test_the_product_is_loaded_once_for_all_workers(
    serve: Callable[[float, int], Started], tmp_path: Path
) -> None:
    port = free_port()
    process = serve(0, port)

    assert wait_until(lambda: port_is_taken(port), seconds=60, process=process)
    assert wait_until(lambda: len(_left(process.pid)) == 3, seconds=20), "one and its two workers"
    assert (tmp_path / "told").read_text().split() == [str(process.pid)]

    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=STOP_SECONDS) == 0
    assert _left(process.pid) == []


def test_who_is_asked_to_end_while_loading_leaves_nobody_behind(
    serve: Callable[[float, int], Started], tmp_path: Path
) -> None:
    process = serve(STOP_SECONDS * 2, free_port())
    assert wait_until((tmp_path / "told").exists, seconds=60, process=process)

    process.send_signal(signal.SIGTERM)

    process.wait(timeout=LAST_REQUESTS_SECONDS)  # sooner than its launcher would lose patience
    assert _left(process.pid) == []
