"""`--check`: a fresh copy beside the kept one, a trading day, the front page, one last line."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from backend.config.launch import storefront
from backend.config.launch.interrupts import INTERRUPTED, interrupts_hear
from backend.config.launch.options import LaunchFailed, Options, Port
from backend.config.launch.parts import parts_present
from backend.config.launch.run import SITES, Launch, sole_launcher
from backend.config.launch.servers import Servers
from backend.config.launch.voice import console, fail, step
from backend.embedded.processes import ServerFailed, free_port


def check(options: Options) -> int:
    """Exit code 0 when all holds. The last line printed says which."""
    interrupts_hear()
    begun = time.monotonic()
    options.state.mkdir(parents=True, exist_ok=True)
    _left_over_remove(options.state)
    folder = Path(tempfile.mkdtemp(prefix="check-", dir=options.state))
    folder.chmod(0o755)
    options = _elsewhere(options, folder)
    told, problem, code = "", "", 1
    with sole_launcher(options):
        launch = Launch(options)
        try:
            launch.up()
            launch.parts_warm()
            launch.demo.open_city()
            launch.parts()
            launch.demo.complete_city()
            launch.demo.trade_a_day()
            told = launch.demo.summary()
            with step("pages"):
                _pages_answer(options)
            launch.children.watch()
        except (LaunchFailed, ServerFailed) as error:
            problem = str(error)
        except KeyboardInterrupt:
            problem, code = "interrupted", INTERRUPTED
        finally:
            if problem:
                _logs_keep(options, folder.parent / "check-failed-log")
            launch.down(remove=True)
    shutil.rmtree(folder, ignore_errors=True)
    seconds = f"{time.monotonic() - begun:.0f} s"
    if problem:
        fail(problem)
        console.print(f"CHECK FAILED after {seconds}: {problem.splitlines()[0]}", markup=False)
        return code
    parts = ", ".join(launch.names)
    console.print(
        f"CHECK PASSED in {seconds}: fresh database, {parts}; {told or 'no trading day'}",
        markup=False,
    )
    return 0


def _elsewhere(options: Options, folder: Path) -> Options:
    """Own folder, own ports unless given: a running demo is not disturbed."""

    def other(port: Port) -> Port:
        return port if port.variable in os.environ else replace(port, number=free_port())

    return replace(
        options,
        state=folder,
        public=other(options.public),
        api=other(options.api),
        files=other(options.files),
        simulators=other(options.simulators),
    )


def _pages_answer(options: Options) -> None:
    """Raises LaunchFailed naming the address that does not answer as it should."""
    api = f"http://127.0.0.1:{options.api.number}"
    _expect(f"{api}/healthz", "ok")
    _expect(f"{api}/readyz", "true")
    _expect(f"{api}/graphql/", "Query", body=b'{"query": "{ __typename }"}')
    if "simulators" in parts_present():
        _expect(f"http://127.0.0.1:{options.simulators.number}/", "payments")
    files = f"http://127.0.0.1:{options.files.number}"
    _expect(f"{files}/healthz", "ok")
    _missing(f"{files}/files/doc_00000000000000000000000000")
    if storefront.is_present():
        public = f"http://127.0.0.1:{options.public.number}"
        for path in ("", *SITES):
            _expect(f"{public}/{path}", "<html")


def _expect(address: str, word: str, *, body: bytes | None = None) -> None:
    request = Request(address, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 - ours
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310 - our own http address
            text = answer.read().decode(errors="replace")
    except (URLError, OSError) as error:
        raise LaunchFailed(f"{address} does not answer: {error}") from error
    if word not in text:
        raise LaunchFailed(f"{address} answers without {word!r}: {text[:200]!r}")


def _missing(address: str) -> None:
    """Raises LaunchFailed unless the address answers 404, as a closed door must."""
    try:
        with urlopen(address, timeout=30):  # noqa: S310 - our own http address
            raise LaunchFailed(f"{address} answers what it must not")
    except HTTPError as error:
        if error.code != HTTPStatus.NOT_FOUND:
            raise LaunchFailed(f"{address} answers {error.code}, not 404") from error
    except (URLError, OSError) as error:
        raise LaunchFailed(f"{address} does not answer: {error}") from error


def _logs_keep(options: Options, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(options.logs, place, dirs_exist_ok=True)


def _left_over_remove(state: Path) -> None:
    """Folders of checks that were killed; one that still runs holds its lock."""
    for folder in state.glob("check-*/"):
        lock = folder / "launcher.lock"
        if not lock.exists():
            continue
        with lock.open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            servers = Servers(folder, environ={})
            servers.borrow()
            servers.stop(remove=True)
        shutil.rmtree(folder, ignore_errors=True)
