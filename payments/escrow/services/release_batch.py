"""Many releases in few statements: the same rows, journals, keys and events as one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from backend.events.services import publish_all
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_copy
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import DomainError, NotFound
from backend.kernel.locking import lock_rows
from backend.kernel.statements import run
from payments.escrow.events import EscrowMoved
from payments.escrow.models import Escrow, EscrowEntry, MerchantHold, Release
from payments.escrow.rules import Part, release_lines, release_split
from payments.escrow.services.hold import escrow_ref, must, step_rows
from payments.escrow.services.release import (
    escrow_release,
    merchant_ref,
    release_rows,
    release_state,
    release_take,
)
from payments.ledger.selectors import journals_known
from payments.ledger.services import Draft, journals_post

CHUNK = 1000
_MOVE = """
UPDATE payments_escrow_escrow AS old SET released_minor = new.released, state = new.state,
    commission_minor = new.commission, released_by_bp = new.by_bp, version = new.version,
    updated_at = clock_timestamp()
FROM jsonb_to_recordset(%s::jsonb) AS new(id uuid, released bigint, commission bigint, by_bp jsonb,
    state text, version integer) WHERE old.id = new.id
"""


@dataclass(frozen=True, slots=True)
class BatchRelease:
    """One release of a batch, as ``escrow_release`` takes it."""

    settlement_subject: str
    parts: Sequence[Part]
    key: str
    freight_minor: int = 0


@dataclass(slots=True)
class BatchOutcome:
    """How many were released now, how many had been before, and why others were not."""

    released: int = 0
    known: int = 0
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Written:
    """What one chunk writes."""

    escrows: list[Escrow] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    holds: list[MerchantHold] = field(default_factory=list)
    entries: list[EscrowEntry] = field(default_factory=list)
    events: list[EscrowMoved] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def escrow_release_batch(*, actor: Actor, releases: Sequence[BatchRelease]) -> BatchOutcome:
    """Rows 6 and 7 for many escrows, a thousand to a transaction; each once per key.

    A refused one is left as it is and named by its subject with the code; the others go on.
    Escrows that keep money back, and second releases of one escrow, are done one by one.
    """
    outcome = BatchOutcome()
    for start in range(0, len(releases), CHUNK):
        with clock_frozen():  # one reading for a chunk, not four for each release of it
            rest = _chunk(actor, releases[start : start + CHUNK], outcome)
        for each in rest:
            _alone(actor, each, outcome)
    return outcome


@transaction.atomic
def _chunk(
    actor: Actor, chunk: Sequence[BatchRelease], outcome: BatchOutcome
) -> list[BatchRelease]:
    subjects = [each.settlement_subject for each in chunk]
    locked = lock_rows(Escrow.objects.filter(settlement_subject__in=subjects))
    escrows = {row.settlement_subject: row for row in locked}
    known = journals_known(each.key for each in chunk)
    written = _Written()
    rest, taken = [], set()
    for each in chunk:
        escrow = escrows.get(each.settlement_subject)
        if each.key in known:
            outcome.known += 1
        elif escrow is None:
            outcome.refused[each.settlement_subject] = NotFound.code
        elif escrow.schedule or each.settlement_subject in taken:
            rest.append(each)
        else:
            try:
                _decide(escrow, each, actor, written)
                taken.add(each.settlement_subject)
            except DomainError as refusal:
                outcome.refused[each.settlement_subject] = refusal.code
    _write(written, actor)
    outcome.released += len(written.escrows)
    return rest


def _decide(escrow: Escrow, each: BatchRelease, actor: Actor, written: _Written) -> None:
    """One release on the locked row; a refusal leaves the row object as it was."""
    must(escrow, "release")
    split = release_split(
        each.parts, freight_minor=each.freight_minor, released_by_bp=escrow.released_by_bp
    )
    release_take(escrow, split)
    release, hold = release_rows(
        escrow, split, each.parts, freight_minor=each.freight_minor, key=each.key
    )
    before, escrow.state = escrow.state, release_state(escrow)
    escrow.version += 1
    entry, moved = step_rows(
        escrow, command="release", before=before, amount_minor=split.total_minor, actor=actor,
        key=each.key,
    )  # fmt: skip
    lines = release_lines(
        escrow_ref(escrow), merchant_ref(escrow.merchant_id), escrow.site, split, escrow.currency
    )
    written.escrows.append(escrow)
    written.releases += [release] if release is not None else []
    written.holds += [hold] if hold is not None else []
    written.entries.append(entry)
    written.events.append(moved)
    written.drafts.append(Draft(each.key, lines, escrow.settlement_subject))


def _write(written: _Written, actor: Actor) -> None:
    rows = [
        {
            "id": str(row.pk), "released": row.released_minor, "commission": row.commission_minor,
            "by_bp": row.released_by_bp, "state": row.state, "version": row.version,
        }
        for row in written.escrows
    ]  # fmt: skip
    if not rows:
        return
    run(_MOVE, [json.dumps(rows)])
    rows_copy(written.releases)
    rows_copy(written.holds)
    journals_post("J-REL", written.drafts)
    rows_copy(written.entries)
    publish_all(written.events, actor=actor)


def _alone(actor: Actor, each: BatchRelease, outcome: BatchOutcome) -> None:
    try:
        escrow_release(
            actor=actor, settlement_subject=each.settlement_subject, parts=each.parts,
            freight_minor=each.freight_minor, key=each.key,
        )  # fmt: skip
        outcome.released += 1
    except DomainError as refusal:
        outcome.refused[each.settlement_subject] = refusal.code
