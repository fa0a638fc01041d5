"""The suite's hands: one embedded PostgreSQL for all workers, databases cloned from a template.

Tests connect as the application role; the template is migrated by the owner (decision D39).
"""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.plugin import servers

pytest_plugins = ["tests.plugin.database", "tests.plugin.api"]

# One loop for the whole worker: Django's guard is off for it (see settings.base).
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A slow machine is no fault of an example: what must be quick is measured by tests of its own.
settings.register_profile("shiji", deadline=None)
settings.load_profile("shiji")


def pytest_configure(config: pytest.Config) -> None:
    """The controller (or a lone process) starts the server; xdist workers are told its address."""
    if not hasattr(config, "workerinput"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that servers are ended too
        servers.start(Path(str(config.rootpath)))
        config.add_cleanup(servers.stop)


def pytest_configure_node(node: object) -> None:
    """Hand the server's address to an xdist worker."""
    node.workerinput["shiji"] = servers.addresses()  # type: ignore[attr-defined]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins, a folder at a time, so that no worker waits for it at the end."""
    items.sort(key=lambda item: str(item.path.parent) if item.get_closest_marker("long") else "~")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """The product and the tests are loaded for good: the collector need not walk them again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(autouse=True)
def _no_loop_left(request: pytest.FixtureRequest) -> object:
    """Close the loop that GraphQL requests of this thread used, so that none leaks a warning."""
    yield
    from backend.api.execution import loop_close

    loop_close()


@pytest.fixture(autouse=True)
def _rules_read_afresh() -> object:
    """Rule rows of a rolled-back test must not stay in the process."""
    yield
    from backend.rulebook.selectors import rules_forget

    rules_forget()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; tests that need it skip loudly without."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"real data is not here: {folder}")
    return folder
