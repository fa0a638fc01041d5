"""The door of ``python -m backend``: the launcher, or one of the product's commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from backend.config.launch.check import check
from backend.config.launch.interrupts import INTERRUPTED
from backend.config.launch.options import LaunchFailed, Options, options_read
from backend.config.launch.run import launch_all, launch_one
from backend.config.launch.servers import Servers, environment_of
from backend.config.launch.storefront import is_present
from backend.config.launch.voice import fail
from backend.embedded.processes import ServerFailed

# Commands that read code only; no database is started for them.
WITHOUT_DATABASE = {
    "help",
    "makemigrations",
    "schema",
    "check",
    "makemessages",
    "compilemessages",
    "collectstatic",
    "bench",  # starts a stand of its own
}


def launch(arguments: Sequence[str]) -> int:
    """Start the product, or one part, or a check; the exit code."""
    try:
        options = options_read(arguments)
        if options.check:
            return check(options)
        return launch_one(options) if options.only else launch_all(options)
    except (LaunchFailed, ServerFailed) as error:
        fail(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def command(arguments: Sequence[str]) -> int:
    """Run one of the product's commands with the servers of this state folder."""
    name = arguments[0].replace("-", "_")
    servers = None
    try:
        options = options_read([])
        if name not in WITHOUT_DATABASE and "DATABASE_URL" not in os.environ:
            servers = _servers_for(options)
            os.environ.update(servers.environment(as_owner=True))
        os.environ.update(environment_of(options, storefront=is_present()))
        return _django(name, arguments[1:])
    except (LaunchFailed, ServerFailed) as error:
        fail(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if servers is not None:
            servers.stop()


def _servers_for(options: Options) -> Servers:
    """Running servers are borrowed and left running; else our own for the while."""
    servers = Servers(options.state)
    if servers.borrow():
        os.environ.update(servers.environment(as_owner=True) | servers.simulators())
        return Servers(options.state)  # nothing of it is ours to stop
    servers.start_database()
    servers.start_broker()
    return servers


def _django(name: str, arguments: Sequence[str]) -> int:
    # a part that is only started becomes another process at once: it need not wait for Django here
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line([sys.argv[0], name, *arguments])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0
