"""The only way into the ledger."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import DomainError
from backend.kernel.money import Money
from backend.kernel.statements import run
from payments.ledger.errors import KeyReused, LedgerRefusal, Safeguarding
from payments.ledger.events import ShortfallArose
from payments.ledger.models import Journal
from payments.ledger.rules import CHART, DEBIT, Line, cr, dr, journal_fault, without_zeros

_CODE = re.compile(r"LEDGER_[A-Z_]+")


def _hash(kind: str, lines: Sequence[Line]) -> str:
    plain = [kind, [[line.code, line.owner, line.amount, line.currency] for line in lines]]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


POST = (
    "SELECT journal, shortfall FROM ledger_post(%s, %s, %s, %s, %s, %s, %s, %s, %s::text[], "
    "%s::text[], %s::text[], %s::bigint[], %s, %s)"
)


def _refusal(error: DatabaseError) -> DomainError | None:
    text = str(error)
    if "SAFEGUARDING" in text:
        return Safeguarding()
    found = _CODE.search(text)
    if found is None:
        return None
    return KeyReused() if found.group(0) == KeyReused.code else LedgerRefusal(found.group(0))


@act
def journal_post(
    *,
    key: str,
    kind: str,
    lines: Sequence[Line],
    subject: str = "",
    effective_at: datetime | None = None,
    reverses: Journal | None = None,
    outside_event: bool = False,
    reference: str = "",
) -> Journal:
    """Write one balanced journal, once per key.

    ``reference``: how the keeper of the money (provider or bank) names the movement that this
    journal answers to; reconciliation lays the two side by side.
    ``outside_event``: something that has happened already (provider fee, clawback) and may leave
    client money short. Raises LedgerRefusal (L1-L10), Safeguarding, KeyReused.
    """
    moving = without_zeros(lines)
    if fault := journal_fault(moving):
        raise LedgerRefusal(fault)
    now = clock.now()
    journal = Journal(
        key=key, request_hash=_hash(kind, moving), kind=kind, n_lines=len(moving), subject=subject,
        effective_at=effective_at or now, posted_at=now, reverses=reverses, reference=reference,
    )  # fmt: skip
    arguments: list[Any] = [
        journal.pk, key, journal.request_hash, kind, subject, journal.effective_at, now,
        reverses.pk if reverses else None,
        [line.code for line in moving], [line.owner for line in moving],
        [line.currency for line in moving], [line.amount for line in moving], outside_event, reference,
    ]  # fmt: skip
    try:
        held, shortfall = run(POST, arguments)[0][0]  # a refusal takes the whole act back
    except DatabaseError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    if held != journal.pk:
        return Journal.objects.get(pk=held)
    journal._state.adding = False
    if shortfall:
        publish(
            ShortfallArose(currency=moving[0].currency, shortfall_minor=shortfall, journal_key=key),
            actor=Actor.system("ledger"),
        )
    return journal


@act
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


SAFE_BANK = "safeguarding"
OPERATING_BANK = "operating"


def capital_pay_in(*, amount: Money, key: str, code: str = "1020") -> Journal:
    """Own capital: the float in the safeguarding bank (1020) or means in the operating bank (1030)."""
    owner = SAFE_BANK if code == "1020" else OPERATING_BANK
    lines = [
        dr(code, owner, amount.minor, amount.currency),
        cr("3010", "", amount.minor, amount.currency),
    ]
    return journal_post(key=key, kind="J-CAPITAL", lines=lines)


def earnings_sweep(*, amount: Money, key: str) -> Journal:
    """Move earned money out of the safeguarding bank. Raises Safeguarding when it is not ours."""
    lines = [
        dr("1030", OPERATING_BANK, amount.minor, amount.currency),
        cr("1020", SAFE_BANK, amount.minor, amount.currency),
    ]
    return journal_post(key=key, kind="J-SWEEP", lines=lines)


def cover_top_up(*, amount: Money, key: str) -> Journal:
    """Own money covers a shortfall the same day."""
    lines = [
        dr("1020", SAFE_BANK, amount.minor, amount.currency),
        cr("1030", OPERATING_BANK, amount.minor, amount.currency),
    ]
    return journal_post(key=key, kind="J-TOPUP", lines=lines)


FLOAT_MINOR = 100_000_000


def float_ensure(currencies: Sequence[str]) -> None:
    """The embedded house starts with own money in the safeguarding bank, once per currency."""
    for currency in currencies:
        capital_pay_in(amount=Money(FLOAT_MINOR, currency), key=f"float:{currency}")
