"""The rows about guaranteed trade run and are right; how fast they are is the bench's to say."""

from __future__ import annotations

import pytest

from backend.demo.bench.escrows import against_raw, batch, hot
from payments.ledger.selectors import prove
from payments.statements.proof import money_proof
from tests.factories.escrows import a_merchant
from tests.plugin import servers


def test_the_rows_do_what_they_say(committed_db: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", servers.named("app", committed_db))
    a_merchant()
    (raw,) = against_raw(3)
    assert "raw" in raw.absolute
    (exact,) = hot(2)
    assert exact.holds
    (together,) = batch(quick=True, many=20)
    assert together.figure.endswith(" x")
    assert prove().faults == []
    assert money_proof().faults == []
