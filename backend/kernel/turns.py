"""Turns: what only one transaction may do at a time, though no row stands for it yet.

Every advisory lock of the house is taken here. The number of a turn is the seed its names are
hashed with, so equal names of two turns are two locks.
"""

from __future__ import annotations

from enum import IntEnum

from django.db import connection

from backend.kernel.statements import run


class Turn(IntEnum):
    """What is done in turn; a name says of whom or what."""

    IDEMPOTENCY_KEY = 0
    IDENTITY = 1
    OCDS_FEED = 2
    SEQUENCER = 3
    BANK_FILES = 4
    MONEY_NIGHT = 5
    PARTNER_SIMULATOR = 6
    COVER = 7
    """Taken by the ledger's own SQL with the names ``cover:<currency>``."""
    MALL_LIMIT = 11
    QUOTA = 12
    OWN_MONEY = 22
    STATEMENT = 23
    STATEMENT_CYCLE = 24
    COMMISSION_INVOICES = 25
    WALLET = 26
    FOREIGN_PURCHASE = 27


def turn_wait(turn: Turn, name: str = "") -> None:
    """Wait until no other transaction holds it; held until the transaction ends."""
    assert connection.in_atomic_block, "a turn lives in a transaction"
    run("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [name, turn.value])


def turn_try(turn: Turn, name: str = "") -> bool:
    """Take it where nobody holds it, else answer False at once."""
    assert connection.in_atomic_block, "a turn lives in a transaction"
    took = run("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [name, turn.value])
    return bool(took[0][0][0])
