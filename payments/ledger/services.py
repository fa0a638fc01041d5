"""The only way into the ledger."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from backend.kernel import clock
from payments.ledger.errors import KeyReused, LedgerRefusal, Safeguarding
from payments.ledger.models import Account, Journal, Posting
from payments.ledger.rules import CHART, DEBIT, Line, safeguarding_effect, without_zeros
from payments.ledger.selectors import cover

_CODE = re.compile(r"LEDGER_[A-Z_]+")


def _hash(kind: str, lines: Sequence[Line]) -> str:
    plain = [kind, [[line.code, line.owner, line.amount, line.currency] for line in lines]]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def _accounts(lines: Sequence[Line]) -> dict[tuple[str, str, str], Account]:
    """The accounts of the lines, opened where nobody used them yet."""
    wanted = {(line.code, line.owner, line.currency) for line in lines}
    rows = Account.objects.filter(
        code__in={key[0] for key in wanted}, owner__in={key[1] for key in wanted}
    )
    known = {(row.code, row.owner, row.currency): row for row in rows}
    missing = [key for key in sorted(wanted) if key not in known]
    if missing:
        Account.objects.bulk_create(
            [
                Account(
                    code=code, owner=owner, currency=currency, normal=CHART[code].normal,
                    floor=0 if CHART[code].floored else None,
                )
                for code, owner, currency in missing
            ],
            ignore_conflicts=True,
        )  # fmt: skip
        return _accounts(lines)
    return {key: known[key] for key in wanted}


def _lock(accounts: Sequence[Account]) -> None:
    """Ascending ids, so two journals never wait for each other in a ring."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_lock(%s)", [sorted(row.pk for row in accounts)])


def _guard(lines: Sequence[Line]) -> None:
    """D27: a journal that lowers cover takes the currency's lock and must leave cover whole."""
    for currency in sorted({line.currency for line in lines}):
        effect = safeguarding_effect(lines, currency)
        if effect >= 0:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [f"cover:{currency}"]
            )
        if cover(currency) + effect < 0:
            raise Safeguarding


@transaction.atomic
def journal_post(
    *,
    key: str,
    kind: str,
    lines: Sequence[Line],
    subject: str = "",
    effective_at: datetime | None = None,
    reverses: Journal | None = None,
    outside_event: bool = False,
) -> Journal:
    """Write one balanced journal, once per key.

    ``outside_event``: something that has happened already (provider fee, clawback) and may leave
    client money short. Raises LedgerRefusal (L1-L10), Safeguarding, KeyReused.
    """
    moving = without_zeros(lines)
    digest = _hash(kind, moving)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [key])
    held = Journal.objects.filter(key=key).first()
    if held is not None:
        if held.request_hash != digest:
            raise KeyReused
        return held
    if not outside_event:
        _guard(moving)
    accounts = _accounts(moving)
    _lock(list(accounts.values()))
    now = clock.now()
    try:
        with transaction.atomic():
            journal = Journal.objects.create(
                key=key, request_hash=digest, kind=kind, n_lines=len(moving), subject=subject,
                effective_at=effective_at or now, posted_at=now, reverses=reverses,
            )  # fmt: skip
            for number, line in enumerate(moving, start=1):
                Posting.objects.create(
                    journal=journal,
                    line_no=number,
                    account=accounts[(line.code, line.owner, line.currency)],
                    amount=line.amount,
                    currency=line.currency,
                )
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ledger_journal_balanced IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ledger_journal_balanced DEFERRED")
    except DatabaseError as error:
        found = _CODE.search(str(error))
        if found is None:
            raise
        raise LedgerRefusal(found.group(0)) from error
    return journal


@transaction.atomic
def journal_reverse(journal: Journal, *, key: str, outside_event: bool = False) -> Journal:
    """The same lines the other way round; a journal can be reversed once."""
    lines = [
        Line(p.account.code, p.account.owner, -p.amount, p.currency)
        for p in journal.postings.select_related("account").order_by("line_no")
    ]
    return journal_post(
        key=key, kind=f"{journal.kind}-REV"[:24], lines=lines, subject=journal.subject,
        reverses=journal, outside_event=outside_event,
    )  # fmt: skip


def normal_sign(code: str) -> int:
    """1 where debits raise the balance, -1 where credits do."""
    return 1 if CHART[code].normal == DEBIT else -1
