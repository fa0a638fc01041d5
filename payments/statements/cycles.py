"""A merchant's choice of how long its statements are."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor, Viewer
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.turns import Turn, turn_wait
from backend.rulebook.selectors import local_day
from payments.statements.models import Cycle, StatementCycle
from payments.statements.rules import change_from, period_of
from payments.statements.selectors import READ_OWN, cycles_of

MERCHANT_MANAGE = "merchant.manage"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cycle now and when the running period ends; what comes then, if it is another."""

    cycle: str
    until: date
    next_cycle: str
    next_from: date | None


def cycle_of(merchant_id: uuid.UUID) -> Chosen:
    """What holds for a merchant today and what it has chosen to come."""
    today = local_day(clock.now())
    rows = cycles_of([merchant_id]).get(merchant_id, [])
    period = period_of(today, rows)
    later = [row for row in rows if row[0] > today]
    return Chosen(
        cycle=period.cycle,
        until=period.after,
        next_cycle=later[0][1] if later else period.cycle,
        next_from=later[0][0] if later else None,
    )


def own_cycle(viewer: Viewer) -> Chosen | None:
    """The acting merchant's; None for those who may not see its statements."""
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return None
    return cycle_of(viewer.organization_id)


@transaction.atomic
def statement_cycle_choose(*, actor: Actor, cycle: str) -> Chosen:
    """DAY, WEEK or MONTH from the end of the running period on. Raises Forbidden, NotFound, Invalid.

    Choosing again before then changes the choice; choosing what runs already takes it back.
    """
    actor.require(MERCHANT_MANAGE)
    if cycle not in Cycle.values:
        raise Invalid("周期须为 DAY、WEEK 或 MONTH。", field="cycle")
    merchant_id = actor.organization_id
    if merchant_id is None or actor.user_id is None:
        raise NotFound(field="merchant")
    turn_wait(Turn.STATEMENT_CYCLE, str(merchant_id))
    rows = cycles_of([merchant_id]).get(merchant_id, [])
    start = change_from(local_day(clock.now()), rows)
    StatementCycle.objects.update_or_create(
        merchant_id=merchant_id,
        from_day=start,
        defaults={"cycle": cycle, "chosen_by": actor.user_id},
    )
    return cycle_of(merchant_id)
