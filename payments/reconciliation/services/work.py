"""Persons at a break: take it, note, propose its end, and another one posts the journal."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, Required, SodConflict
from backend.kernel.ids import public_id, uuid7
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import local_day
from payments.escrow.services import merchant_ref
from payments.ledger.selectors import postings_of_journal
from payments.ledger.services import journal_post, journal_reverse
from payments.payouts.selectors import payee_of
from payments.reconciliation import rules, ways
from payments.reconciliation.errors import BreakClosed, ResolutionDiffers, WayNotOpen
from payments.reconciliation.models import LIVE, Break, LedgerItem, OutsideAccount
from payments.reconciliation.selectors import BREAK_APPROVE, BREAK_WORK, sheets_in_chain, ways_of
from payments.reconciliation.services.breaks import break_step
from payments.reconciliation.services.days import days_total

if TYPE_CHECKING:
    from payments.ledger.models import Journal

NOTE_MAX = 300


def _lock(break_id: uuid.UUID, *states: str) -> Break:
    """The break under its account's lock. Raises NotFound, BreakClosed."""
    account = Break.objects.filter(pk=break_id).values_list("account_id", flat=True).first()
    if account is None:
        raise NotFound(field="id")
    lock_one(OutsideAccount.objects.filter(pk=account))
    row = Break.objects.select_related("account").get(pk=break_id)
    if row.state not in states:
        raise BreakClosed
    return row


def _words(text: str) -> str:
    """A sentence a person must give. Raises Required."""
    clean = text.replace("\x00", "").strip()[:NOTE_MAX]
    if not clean:
        raise Required(field="note")
    return clean


def _either(actor: Actor) -> None:
    if not actor.may(BREAK_APPROVE):
        actor.require(BREAK_WORK)


@transaction.atomic
def break_assign(*, actor: Actor, break_id: uuid.UUID) -> Break:
    """The actor takes a break. Raises Forbidden, NotFound, BreakClosed."""
    _either(actor)
    row = _lock(break_id, *LIVE)
    row.owner_user = actor.user_id
    row.state = "IN_WORK" if row.state == "OPEN" else row.state
    row.save(update_fields=["owner_user", "state", "updated_at"])
    break_step(row, "assigned", actor=actor)
    return row


@transaction.atomic
def break_note(*, actor: Actor, break_id: uuid.UUID, note: str) -> Break:
    """A remark for the history. Raises Forbidden, NotFound, Required."""
    _either(actor)
    row = _lock(break_id, *LIVE, "RESOLVED", "AUTO_CLOSED")
    row.note = _words(note)
    row.save(update_fields=["note", "updated_at"])
    break_step(row, "noted", actor=actor, text=row.note)
    return row


@transaction.atomic
def break_propose(*, actor: Actor, break_id: uuid.UUID, way: str, note: str) -> Break:
    """Say how it shall end. Raises Forbidden, NotFound, BreakClosed, WayNotOpen, Required."""
    actor.require(BREAK_WORK)
    row = _lock(break_id, "OPEN", "IN_WORK")
    if way not in {one.code for one in ways_of(row)}:
        raise WayNotOpen
    _other_side(row, ways.WAYS[way])
    assert actor.person_id is not None, "breaks are worked on by persons"
    row.state, row.way, row.note = "PROPOSED", way, _words(note)
    row.proposed_by, row.owner_user = actor.person_id, row.owner_user or actor.user_id
    row.save()
    break_step(row, "proposed", actor=actor, text=f"{way}: {row.note}")
    return row


@transaction.atomic
def break_reject(*, actor: Actor, break_id: uuid.UUID, note: str) -> Break:
    """Send a proposal back. Raises Forbidden, NotFound, BreakClosed, Required."""
    actor.require(BREAK_APPROVE)
    row = _lock(break_id, "PROPOSED")
    row.state, row.way, row.proposed_by = "IN_WORK", "", None
    row.save(update_fields=["state", "way", "proposed_by", "updated_at"])
    break_step(row, "rejected", actor=actor, text=_words(note))
    return row


@transaction.atomic
def break_approve(*, actor: Actor, break_id: uuid.UUID) -> Break:
    """Another person posts the journal; both sides must be equal with it, or nothing is posted.

    Raises Forbidden, NotFound, BreakClosed, SodConflict, WayNotOpen, ResolutionDiffers,
    LedgerRefusal.
    """
    actor.require(BREAK_APPROVE)
    row = _lock(break_id, "PROPOSED")
    if actor.person_id is None or actor.person_id == row.proposed_by:
        raise SodConflict
    journal = _post(row, ways.WAYS[row.way])
    _meet(row, journal)
    row.state, row.approved_by, row.resolution_key = "RESOLVED", actor.person_id, journal.key
    row.closed_at = clock.now()
    row.save()
    break_step(row, "resolved", actor=actor, text=row.way)
    days_total(row.account, sheets_in_chain(row.account))
    return row


def _other_side(row: Break, way: ways.Way) -> str:
    """Whose account takes the difference. Raises WayNotOpen where nobody can be named."""
    if way.owner == ways.BREAK:
        return public_id("brk", row.pk)
    if way.owner == ways.KEEPER:
        return row.account.owner
    if way.owner != ways.PAYEE:
        return ""
    for key in row.lines.exclude(key="").values_list("key", flat=True):
        if merchant := payee_of(key):
            return merchant_ref(merchant)
    raise WayNotOpen("找不到该笔付款的商户。")


def _post(row: Break, way: ways.Way) -> Journal:
    key = f"{public_id('brk', row.pk)}:resolved"
    account = row.account
    if way.code == "REVERSE":
        item = row.items.select_related("posting__journal").get()
        return journal_reverse(
            item.posting.journal, key=key, outside_event=True, reference=item.reference
        )
    lines = ways.resolution_lines(
        way,
        code=account.code,
        owner=account.owner,
        currency=account.currency,
        difference=row.difference_minor,
        other=_other_side(row, way),
    )
    return journal_post(
        key=key,
        kind="J-RECON",
        lines=lines,
        subject=public_id("brk", row.pk),
        outside_event=True,
        reference=_reference(row, way),
    )


def _reference(row: Break, way: ways.Way) -> str:
    """The instruction's name where the journal stands for a payout, so that it counts as paid."""
    own = public_id("brk", row.pk)
    if way.owner != ways.PAYEE:
        return own
    return row.lines.exclude(key="").values_list("key", flat=True).first() or own


def _meet(row: Break, journal: Journal) -> None:
    """The journal's posting joins the break's members; together they are equal. Raises ResolutionDiffers."""
    account, day, key = row.account, local_day(journal.posted_at), uuid7()
    own = (account.code, account.owner, account.currency)
    for posting in postings_of_journal(journal.pk):
        there = posting.account
        if (there.code, there.owner, there.currency) != own:
            continue
        LedgerItem.objects.create(
            posting=posting,
            account=account,
            day=day,
            amount_minor=posting.amount,
            reference=journal.reference,
            kind=journal.kind,
            subject=journal.subject,
            found=row,
        )
    items, lines = row.items.filter(match__isnull=True), row.lines.filter(match__isnull=True)
    ours = items.aggregate(total=Sum("amount_minor"))["total"] or 0
    if ours != (lines.aggregate(total=Sum("amount_minor"))["total"] or 0):
        raise ResolutionDiffers
    met = {"match": key, "matched_on": day, "rule": rules.RESOLUTION}
    items.update(**met)
    lines.update(**met)
