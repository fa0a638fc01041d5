"""One step of an escrow: row lock, arrow, sums, journal, entry and event in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from payments.escrow.errors import EscrowFrozen, EscrowState
from payments.escrow.events import EscrowMoved
from payments.escrow.models import Escrow, EscrowEntry
from payments.escrow.rules import LABELS, may
from payments.ledger.rules import Line
from payments.ledger.services import journal_post

if TYPE_CHECKING:
    from payments.ledger.models import Journal

_MOVING = (
    "provider", "charge_id", "price_minor", "freight_minor", "funded_minor", "released_minor",
    "refunded_minor", "charged_back_minor", "retained_minor", "commission_minor", "released_by_bp",
    "state", "before_dispute", "version", "frozen", "freeze_reason", "freeze_person",
    "freeze_pending", "flag", "fund_by", "schedule", "window_ends_at",
)  # fmt: skip
MONEY_OUT = frozenset(
    {"release", "settle", "refund", "cancel", "refund_after", "default_buyer", "default_seller"}
)


def escrow_ref(escrow: Escrow) -> str:
    """The escrow's name in the ledger and the log."""
    return public_id("esc", escrow.pk)


ESCROW_LOCKED = Reading(
    lambda subject: for_lock(Escrow.objects.filter(settlement_subject=subject)), str
)


def escrow_lock(settlement_subject: str) -> Escrow:
    """The row under lock. Raises NotFound."""
    escrow = ESCROW_LOCKED.one(settlement_subject)
    if escrow is None:
        raise NotFound(field="settlementSubject")
    return escrow


def must(escrow: Escrow, command: str) -> None:
    """Raises EscrowState where no arrow starts, EscrowFrozen for money out of a frozen one."""
    if escrow.frozen and command in MONEY_OUT:
        raise EscrowFrozen
    if not may(command, escrow.state):
        raise EscrowState(state=LABELS[escrow.state])


def step(
    escrow: Escrow,
    *,
    command: str,
    to: str,
    actor: Actor,
    amount_minor: int = 0,
    kind: str = "",
    lines: Sequence[Line] = (),
    key: str = "",
    text: str = "",
    reference: str = "",
    outside_event: bool = False,
    reverses: Journal | None = None,
) -> None:
    """Write the step; the caller has changed the sums on the locked row.

    ``reference``: the movement outside that the journal answers to, by its keeper's name.
    ``outside_event``: it has happened already and may leave client money short of cover.
    """
    assert transaction.get_connection().in_atomic_block, "a step lives in a transaction"
    before, escrow.state = escrow.state, to
    escrow.version += 1
    if escrow._state.adding:
        row_insert(escrow)
    else:
        row_update(escrow, *_MOVING)
    if lines:
        journal_post(
            key=key, kind=kind, lines=lines, subject=escrow.settlement_subject,
            reference=reference, outside_event=outside_event, reverses=reverses,
        )  # fmt: skip
    entry, moved = step_rows(
        escrow, command=command, before=before, amount_minor=amount_minor, actor=actor,
        key=key if lines else "", text=text,
    )  # fmt: skip
    row_insert(entry)
    publish(moved, actor=actor)


def step_rows(
    escrow: Escrow,
    *,
    command: str,
    before: str,
    amount_minor: int,
    actor: Actor,
    key: str,
    text: str = "",
) -> tuple[EscrowEntry, EscrowMoved]:
    """The entry and the event of a step that the row has taken already."""
    entry = EscrowEntry(
        escrow=escrow,
        command=command,
        state_from=before,
        state_to=escrow.state,
        amount_minor=amount_minor,
        journal_key=key,
        actor=actor.label,
        text=text[:300],
        at=clock.now(),
    )
    return entry, (
        EscrowMoved(
            escrow_id=escrow.pk,
            settlement_subject=escrow.settlement_subject,
            merchant_id=escrow.merchant_id,
            buyer_id=escrow.buyer_id,
            command=command,
            state_from=before,
            state_to=escrow.state,
            amount_minor=amount_minor,
            currency=escrow.currency,
            journal_key=key,
            site=escrow.site,
        )
    )
