"""The long-running parts: their commands, ports and how to tell that they live."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from backend.config.launch import storefront
from backend.config.launch.children import Part
from backend.config.launch.options import Options
from backend.config.launch.servers import SETTINGS
from backend.embedded.node import find_node

Environment = Mapping[str, str]
LAST_REQUESTS_SECONDS = 10
"""How long a server that was asked to end waits for its workers: less than we wait for it."""


def part_of(name: str, options: Options, environment: Environment) -> Part:
    """The part of this name, ready to start."""
    return _MAKERS[name](options, environment)


def parts_present() -> list[str]:
    """Parts of this checkout in starting order; the public door opens last."""
    present = {
        # only one machine is next door to itself: elsewhere the real systems answer
        "simulators": os.environ.get("DJANGO_SETTINGS_MODULE", SETTINGS) == SETTINGS,
        "storefront": storefront.is_present(),
    }
    return [name for name in _MAKERS if present.get(name, True)]


def django_command(name: str, *arguments: str) -> list[str]:
    """The words that run one of the product's commands."""
    return [sys.executable, "-m", "backend", name, *arguments]


def _granian(interface: str, target: str, *, host: str, port: int, more: list[str]) -> list[str]:
    words = [sys.executable, "-m", "backend.config.serve", "--interface", interface, "--no-ws"]
    words += ["--host", host, "--port", str(port), "--log-level", "warning"]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", str(LAST_REQUESTS_SECONDS)]
    return [*words, *more, target]


def _web(options: Options, environment: Environment) -> Part:
    more = ["--workers", str(options.web_workers), "--blocking-threads", str(options.web_threads)]
    target, port = "backend.config.wsgi:application", options.api
    return Part(
        name="web",
        command=_granian("wsgi", target, host=options.host, port=port.number, more=more),
        environment=environment,
        port=port,
        health=f"http://127.0.0.1:{port.number}/healthz",
    )


def _files(options: Options, environment: Environment) -> Part:
    target, port = "backend.config.files:application", options.files
    return Part(
        name="files",
        command=_granian("wsgi", target, host=options.host, port=port.number, more=[]),
        environment=environment,
        port=port,
        health=f"http://127.0.0.1:{port.number}/healthz",
    )


def _simulators(options: Options, environment: Environment) -> Part:
    target, port = "backend.config.simulators:application", options.simulators
    return Part(
        name="simulators",
        command=_granian("asgi", target, host=options.host, port=port.number, more=[]),
        environment=environment,
        port=port,
        health=f"http://127.0.0.1:{port.number}/healthz",
    )


def _worker(_options: Options, environment: Environment) -> Part:
    return Part(name="worker", command=django_command("run_worker"), environment=environment)


def _timer(_options: Options, environment: Environment) -> Part:
    return Part(name="timer", command=django_command("run_timer"), environment=environment)


def _storefront(options: Options, environment: Environment) -> Part:
    own = {
        "NODE_ENV": "production",
        "HOST": options.host,
        "PORT": str(options.public.number),
        "API_URL": f"http://127.0.0.1:{options.api.number}",
        # pages say that organisations and money are made up where they are
        "SHIJI_DEMO": "1" if "simulators" in parts_present() else "",
    }
    return Part(
        name="storefront",
        command=[str(find_node().node), str(storefront.server_script())],
        environment=own | dict(environment) | storefront.node_environment(),
        port=options.public,
        health=f"http://127.0.0.1:{options.public.number}/healthz",
    )


_MAKERS: dict[str, Callable[[Options, Environment], Part]] = {
    "simulators": _simulators,
    "worker": _worker,
    "timer": _timer,
    "files": _files,
    "web": _web,
    "storefront": _storefront,
}
