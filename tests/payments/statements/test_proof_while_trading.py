"""Trade does not stop for the proof: what moves while it reads is no difference."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import InternalError, connection

from backend.kernel.snapshot import one_state
from payments.escrow.models import Escrow
from payments.statements import proof
from payments.statements.checks import money_check_nightly
from payments.statements.proof import money_proof
from tests.factories.escrows import an_escrow


def elsewhere(act: Callable[[], object]) -> None:
    """Done and committed by another process."""

    def alone() -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        other.submit(alone).result()


def test_an_escrow_that_is_paid_while_a_night_is_proved(
    committed_db: str, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_escrow()
    booked = proof.total_by_code
    traded: list[bool] = []

    def trade_first(currency: str) -> dict[str, int]:
        """Between the escrows and the account they are compared with."""
        if not traded:
            elsewhere(an_escrow)
            traded.append(True)
        return booked(currency)

    monkeypatch.setattr(proof, "total_by_code", trade_first)
    with at(datetime(2026, 3, 3, 18, 30, tzinfo=UTC)):
        check = money_check_nightly()
    assert traded
    assert check is not None
    assert (check.sound, check.report["faults"]) == (True, [])
    one, both = (found["CNY"]["held"] for found in (check.report["escrow"], money_proof().escrow))
    assert both == 2 * one


def test_one_state_is_read_and_not_written(committed_db: str) -> None:
    with one_state():
        assert Escrow.objects.count() == 0
        elsewhere(an_escrow)
        assert Escrow.objects.count() == 0
        with pytest.raises(InternalError, match="read-only"):
            Escrow.objects.update(flag="X")
    assert Escrow.objects.count() == 1
