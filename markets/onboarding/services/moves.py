"""Locking an application and moving it along an arrow."""

from __future__ import annotations

import uuid

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, Required
from backend.kernel.locking import lock_one
from markets.onboarding.errors import ApplicationStateWrong
from markets.onboarding.events import ApplicationMoved
from markets.onboarding.models import Application, ApplicationState, Step
from markets.onboarding.permissions import APPLY, REVIEW
from markets.onboarding.rules import may_move


def own_lock(actor: Actor, application_id: uuid.UUID) -> Application:
    """The acting organisation's application, locked. Raises Forbidden, NotFound."""
    actor.require(APPLY)
    if actor.organization_id is None:
        raise NotFound(field="id")
    rows = Application.objects.filter(pk=application_id, organization_id=actor.organization_id)
    return _locked(rows.select_related("organization"))


def desk_lock(actor: Actor, application_id: uuid.UUID) -> Application:
    """Any application, locked, for the review desk. Raises Forbidden, NotFound."""
    actor.require(REVIEW)
    return _locked(Application.objects.filter(pk=application_id).select_related("organization"))


def _locked(rows: object) -> Application:
    row = lock_one(rows)  # type: ignore[arg-type]
    if not isinstance(row, Application):
        raise NotFound(field="id")
    return row


def reason_given(reason: str) -> str:
    """The reason, tidy. Raises Required."""
    if not reason.strip():
        raise Required("请填写理由。", field="reason")
    return reason.strip()[:500]


def move(row: Application, after: str, *, actor: Actor, reason: str = "") -> Application:
    """Along one arrow, with step and event. Raises ApplicationStateWrong."""
    before = row.state
    if not may_move(before, after):
        raise ApplicationStateWrong(state=ApplicationState(before).label)
    row.state, row.reason = after, reason
    row.save()
    Step.objects.create(
        application=row,
        before=before,
        after=after,
        actor=actor.label,
        reason=reason,
        at=clock.now(),
    )
    publish(
        ApplicationMoved(
            application_id=row.pk,
            merchant_id=row.organization_id,
            before=before,
            after=after,
            reason=reason,
        ),
        actor=actor,
    )
    return row
