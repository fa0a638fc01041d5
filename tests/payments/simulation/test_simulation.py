"""Random days in the town of the simulation hold; a planted fault is found and made small."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from payments.ledger.models import Journal
from payments.ledger.services import journal_post
from payments.simulation.commands import COMMANDS
from payments.simulation.run import Outcome, run
from payments.simulation.script import Step, load, save, script, weights
from payments.simulation.shrink import shrink
from tests.plugin import servers
from tests.plugin.database import _point, _worker

STEPS = int(os.environ.get("SHIJI_SIMULATION_STEPS", "400"))
Fresh = Callable[[int, Sequence[Step]], Outcome]


@contextmanager
def _copy() -> Iterator[None]:
    from django.db import connection

    name, usual = f"shiji_own_{_worker()}_town", connection.settings_dict["NAME"]
    servers.create(name, template=servers.TEMPLATE)
    _point(name)
    try:
        yield
    finally:
        _point(usual)
        servers.drop(name)


@pytest.fixture
def fresh(django_db_setup: None, django_db_blocker: Any) -> Iterator[Fresh]:
    """Runs a script in a database of its own."""

    def go(seed: int, steps: Sequence[Step]) -> Outcome:
        with _copy():
            return run(seed, steps)

    with django_db_blocker.unblock():
        yield go


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_seed_holds(fresh: Fresh, seed: int):
    outcome = fresh(seed, list(script(seed, STEPS)))
    assert outcome.broken == ""
    assert outcome.steps == STEPS
    assert outcome.journals > STEPS / 20  # it did something
    assert any(name.startswith("crashed ") for name in outcome.ends)
    assert outcome.ends.total() == STEPS
    assert outcome.replayed > 0


def test_every_command_has_a_weight_and_the_other_way_round():
    assert set(weights()) == set(COMMANDS)


def test_a_seed_is_always_the_same_script():
    assert list(script(5, 300)) == list(script(5, 300))
    assert list(script(5, 300)) != list(script(6, 300))


def _twice(**given: Any) -> Journal:
    """The planted fault: money that comes in is booked under two keys."""
    if given["kind"] == "J-FUND":
        journal_post(**{**given, "key": f"{given['key']}:again"})
    return journal_post(**given)


def test_a_double_booking_is_found_and_made_small(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("payments.escrow.services.hold.journal_post", _twice)
    found = fresh(11, list(script(11, STEPS)))
    assert "held" in found.broken
    assert len(found.script) == found.steps < STEPS

    small = shrink(found.script, lambda some: "held" in fresh(11, some).broken, tries=24)
    assert len(small) <= 3
    save(tmp_path / "small.json", 11, small, found.broken)
    seed, again = load(tmp_path / "small.json")
    assert "held" in fresh(seed, again).broken
    monkeypatch.undo()
    assert fresh(seed, again).broken == ""


def test_shrinking_keeps_only_what_matters():
    steps = list(script(1, 200))
    needed = {steps[17], steps[140]}
    small = shrink(steps, lambda some: needed <= set(some))
    assert set(small) == needed
    assert small == sorted(small, key=lambda step: step.number)


@pytest.mark.parametrize("text", ["", "{}", '{"seed": 1, "steps": [[1]]}', "[1, 2]"])
def test_a_file_that_holds_no_script(tmp_path: Path, text: str):
    (tmp_path / "bad.json").write_text(text)
    with pytest.raises(ValueError, match="no script"):
        load(tmp_path / "bad.json")
