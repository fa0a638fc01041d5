"""A break's steps: found, moved, closed; each with its line of history and its event."""

from __future__ import annotations

from datetime import date

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from payments.reconciliation.events import BreakMoved
from payments.reconciliation.models import Break, BreakEntry, OutsideAccount

WATCH = Actor.system("reconciliation")


def break_step(row: Break, act: str, *, actor: Actor = WATCH, text: str = "") -> None:
    """Write the history and tell; the caller has saved the row."""
    BreakEntry.objects.create(
        of=row, act=act, actor=actor.label, user=actor.user_id, text=text[:300], at=clock.now()
    )
    publish(
        BreakMoved(
            break_id=row.pk,
            type=row.type,
            state=row.state,
            account=str(row.account),
            day=row.day.isoformat(),
            difference_minor=row.difference_minor,
            currency=row.account.currency,
            journal_key=row.resolution_key,
        ),
        actor=actor,
    )


def break_open(
    account: OutsideAccount,
    *,
    type_: str,
    day: date,
    anchor: str,
    ledger: int = 0,
    outside: int = 0,
    subject: str = "",
) -> Break:
    """A new break; one that stands under this anchor already is found again, never made twice."""
    row, made = Break.objects.get_or_create(
        account=account,
        anchor=anchor,
        defaults={
            "type": type_,
            "day": day,
            "ledger_minor": ledger,
            "outside_minor": outside,
            "difference_minor": ledger - outside,
            "subject": subject[:80],
            "found_at": clock.now(),
        },
    )
    if made:
        break_step(row, "found")
    elif row.state == "AUTO_CLOSED":
        row.state, row.closed_at = "OPEN", None
        row.save(update_fields=["state", "closed_at", "updated_at"])
        break_step(row, "found")
    return row


def break_auto_close(row: Break, *, text: str, type_: str = "") -> None:
    """The other side came: closed without a person, an open proposal falls."""
    row.type = type_ or row.type
    row.state, row.closed_at = "AUTO_CLOSED", clock.now()
    row.save(update_fields=["type", "state", "closed_at", "updated_at"])
    break_step(row, "met", text=text)
