"""A backup is only worth what its restore proves."""

from __future__ import annotations

import psycopg
import pytest

from backend.config.backup import BackupFailed, backup_make, backup_restore
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post
from tests.plugin import servers


def test_a_restored_database_has_the_same_books(committed_db, tmp_path):
    journal_post(key="k", kind="X", lines=[dr("1020", "bank", 700), cr("3010", "own", 700)])
    made = backup_make(tmp_path)
    target = f"{committed_db}_restored"
    servers.create_empty(target)
    try:
        backup_restore(made.path, database=target)
        with psycopg.connect(servers.named("owner", target)) as restored:
            rows = restored.execute(
                "SELECT sum(amount), count(*) FROM payments_ledger_posting"
            ).fetchone()
            guarded = restored.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgname = 'ledger_posting_kept'"
            ).fetchone()
        with pytest.raises(BackupFailed, match="not empty"):
            backup_restore(made.path, database=target)
    finally:
        servers.drop(target)
    assert rows == (0, 2)
    assert guarded == (1,)


def test_a_changed_file_is_refused(committed_db, tmp_path):
    made = backup_make(tmp_path)
    made.path.write_bytes(made.path.read_bytes() + b"x")

    with pytest.raises(BackupFailed, match="SHA-256"):
        backup_restore(made.path, database="anything")
