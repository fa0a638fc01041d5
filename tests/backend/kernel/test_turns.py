"""Advisory locks by their register: one number each, held until the transaction ends."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from backend.kernel.turns import Turn, turn_try, turn_wait

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]


def test_what_another_transaction_holds_is_not_had_and_other_names_are() -> None:
    with psycopg.connect(**connection.get_connection_params()) as other:
        claim = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
        other.execute(claim, ["a", Turn.WALLET.value])
        with transaction.atomic():
            assert not turn_try(Turn.WALLET, "a")
            assert turn_try(Turn.WALLET, "b")
            assert turn_try(Turn.STATEMENT, "a")
        other.rollback()
        with transaction.atomic():
            turn_wait(Turn.WALLET, "a")
            assert turn_try(Turn.WALLET, "a")  # one's own


def test_no_code_takes_an_advisory_lock_past_the_register() -> None:
    """The ledger's own SQL takes the turn COVER, by its number."""
    found = {
        str(path.relative_to(ROOT))
        for folder in ("backend", "payments", "procurement", "markets")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"pg_(try_)?advisory", path.read_text(encoding="utf-8"))
    }
    own = {path for path in found if path.startswith("payments/ledger/migrations/")}
    assert found - own == {"backend/kernel/turns.py"}
    for path in own:
        seeds = re.findall(r"'cover:' \|\| lowered\.currency, (\d+)\)", (ROOT / path).read_text())
        assert set(seeds) == {str(Turn.COVER.value)}
