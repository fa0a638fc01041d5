"""Every command of a script, as an ordinary caller of the services would give it."""

from payments.simulation.commands import (
    chargebacks,
    desk,
    foreign,
    guarantees,
    parts,
    purse,
    sales,
    transfers,
    wallets,
)
from payments.simulation.commands.registry import COMMANDS

__all__ = [
    "COMMANDS",
    "chargebacks",
    "desk",
    "foreign",
    "guarantees",
    "parts",
    "purse",
    "sales",
    "transfers",
    "wallets",
]
