"""One launch from first to last: servers, migrations, parts, demo, watch, stop."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from backend.config.launch import storefront
from backend.config.launch.children import Children, port_must_be_free
from backend.config.launch.demo import Demo
from backend.config.launch.options import ROOT, LaunchFailed, Options
from backend.config.launch.parts import django_command, part_of, parts_present
from backend.config.launch.servers import (
    SIMULATORS_MARK,
    SIMULATORS_VARIABLE,
    Servers,
    environment_of,
)
from backend.config.launch.voice import say, step, title
from backend.embedded.processes import tail

WATCH_SECONDS = 1.0
SITES = ("gov", "textile", "electronics", "industrial", "intl")


@contextmanager
def sole_launcher(options: Options) -> Iterator[None]:
    """One launcher per state folder. Raises LaunchFailed."""
    options.state.mkdir(parents=True, exist_ok=True)
    path = options.state / "launcher.lock"
    with path.open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise LaunchFailed(
                f"already running here (process {handle.read().strip() or '?'}); "
                "stop it, or set SHIJI_STATE_DIR and the ports to start a second one"
            ) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield


class Launch:
    """The things of one launch that must be taken down again."""

    def __init__(self, options: Options) -> None:
        """Nothing starts yet."""
        self.options = options
        self.servers = Servers(options.state)
        self.children = Children(logs=options.logs, ledger=options.state / "children.json")
        self.names = [options.only] if options.only else parts_present()
        self.environment = environment_of(options, storefront=storefront.is_present())
        self.demo = Demo(options, self.environment)

    def up(self) -> None:
        """Ports, servers, migrations, static files, the build. Raises LaunchFailed."""
        self.children.end_left_over()
        for name in self.names:
            part = part_of(name, self.options, {})
            if part.port is not None:
                port_must_be_free(name, part.port, self.options.host)
        with step("database"):
            self.servers.start_database()
        with step("broker"):
            self.servers.start_broker()
        with step("migrations"):
            self._command("migrate_all")
        with step("static files"):
            self._command("collectstatic", "--noinput")
        storefront.prepare()
        self.demo = Demo(self.options, self._everything(as_owner=True))

    def parts(self) -> None:
        """Start every part and wait until all answer. Raises LaunchFailed."""
        with step(", ".join(self.names)):
            for name in self.names:
                self.children.start(part_of(name, self.options, self._everything()))
            self.children.wait_healthy()
        for address in self._simulators().values():
            (self.options.state / SIMULATORS_MARK).write_text(address)

    def watch(self) -> NoReturn:
        """Until somebody ends us. Raises KeyboardInterrupt, LaunchFailed."""
        while True:
            self.children.watch()
            time.sleep(WATCH_SECONDS)

    def down(self, *, remove: bool = False) -> None:
        """Stop everything, the last started first; impatience does not break the order."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        (self.options.state / SIMULATORS_MARK).unlink(missing_ok=True)
        self.children.stop()
        self.servers.stop(remove=remove)

    def _everything(self, *, as_owner: bool = False) -> dict[str, str]:
        return self.environment | self._simulators() | self.servers.environment(as_owner=as_owner)

    def _simulators(self) -> dict[str, str]:
        """Where our own simulators listen; whoever does not start them keeps them in the process."""
        if "simulators" not in self.names:
            return {}
        return {SIMULATORS_VARIABLE: f"http://127.0.0.1:{self.options.simulators.number}"}

    def _command(self, name: str, *arguments: str) -> None:
        log = self.options.logs / f"{name}.log"
        with log.open("wb") as output:
            done = subprocess.run(  # noqa: S603 - the command is ours, no shell reads it
                django_command(name, *arguments),
                cwd=ROOT,
                env=dict(os.environ) | self._everything(as_owner=True),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            raise LaunchFailed(f"{name} failed: {tail(log, lines=1)} (all of it in {log})")


def interrupt_on_term() -> None:
    """SIGTERM ends us as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGINT, interrupt)


def launch_all(options: Options) -> int:
    """`make demo`: up, the trading day while the sites are open, then until Ctrl-C."""
    interrupt_on_term()
    with sole_launcher(options):
        launch = Launch(options)
        try:
            launch.up()
            if options.demo:
                launch.demo.load_city()
            launch.parts()
            addresses_show(options)
            if options.demo and launch.demo.day_is_due():
                say("The sites are open; the trading day begins.")
                launch.demo.trade_a_day()
                addresses_show(options)
            if options.demo:
                launch.demo.show_accounts()
            say(f"Logs: {options.logs}. Ctrl-C ends everything and keeps the data.")
            launch.watch()
        except KeyboardInterrupt:
            say("\nStopping …")
            return 0
        finally:
            launch.down()


def launch_one(options: Options) -> int:
    """`--only NAME`: become that part; without given or running servers, bring our own."""
    assert options.only is not None, "the caller asked for one part"
    servers = Servers(options.state)
    environment = environment_of(options, storefront=storefront.is_present())
    stands_alone = options.only in {"simulators", "storefront"}
    if stands_alone or "DATABASE_URL" in os.environ or servers.borrow():
        part = part_of(
            options.only, options, environment | servers.environment() | servers.simulators()
        )
        if part.port is not None:
            port_must_be_free(part.name, part.port, options.host)
        os.chdir(ROOT)
        os.execvpe(part.command[0], list(part.command), os.environ | dict(part.environment))  # noqa: S606 - ours
    interrupt_on_term()
    with sole_launcher(options):
        launch = Launch(options)
        try:
            launch.up()
            launch.parts()
            launch.watch()
        except KeyboardInterrupt:
            return 0
        finally:
            launch.down()


def addresses_show(options: Options) -> None:
    """Where everything is."""
    api = f"http://127.0.0.1:{options.api.number}"
    if not storefront.is_present():
        title(f"API explorer  {api}/graphql/    admin  {api}/admin/")
        return
    public = f"http://127.0.0.1:{options.public.number}"
    for site in SITES:
        title(f"  {site:<12} {public}/{site}")
    for name, path in (
        ("workbench", "merchant"),
        ("oversight", "oversight"),
        ("API explorer", "graphql/"),
        ("admin", "admin/"),
    ):
        title(f"  {name:<12} {public}/{path}")
