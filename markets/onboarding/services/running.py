"""Active merchants: switched on and off, checked again, let go."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from django.db import transaction

from backend.audit.services import flag_raise
from backend.catalog.services.publish import merchant_visibility_set
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.parties.services import organization_trading_set
from backend.rulebook.selectors import value
from markets.onboarding.errors import StillOpen
from markets.onboarding.models import Application, ReviewTask
from markets.onboarding.rules import ACTIVE, CLOSED, PAST_APPROVAL, SUSPENDED, missing_items
from markets.onboarding.selectors import checklist_of, checklists_of, still_open, today
from markets.onboarding.services.apply import incomplete
from markets.onboarding.services.moves import desk_lock, move, reason_given

LAPSED, REVERIFY = "LAPSED", "REVERIFY"
RULE_LAPSED = "merchant_item_lapsed"
RULE_OVERDUE = "merchant_reverify_overdue"
SYSTEM = Actor.system("onboarding")


def _sells(row: Application, on: bool, *, reason: str) -> None:
    organization_trading_set(
        actor=SYSTEM, organization_id=row.organization_id, sells=on, reason=reason
    )
    merchant_visibility_set(row.organization_id, visible=on)


def application_activate(row: Application, *, actor: Actor) -> bool:
    """CONTRACTED to ACTIVE when every required item is complete; returns whether it did."""
    facts = [view.facts for view in checklist_of(row)]
    if missing_items(facts, on=today()):
        return False
    row.activated_at = clock.now()
    move(row, ACTIVE, actor=actor)
    _sells(row, True, reason="入驻完成")
    return True


@transaction.atomic
def merchant_suspend(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Switch a shop off; its open orders go on. Raises Forbidden, NotFound, Required,
    ApplicationStateWrong.
    """
    row = desk_lock(actor, application_id)
    text = reason_given(reason)
    if row.state == SUSPENDED:
        return row
    move(row, SUSPENDED, actor=actor, reason=text)
    _sells(row, False, reason=text)
    return row


@transaction.atomic
def merchant_reinstate(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Switch it on again when the checklist is complete. Raises as above and ChecklistIncomplete."""
    row = desk_lock(actor, application_id)
    text = reason_given(reason)
    if row.state == SUSPENDED:
        incomplete(row)
    move(row, ACTIVE, actor=actor, reason=text)
    _sells(row, True, reason=text)
    return row


@transaction.atomic
def merchant_close(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Let a merchant go, with no open order, dispute or balance. Raises as above and StillOpen."""
    row = desk_lock(actor, application_id)
    text = reason_given(reason)
    open_matters = still_open(row.organization_id)
    if row.state in {ACTIVE, SUSPENDED} and open_matters:
        raise StillOpen(open_matters)
    move(row, CLOSED, actor=actor, reason=text)
    _sells(row, False, reason=text)
    return row


def checklists_recheck(batch: int = 500) -> int:
    """Flags and tasks for lapsed items and due verifications; states stay. Returns new tasks.

    An item complete again ends its task; contracted merchants that became complete go ACTIVE.
    Only those with news are locked: of ten thousand merchants that is a handful on most days.
    """
    rows = Application.objects.filter(state__in=PAST_APPROVAL).select_related("organization")
    made, after = 0, uuid.UUID(int=0)
    while some := list(rows.filter(pk__gt=after).order_by("pk")[:batch]):
        after = some[-1].pk
        for key in _with_news(some):
            with transaction.atomic():
                made += _recheck(key)
    return made


def _with_news(rows: list[Application]) -> list[uuid.UUID]:
    """Which of these a recheck would change."""
    day = today()
    views = checklists_of(rows)
    lapsed: dict[uuid.UUID, set[uuid.UUID | None]] = defaultdict(set)
    reverified: set[uuid.UUID] = set()
    held = ReviewTask.objects.filter(application__in=rows, done_at__isnull=True)
    for application, kind, item in held.values_list("application_id", "kind", "item_id"):
        if kind == LAPSED:
            lapsed[application].add(item)
        elif kind == REVERIFY:
            reverified.add(application)
    notice = value("merchant.reverify_notice_days", on=day).number

    def has_news(row: Application) -> bool:
        due = row.reverify_on
        if due is not None and (
            due < day or (row.pk not in reverified and _near(due, day, notice))
        ):
            return True
        if row.state == "CONTRACTED" and not missing_items(
            [view.facts for view in views[row.pk]], on=day
        ):
            return True
        wanting = {v.item.pk for v in views[row.pk] if v.item.required and not v.complete}
        return wanting != lapsed[row.pk] & {view.item.pk for view in views[row.pk]}

    return [row.pk for row in rows if has_news(row)]


def _near(due: date, day: date, notice: int) -> bool:
    return (due - day).days <= notice


def _recheck(application_id: uuid.UUID) -> int:
    row = Application.objects.select_for_update(of=("self",)).select_related("organization")
    application = row.get(pk=application_id)
    day = today()
    made = 0
    if application.state == "CONTRACTED":
        application_activate(application, actor=SYSTEM)
    for view in checklist_of(application):
        open_task = ReviewTask.objects.filter(
            application=application, kind=LAPSED, item=view.item, done_at__isnull=True
        )
        if view.complete or not view.item.required:
            open_task.update(done_at=clock.now(), note="已恢复")
        elif not open_task.exists():
            made += 1
            _task(application, LAPSED, day, item_id=view.item.pk)
            _flag(application, RULE_LAPSED, {"item": view.item.code, "name": view.item.name})
    return made + _reverify(application, day)


def _reverify(application: Application, day: date) -> int:
    due = application.reverify_on
    if due is None:
        return 0
    days = value("merchant.reverify_notice_days", on=day).number
    if not _near(due, day, days):
        return 0
    if due < day:
        _flag(application, RULE_OVERDUE, {"due": due.isoformat()})
    held = ReviewTask.objects.filter(
        application=application, kind=REVERIFY, done_at__isnull=True
    ).exists()
    if not held:
        _task(application, REVERIFY, due)
    return int(not held)


def _task(application: Application, kind: str, due: date, item_id: uuid.UUID | None = None) -> None:
    ReviewTask.objects.create(application=application, kind=kind, item_id=item_id, due_on=due)


def _flag(application: Application, rule: str, evidence: dict[str, str]) -> None:
    subject = public_id("org", application.organization_id)
    flag_raise(subject=subject, rule=rule, evidence=evidence)
