"""The commands by their names; a script's step says which."""

from __future__ import annotations

from collections.abc import Callable

from payments.simulation.script import Step
from payments.simulation.world import World

Command = Callable[[World, Step], None]
COMMANDS: dict[str, Command] = {}


def command(run: Command) -> Command:
    """A command by its function's name."""
    COMMANDS[run.__name__] = run
    return run
