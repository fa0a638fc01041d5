"""One launch from first to last: servers, migrations, parts, demo, watch, stop."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from backend.config.launch import storefront
from backend.config.launch.children import Children, port_must_be_free
from backend.config.launch.demo import Demo
from backend.config.launch.interrupts import (
    INTERRUPTED,
    Beside,
    interrupts_hear,
    interrupts_ignore,
    undisturbed,
)
from backend.config.launch.made import is_prepared, prepared
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
FRONT_DOOR = "storefront"  # opens when there is something behind it
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
        self.stands = False
        self._commands: list[Beside] = []
        self._builder: Beside | None = None

    def up(self) -> None:
        """Ports, servers, migrations, static files, the build. Raises LaunchFailed."""
        self.children.end_left_over()
        for name in self.names:
            part = part_of(name, self.options, {})
            if part.port is not None:
                port_must_be_free(name, part.port, self.options.host)
        if FRONT_DOOR in self.names:
            self._builder = self._beside(storefront.COMMAND, storefront.LOG)
        with step("database"), undisturbed():
            self.servers.start_database()
        with step("broker"), undisturbed():
            self.servers.start_broker()
        with step("migrations and static files"):
            self._prepare()
        self.demo = Demo(self.options, self._everything(as_owner=True))

    def _prepare(self) -> None:
        """Unless this code did it before: Django alone takes seconds to find out."""
        if is_prepared(self.options.state, self.servers):
            return
        # neither needs the other, and there is more than one core
        static = self._beside(django_command("collectstatic", "--noinput"), "collectstatic")
        self._command("migrate_all")
        self._ended(static, "collectstatic")
        prepared(self.options.state, self.servers)

    def parts_warm(self) -> None:
        """Start all but the front door, without waiting for them: they come up meanwhile."""
        for name in self.names:
            if name != FRONT_DOOR and not self.children.has(name):
                self._part(name)

    def parts(self) -> None:
        """Start every part that does not run yet and wait until all answer. Raises LaunchFailed."""
        if self._builder is not None:
            with step("storefront: packages and build"):
                self._ended(self._builder, storefront.LOG, lines=20)
        with step(", ".join(self.names)):
            self.parts_warm()
            self.children.wait_healthy()
            for name in self.names:
                if not self.children.has(name):
                    self._part(name)
            self.children.wait_healthy()
        for address in self._simulators().values():
            (self.options.state / SIMULATORS_MARK).write_text(address)

    def watch(self) -> NoReturn:
        """Until somebody ends us. Raises KeyboardInterrupt, LaunchFailed."""
        self.stands = True
        while True:
            self.children.watch()
            time.sleep(WATCH_SECONDS)

    def down(self, *, remove: bool = False) -> None:
        """Stop everything, the last started first; impatience does not break the order."""
        interrupts_ignore()
        (self.options.state / SIMULATORS_MARK).unlink(missing_ok=True)
        for command in self._commands:
            command.end()
        self.children.stop()
        self.servers.stop(remove=remove)

    def _everything(self, *, as_owner: bool = False) -> dict[str, str]:
        return self.environment | self._simulators() | self.servers.environment(as_owner=as_owner)

    def _simulators(self) -> dict[str, str]:
        """Where our own simulators listen; whoever does not start them keeps them in the process."""
        if "simulators" not in self.names:
            return {}
        return {SIMULATORS_VARIABLE: f"http://127.0.0.1:{self.options.simulators.number}"}

    def _part(self, name: str) -> None:
        self.children.start(part_of(name, self.options, self._everything()))

    def _command(self, name: str, *arguments: str) -> None:
        self._ended(self._beside(django_command(name, *arguments), name), name)

    def _beside(self, words: Sequence[str], log: str) -> Beside:
        """A command that is ended with us, if it still runs then."""
        with undisturbed(), (self.options.logs / f"{log}.log").open("wb") as output:
            beside = Beside(
                words,
                cwd=ROOT,
                env=dict(os.environ) | self._everything(as_owner=True),
                output=output,
            )
            self._commands.append(beside)
        return beside

    def _ended(self, beside: Beside, name: str, *, lines: int = 1) -> None:
        """Wait for it. Raises LaunchFailed with the end of its log."""
        code = beside.wait()
        log = self.options.logs / f"{name}.log"
        if code != 0:
            raise LaunchFailed(f"{name} failed: {tail(log, lines=lines)} (all of it in {log})")


def launch_all(options: Options) -> int:
    """`make demo`: up, the trading day while the sites are open, then until Ctrl-C."""
    interrupts_hear()
    with sole_launcher(options):
        launch = Launch(options)
        try:
            launch.up()
            if options.demo:
                launch.parts_warm()
                launch.demo.open_city()
            launch.parts()
            addresses_show(options)
            if options.demo and not launch.demo.city_is_whole():
                say("The sites are open; the rest of the city is loaded meanwhile.")
                launch.demo.complete_city()
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
            return 0 if launch.stands else INTERRUPTED
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
    interrupts_hear()
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
