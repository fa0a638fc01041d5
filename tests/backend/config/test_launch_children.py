"""Child processes: started, found dead, started again, stopped; failures name the part."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.config.launch.children import Children, Part, port_must_be_free
from backend.config.launch.options import LaunchFailed, Port
from backend.embedded.processes import free_port, is_alive, wait_until


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    children = Children(logs=tmp_path / "log", ledger=tmp_path / "children.json")
    yield children
    children.stop()


def _part(name: str, code: str, **more: object) -> Part:
    return Part(name=name, command=[sys.executable, "-c", code], environment={}, **more)  # type: ignore[arg-type]


def _pids(tmp_path: Path) -> list[int]:
    return [entry["pid"] for entry in json.loads((tmp_path / "children.json").read_text())]


def test_a_dead_part_is_started_again(children: Children, tmp_path: Path) -> None:
    children.start(_part("sleeper", "import time; time.sleep(60)"))
    children.wait_healthy()
    (pid,) = _pids(tmp_path)
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not is_alive(pid), seconds=5)

    children.watch()
    (again,) = _pids(tmp_path)
    assert again != pid
    assert is_alive(again)

    children.stop()
    assert not is_alive(again)
    assert not (tmp_path / "children.json").exists()


def test_a_part_that_ends_at_once_is_named_with_the_end_of_its_log(children: Children) -> None:
    children.start(_part("bad", "raise SystemExit('no such table')", health="http://127.0.0.1:9/"))
    with pytest.raises(LaunchFailed, match=r"(?s)bad cannot start: .*code 1.*no such table"):
        children.wait_healthy()


def test_parts_of_a_killed_launcher_are_ended(children: Children, tmp_path: Path) -> None:
    children.start(_part("orphan", "import time; time.sleep(60)"))
    (pid,) = _pids(tmp_path)

    Children(logs=tmp_path / "log", ledger=tmp_path / "children.json").end_left_over()
    assert not is_alive(pid)


FORKING = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(60)
"""


@pytest.mark.parametrize("killed_before", [False, True])
def test_workers_of_a_part_that_had_to_be_killed_are_ended(
    children: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed_before: bool
) -> None:
    monkeypatch.setattr("backend.config.launch.children.STOP_SECONDS", 0.5)
    told = tmp_path / "worker"
    command = [sys.executable, "-c", FORKING, str(told)]
    children.start(Part(name="web", command=command, environment={}))
    assert wait_until(lambda: told.exists() and bool(told.read_text()), seconds=10)
    worker = int(told.read_text())

    if killed_before:
        (pid,) = _pids(tmp_path)
        os.kill(pid, signal.SIGKILL)
        Children(logs=tmp_path / "log", ledger=tmp_path / "children.json").end_left_over()
    else:
        children.stop()
    assert wait_until(lambda: not is_alive(worker), seconds=5)


def test_a_stranger_with_a_remembered_pid_is_left_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "children.json"
    ledger.write_text(json.dumps([{"pid": os.getpid(), "mark": "no such word in our command"}]))
    Children(logs=tmp_path / "log", ledger=ledger).end_left_over()
    assert is_alive(os.getpid())


def test_a_taken_port_is_named_with_its_variable() -> None:
    number = free_port()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", number))
        listener.listen()
        with pytest.raises(LaunchFailed, match=f"web .* port {number} is taken; set SHIJI_X"):
            port_must_be_free("web", Port(number=number, variable="SHIJI_X"), "127.0.0.1")
    port_must_be_free("web", Port(number=number, variable="SHIJI_X"), "127.0.0.1")
