"""The look after each step finds a fault of every kind; what no step names, the full proof finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from backend.kernel.clock import clock_frozen
from backend.kernel.ids import public_id, uuid7
from payments.escrow.models import Escrow
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post
from payments.simulation import run as simulation
from payments.simulation.books import Books, Broken
from payments.simulation.commands import COMMANDS
from payments.simulation.script import Step
from payments.simulation.world import START, World, world_open
from tests.factories.escrows import an_escrow
from tests.plugin import servers

Line = tuple[str, int]
JOURNAL = """
INSERT INTO payments_ledger_journal (id, key, request_hash, kind, n_lines, effective_at, posted_at,
    subject, reference, transaction_id) VALUES (%s, %s, '', 'X', %s, now(), now(), '', '', 0)
"""
POSTING = """
INSERT INTO payments_ledger_posting
    (journal_id, line_no, account_id, amount, currency, account_version, balance_after)
SELECT %(journal)s, %(line)s, a.id, %(amount)s, coalesce(%(currency)s, a.currency),
    a.version + %(versions)s,
    a.balance + CASE a.normal WHEN 'D' THEN %(amount)s ELSE -%(amount)s END + %(wrong)s
FROM payments_ledger_account a WHERE a.code = %(code)s AND a.version > 0 ORDER BY a.id LIMIT 1
"""


class Vandal:
    """The owner of the tables, who can put the triggers out of the way."""

    def __init__(self, database: str) -> None:
        self._to = psycopg.connect(servers.named("owner", database), autocommit=True)

    def does(self, statement: str, values: dict[str, Any] | tuple[Any, ...] = ()) -> int:
        """Run a statement; how many rows it touched."""
        return self._to.execute(statement.encode(), values).rowcount

    def __enter__(self) -> Vandal:
        return self

    def __exit__(self, *_: object) -> None:
        self._to.close()

    def unguard(self) -> None:
        """From now on the ledger's triggers are away for everybody."""
        for table in ("journal", "posting", "account"):
            self.does(f"ALTER TABLE payments_ledger_{table} DISABLE TRIGGER USER")

    def journal(self, lines: list[Line], *, declared: int = 0, **spoilt: Any) -> None:
        """Postings by code and amount, spoilt in the last line."""
        self.unguard()
        key = uuid7()
        self.does(JOURNAL, (key, str(key), declared or len(lines)))
        sound = {"currency": None, "versions": 1, "wrong": 0}
        for number, (code, amount) in enumerate(lines, 1):
            told = sound | (spoilt if number == len(lines) else {})
            told |= {"journal": key, "line": number, "code": code, "amount": amount}
            assert self.does(POSTING, told) == 1, code


@pytest.fixture
def town(committed_db: str) -> Iterator[tuple[Books, Escrow, Vandal]]:
    """A town with one funded escrow whose books have been looked at."""
    with clock_frozen(START):
        world_open(7)
        escrow = an_escrow(payment_ref="sim_x")
        books = Books()
        books.after_step(refused=False)
        books.everything()
        with Vandal(committed_db) as vandal:
            yield books, escrow, vandal


def _beside_the_escrow() -> None:
    """Held money is booked away and the escrow does not know."""
    name = public_id("esc", Escrow.objects.get().pk)
    journal_post(key="planted", kind="X", lines=[dr("2020", name, 7), cr("2010", "b", 7)])


OWN = [("1030", 5), ("3010", -5)]
PLANTED: dict[str, Callable[[Vandal], None]] = {
    "L1": lambda of: of.journal([("1030", 5), ("3010", -4)]),
    "L2": lambda of: of.journal(OWN, declared=3),
    "L5": lambda of: of.journal(OWN, wrong=1),
    "L6": lambda of: of.journal([("3010", 10**12), ("1030", -(10**12))]),
    "L7": lambda of: of.journal(OWN, currency="USD"),
    "L10": lambda of: of.journal(OWN, versions=2),
    "held": lambda _: _beside_the_escrow(),
    "client money short": lambda of: of.journal([("3010", 10**9), ("1010", -(10**9))]),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_the_look_after_a_step_finds_it(town: tuple[Books, Escrow, Vandal], kind: str):
    books, _, vandal = town
    PLANTED[kind](vandal)
    with pytest.raises(Broken, match=kind):
        books.after_step(refused=False)


def test_a_refused_command_may_have_written_nothing(town: tuple[Books, Escrow, Vandal]):
    books, escrow, _ = town
    lines = [dr("1030", "operating", 5), cr("3010", "", 5)]
    journal_post(key="planted", kind="X", lines=lines, subject=escrow.settlement_subject)
    with pytest.raises(Broken, match="refused command wrote 2 postings"):
        books.after_step(refused=True)


def test_released_money_held_in_a_dead_escrow_is_found(town: tuple[Books, Escrow, Vandal]):
    books, escrow, vandal = town
    vandal.does("UPDATE payments_escrow_escrow SET state = 'REFUNDED'")
    name = public_id("esc", escrow.pk)
    journal_post(key="a", kind="X", lines=[dr("2020", name, 1), cr("2010", "b", 1)])
    journal_post(key="b", kind="X", lines=[dr("2010", "b", 1), cr("2020", name, 1)])
    with pytest.raises(Broken, match="is REFUNDED and holds"):
        books.after_step(refused=False)


UNNAMED = {
    "differ from the postings": "UPDATE payments_ledger_account SET balance = balance + 1 "
    "WHERE code = '3010'",
    "held": "UPDATE payments_escrow_escrow SET released_minor = released_minor + 1",
}


@pytest.mark.parametrize("why", UNNAMED)
def test_what_no_step_names_the_full_proof_finds(town: tuple[Books, Escrow, Vandal], why: str):
    books, _, vandal = town
    vandal.unguard()
    assert vandal.does(UNNAMED[why]) >= 1
    books.after_step(refused=False)  # nothing was posted
    with pytest.raises(Broken, match=why):
        books.everything()


def test_the_full_proof_comes_in_time(committed_db: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(simulation, "FULL_EVERY", 10)

    def spoil(_world: World, _step: Step) -> None:
        with Vandal(committed_db) as vandal:
            vandal.unguard()
            vandal.does(UNNAMED["differ from the postings"])

    monkeypatch.setitem(COMMANDS, "forged", spoil)
    names = ["deliver"] * 12 + ["forged"] + ["deliver"] * 30
    steps = [Step(number, name, 1, 2, 3) for number, name in enumerate(names)]
    outcome = simulation.run(5, steps)
    assert "differ from the postings" in outcome.broken
    assert outcome.steps == 20
