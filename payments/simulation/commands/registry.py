"""The commands by their names; a script's step says which."""

from __future__ import annotations

from collections.abc import Callable

from backend.kernel.readings import Reading
from payments.escrow.models import Escrow
from payments.simulation.script import Step
from payments.simulation.world import Nothing, World

Command = Callable[[World, Step], None]
COMMANDS: dict[str, Command] = {}


def command(run: Command) -> Command:
    """A command by its function's name."""
    COMMANDS[run.__name__] = run
    return run


_BY_SUBJECT = Reading(lambda subject: Escrow.objects.filter(settlement_subject=subject), str)


def escrow_of(subject: str) -> Escrow:
    """The escrow of a settlement subject. Raises Nothing where it was refused."""
    found = _BY_SUBJECT.one(subject)
    if found is None:
        raise Nothing
    return found
