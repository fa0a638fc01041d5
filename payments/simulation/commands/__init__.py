"""Every command of a script, as an ordinary caller of the services would give it."""

from payments.simulation.commands import sales
from payments.simulation.commands.registry import COMMANDS

__all__ = ["COMMANDS", "sales"]
