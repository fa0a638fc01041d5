"""An act runs again only where its mutation says that it commits once."""

from __future__ import annotations

from typing import Any, Self

import psycopg
import pytest
from django.db import OperationalError

from backend.api.mutations import PUBLIC, DomainMutation
from backend.kernel import patience
from backend.kernel.actor import ANONYMOUS
from backend.kernel.errors import Busy

TURNS: list[str] = []


class Careless(DomainMutation):
    """Says nothing about its transactions."""

    permission = PUBLIC

    @classmethod
    def perform(cls, actor: Any, info: Any, *_: Any, **arguments: Any) -> Self:
        TURNS.append(cls.__name__)
        if len(TURNS) < 3:
            deadlock = psycopg.errors.DeadlockDetected("as under load")
            raise OperationalError(str(deadlock)) from deadlock
        return cls()


class Whole(Careless):
    """Commits once or not at all."""

    permission = PUBLIC
    one_transaction = True


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    TURNS.clear()
    monkeypatch.setattr(patience, "PAUSE_SECONDS", 0.001)


def test_silence_means_once():
    with pytest.raises(Busy):
        Careless._perform(ANONYMOUS, None, {})
    assert TURNS == ["Careless"]


def test_an_act_of_one_transaction_runs_again():
    assert isinstance(Whole._perform(ANONYMOUS, None, {}), Whole)
    assert TURNS == ["Whole"] * 3
