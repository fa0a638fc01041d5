"""The only way into the ledger."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import DatabaseError

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import (
    DomainError,
    IdempotencyMismatch,
    Invalid,
    NotFound,
    SodConflict,
)
from backend.kernel.ids import public_id, uuid7
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.kernel.statements import run
from payments.ledger.errors import (
    AccountClosed,
    KeyReused,
    LedgerRefusal,
    ManualState,
    Safeguarding,
)
from payments.ledger.events import ManualJournalMoved, OwnMoneyMoved, ShortfallArose
from payments.ledger.models import ForeignRate, Journal, ManualJournal
from payments.ledger.rules import (
    BY_HAND,
    CHART,
    DEBIT,
    SAFEGUARDING_OWNER,
    Line,
    cr,
    dr,
    journal_fault,
    transfer_id,
    without_zeros,
)
from payments.ledger.selectors import MANUAL_CHECK, MANUAL_MAKE, cover

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
        _shortfall(moving, key, kind)
    return journal


POST_ALL = (
    "SELECT ledger_post_all(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::int[], "
    "%s, %s, %s, %s::uuid[], %s::int[], %s::text[], %s::text[], %s::text[], %s::bigint[])"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A journal to be posted with others of its kind."""

    key: str
    lines: Sequence[Line]
    subject: str = ""
    reference: str = ""


@act
def journals_post(kind: str, drafts: Sequence[Draft]) -> int:
    """Many journals of one kind in one statement, each once per key; returns how many were new.

    All their accounts are locked before the first posting, in their order. Raises as
    ``journal_post``, for all; the cover is looked at once, after them.
    """
    if not drafts:
        return 0
    now = clock.now()
    moving = [without_zeros(draft.lines) for draft in drafts]
    for lines in moving:
        if fault := journal_fault(lines):
            raise LedgerRefusal(fault)
    ids = [uuid7() for _ in drafts]
    each = [
        (key, number, line)
        for key, lines in zip(ids, moving, strict=True)
        for number, line in enumerate(lines, start=1)
    ]
    arguments: list[Any] = [
        ids, [draft.key for draft in drafts], [_hash(kind, lines) for lines in moving],
        [draft.subject for draft in drafts], [draft.reference for draft in drafts],
        [len(lines) for lines in moving], kind, now, now,
        [key for key, _, _ in each], [number for _, number, _ in each],
        [line.code for _, _, line in each], [line.owner for _, _, line in each],
        [line.currency for _, _, line in each], [line.amount for _, _, line in each],
    ]  # fmt: skip
    try:
        posted: int = run(POST_ALL, arguments)[0][0][0]
    except DatabaseError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    return posted


def _shortfall(moving: Sequence[Line], key: str, kind: str) -> None:
    for currency in sorted({line.currency for line in moving}):
        missing = -cover(currency)
        if missing > 0:
            publish(
                ShortfallArose(
                    currency=currency, shortfall_minor=missing, journal_key=key, journal_kind=kind
                ),
                actor=Actor.system("ledger"),
            )


@act
def journal_reverse(
    journal: Journal, *, key: str, outside_event: bool = False, reference: str = ""
) -> Journal:
    """The same lines the other way round; a journal can be reversed once.

    ``reference``: that of the journal, where what it told of never happened outside.
    """
    lines = [
        Line(p.account.code, p.account.owner, -p.amount, p.currency)
        for p in journal.postings.select_related("account").order_by("line_no")
    ]
    return journal_post(
        key=key, kind=f"{journal.kind}-REV"[:24], lines=lines, subject=journal.subject,
        reverses=journal, outside_event=outside_event, reference=reference,
    )  # fmt: skip


LOCK = """
SELECT ledger_lock((SELECT array_agg(a.id) FROM payments_ledger_account a
    JOIN unnest(%s::text[], %s::text[], %s::text[]) AS n(code, owner, currency)
    ON a.code = n.code AND a.owner = n.owner AND a.currency = n.currency))
"""
BALANCES = """
SELECT a.code, a.owner, a.currency, a.balance FROM payments_ledger_account a
    JOIN unnest(%s::text[], %s::text[], %s::text[]) AS n(code, owner, currency)
    ON a.code = n.code AND a.owner = n.owner AND a.currency = n.currency
"""


@act
def accounts_locked(accounts: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str, str], int]:
    """Balances of accounts given as (code, owner, currency) that stay so until the commit.

    For decisions by what is there (who has how much to give). Name every account the journals of
    the act will touch, so that all locks are taken at once in their order; one nobody used is 0.
    """
    codes, owners, currencies = (list(names) for names in zip(*accounts, strict=True))
    run(LOCK, [codes, owners, currencies])
    found = run(BALANCES, [codes, owners, currencies])[0]  # as it is after the wait for the locks
    held = {(code, owner, currency): minor for code, owner, currency, minor in found}
    return {account: held.get(account, 0) for account in accounts}


def balances_locked(accounts: Sequence[tuple[str, str]], currency: str) -> dict[str, int]:
    """The same for accounts of one currency, one owner for each code: balances by code."""
    held = accounts_locked([(code, owner, currency) for code, owner in accounts])
    return {code: minor for (code, _, _), minor in held.items()}


def rate_record(*, pair: str, rate: Decimal, haircut_bp: int) -> None:
    """The rate at which foreign money counts from now on; the same again writes nothing."""
    last = ForeignRate.objects.filter(pair=pair).order_by("-id").first()
    if last is None or last.rate != rate or last.haircut_bp != haircut_bp:
        ForeignRate.objects.create(pair=pair, rate=rate, haircut_bp=haircut_bp, at=clock.now())


def normal_sign(code: str) -> int:
    """1 where debits raise the balance, -1 where credits do."""
    return 1 if CHART[code].normal == DEBIT else -1


SAFE_BANK = SAFEGUARDING_OWNER
OPERATING_BANK = "operating"


def capital_pay_in(*, amount: Money, key: str, code: str = "1020", reference: str = "") -> Journal:
    """Own capital: the float in the safeguarding bank (1020) or means in the operating bank (1030).

    ``reference``: the bank's entry; without it the key is what the owner's payment is called there.
    """
    owner = SAFE_BANK if code == "1020" else OPERATING_BANK
    lines = [
        dr(code, owner, amount.minor, amount.currency),
        cr("3010", "", amount.minor, amount.currency),
    ]
    return journal_post(key=key, kind="J-CAPITAL", lines=lines, reference=(reference or key)[:80])


@act
def bank_money_move(
    *,
    key: str,
    kind: str,
    amount: Money,
    source: str,
    target: str,
    provider: str = "",
    subject: str = "",
    reference: str = "",
) -> Journal:
    """Money leaves one of our bank accounts for another one, or for ``provider``; the bank is told.

    ``source`` and ``target`` are 1020, 1030 or (target only) 1010. ``reference``: the name the
    provider knows a transfer to it by; between our own accounts it is the transfer's.
    Raises Safeguarding, LedgerRefusal, KeyReused.
    """
    owners = {"1010": provider, "1020": SAFE_BANK, "1030": OPERATING_BANK}
    named = transfer_id(key)
    journal = journal_post(
        key=key,
        kind=kind,
        subject=subject,
        lines=[
            dr(target, owners[target], amount.minor, amount.currency),
            cr(source, owners[source], amount.minor, amount.currency),
        ],
        reference=reference or named,
    )
    publish(
        OwnMoneyMoved(
            transfer_id=named, journal_key=key, amount_minor=amount.minor, currency=amount.currency,
            source=source, target=target, provider=provider, text=reference or kind,
        ),
        actor=Actor.system("ledger"),
    )  # fmt: skip
    return journal


def earnings_sweep(*, amount: Money, key: str) -> Journal:
    """Move earned money out of the safeguarding bank. Raises Safeguarding when it is not ours."""
    return bank_money_move(key=key, kind="J-SWEEP", amount=amount, source="1020", target="1030")


def cover_top_up(*, amount: Money, key: str) -> Journal:
    """Own money covers a shortfall the same day."""
    return bank_money_move(key=key, kind="J-TOPUP", amount=amount, source="1030", target="1020")


@act
def manual_draft(
    *, actor: Actor, lines: Sequence[Line], reason: str, client_key: str
) -> ManualJournal:
    """Write a journal by hand, for another person to post; the same key once.

    Raises Forbidden, Invalid, AccountClosed, LedgerRefusal, IdempotencyMismatch.
    """
    actor.require(MANUAL_MAKE)
    if not reason.strip():
        raise Invalid("请填写记账理由。", field="reason")
    moving = without_zeros(lines)
    for line in moving:
        if line.code not in BY_HAND:
            raise AccountClosed(account=line.code, open="、".join(sorted(BY_HAND)))
    if len({line.currency for line in moving}) > 1:
        raise Invalid("一笔手工分录只能用一种货币。", field="lines")
    if fault := journal_fault(moving):
        raise LedgerRefusal(fault)
    plain = [[line.code, line.owner, line.amount, line.currency] for line in moving]
    assert actor.person_id is not None, "journals by hand are written by persons"
    draft, made = ManualJournal.objects.get_or_create(
        client_key=client_key,
        defaults={
            "currency": moving[0].currency, "lines": plain, "reason": reason.strip()[:300],
            "made_by": actor.person_id, "made_at": clock.now(),
        },
    )  # fmt: skip
    if not made and (draft.lines != plain or draft.made_by != actor.person_id):
        raise IdempotencyMismatch
    if made:
        _manual_tell(draft, actor=actor)
    return draft


def _manual_tell(draft: ManualJournal, *, actor: Actor) -> None:
    publish(
        ManualJournalMoved(
            manual_id=draft.pk, state=draft.state, currency=draft.currency, reason=draft.reason,
            amount_minor=sum(amount for _, _, amount, _ in draft.lines if amount > 0),
        ),
        actor=actor,
    )  # fmt: skip


@act
def manual_check(
    *, actor: Actor, draft_id: uuid.UUID, post: bool, answer: str = ""
) -> ManualJournal:
    """Another person posts the journal, or sends it back with a word why.

    Raises Forbidden, NotFound, ManualState, SodConflict, Invalid, LedgerRefusal, Safeguarding.
    """
    actor.require(MANUAL_CHECK)
    draft = lock_one(ManualJournal.objects.filter(pk=draft_id))
    if draft is None:
        raise NotFound(field="id")
    if draft.state != "DRAFT":
        raise ManualState
    if draft.made_by == actor.person_id:
        raise SodConflict
    if not post and not answer.strip():
        raise Invalid("退回时请写明原因。", field="answer")
    if post:
        name = public_id("mjn", draft.pk)
        journal_post(
            key=f"{name}:posted", kind="J-MANUAL", subject=name,
            lines=[Line(*line) for line in draft.lines],
        )  # fmt: skip
    draft.state, draft.answer = "POSTED" if post else "REFUSED", answer.strip()[:300]
    draft.checked_by, draft.checked_at = actor.person_id, clock.now()
    draft.save(update_fields=["state", "answer", "checked_by", "checked_at", "updated_at"])
    _manual_tell(draft, actor=actor)
    return draft
