"""Posting into a ledger that holds millions already, against an empty one, in turns.

Each journal opens the account of a new escrow, as in life; its seller is one of a thousand. The old
postings obey all rules of the ledger, so its proof holds over them too.
"""

from __future__ import annotations

import shutil
import time
import uuid

import psycopg
from django.conf import settings

from backend.demo.bench.copies import copied, working_in
from backend.demo.bench.journals import rate_of
from backend.demo.bench.table import Figure
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post

POSTINGS, POSTINGS_QUICK, TIMES = 10_000_000, 100_000, 1.2
BYTES_EACH = 1000  # with its share of journals, accounts and the log of writes
AT_ONCE = 250_000
SELLERS, PER_ESCROW, TURNS = 1000, 2, 3
EMPTY, FULL = "bench_empty", "bench_full"
LEDGER = ("journal", "posting", "account")

_ACCOUNTS = """
INSERT INTO payments_ledger_account (code, owner, currency, normal, floor, balance, version)
SELECT c.code, a.owner, 'CNY', c.normal, c.floor, a.minor * a.moves, a.moves FROM (
    SELECT '1010' AS code, 'growth' AS owner, 1000 AS minor, %(journals)s::bigint AS moves
    UNION ALL SELECT '4010', 'growth', 10, %(journals)s
    UNION ALL SELECT '2030', 'growth-' || n, 20, %(journals)s / %(sellers)s
        FROM generate_series(0, %(sellers)s - 1) AS n
    UNION ALL SELECT '2020', 'growth-' || n, 970, %(per)s
        FROM generate_series(0, %(journals)s / %(per)s - 1) AS n
) AS a JOIN payments_ledger_chart c USING (code)
"""
_POSTINGS = """
WITH old AS (
    INSERT INTO payments_ledger_journal (id, key, request_hash, kind, subject, n_lines,
        effective_at, posted_at, reference, transaction_id)
    SELECT uuidv7(make_interval(secs => (n - %(journals)s) / 10.0)), 'growth:' || n, '', 'J-BENCH',
        'growth-' || n / %(per)s, 4, now(), now(), '', n
    FROM generate_series(%(first)s::bigint, %(last)s) AS n RETURNING id, transaction_id AS n)
INSERT INTO payments_ledger_posting (journal_id, line_no, account_id, amount, currency,
    account_version, balance_after)
SELECT old.id, line.no, a.id, line.amount, 'CNY', line.moves, abs(line.amount) * line.moves
FROM old, LATERAL (VALUES
    (1, '1010', 'growth', 1000, n + 1), (4, '4010', 'growth', -10, n + 1),
    (2, '2020', 'growth-' || n / %(per)s, -970, n %% %(per)s + 1),
    (3, '2030', 'growth-' || n %% %(sellers)s, -20, n / %(sellers)s + 1)
) AS line(no, code, owner, amount, moves)
JOIN payments_ledger_account a ON a.code = line.code AND a.owner = line.owner AND a.currency = 'CNY'
ORDER BY old.n, line.no
"""


def measure(*, quick: bool, postings: int = 0) -> list[Figure]:
    """``postings``: how many stand in the full ledger, where not ten millions.

    Raises OSError where they do not fit on the disk.
    """
    wanted = postings or (POSTINGS_QUICK if quick else POSTINGS)
    free = shutil.disk_usage(settings.STATE_DIR).free
    if free < wanted * BYTES_EACH:
        raise OSError(
            f"{wanted} postings need {wanted * BYTES_EACH >> 20} MB, {free >> 20} are free"
        )
    with copied(FULL) as owner:
        begun = time.monotonic()
        held = preload(owner, wanted)
        note = f"loaded in {time.monotonic() - begun:.0f} s"
        with copied(EMPTY):  # making it also writes all pages to the disk
            return [cost(held, seconds=2.0 if quick else 8.0, note=note)]


def preload(owner: str, postings: int) -> int:
    """Write about so many old postings as the tables' owner, without triggers; how many it wrote."""
    journals = max(1, postings // (4 * SELLERS)) * SELLERS
    given = {"journals": journals, "sellers": SELLERS, "per": PER_ESCROW}
    with psycopg.connect(owner, autocommit=True) as hand:
        hand.execute("SET work_mem = '256MB'")
        keys = _keys(hand)
        for table in LEDGER:
            hand.execute(f"ALTER TABLE payments_ledger_{table} DISABLE TRIGGER USER".encode())
        for name, _ in keys:
            hand.execute(f'ALTER TABLE payments_ledger_posting DROP CONSTRAINT "{name}"'.encode())
        hand.execute(_ACCOUNTS, given)
        hand.execute("ANALYZE payments_ledger_account")
        for first in range(0, journals, AT_ONCE):
            last = min(first + AT_ONCE, journals) - 1
            hand.execute(_POSTINGS, given | {"first": first, "last": last})
        for name, rule in keys:
            text = f'ALTER TABLE payments_ledger_posting ADD CONSTRAINT "{name}" {rule} NOT VALID'
            hand.execute(text.encode())
        for table in LEDGER:
            hand.execute(f"ALTER TABLE payments_ledger_{table} ENABLE TRIGGER USER".encode())
            hand.execute(f"VACUUM ANALYZE payments_ledger_{table}".encode())
    return 4 * journals


def _keys(hand: psycopg.Connection[tuple[str, str]]) -> list[tuple[str, str]]:
    """What ties postings to journals and accounts: looked up twice for each of ten millions."""
    return hand.execute(
        "SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = 'payments_ledger_posting'::regclass AND contype = 'f'"
    ).fetchall()


def cost(postings: int, *, seconds: float, note: str) -> Figure:
    """What a journal costs in each of the two, measured in short turns."""
    done = dict.fromkeys((EMPTY, FULL), 0.0)
    for name in done:
        with working_in(name):
            for number in range(SELLERS):  # their accounts stand in both
                _post(0, number)
    for _ in range(TURNS):
        for name in done:
            with working_in(name):
                done[name] += rate_of(_post, seconds / TURNS) / TURNS
    times = done[EMPTY] / done[FULL]
    absolute = f"{done[FULL]:.0f}/s, empty {done[EMPTY]:.0f}/s, {note}"
    return Figure(
        f"a journal with {postings:,} postings in the ledger", f"<= {TIMES} x an empty one",
        f"{times:.2f} x", absolute, times <= TIMES,
    )  # fmt: skip


def _post(_hand: int, turn: int) -> None:
    """Money comes in for a new escrow and is split."""
    seller = f"growth-{turn * 7919 % SELLERS}"
    lines = [
        dr("1010", "growth", 1000), cr("2020", f"new-{uuid.uuid4().hex}", 970),
        cr("2030", seller, 20), cr("4010", "growth", 10),
    ]  # fmt: skip
    journal_post(key=uuid.uuid4().hex, kind="J-BENCH", lines=lines)
