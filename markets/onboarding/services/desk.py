"""The operator's side: verify, ask for changes, approve, reject, configure the checklist."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.rulebook.selectors import value
from markets.onboarding.models import (
    Application,
    ChecklistItem,
    ItemKind,
    ItemState,
    ReviewTask,
)
from markets.onboarding.permissions import REVIEW
from markets.onboarding.rules import (
    APPROVED,
    ATTESTED,
    CHANGES_REQUESTED,
    PAST_APPROVAL,
    REJECTED,
    SUBMITTED,
    VERIFIED,
    months_later,
)
from markets.onboarding.selectors import CHECKS, today
from markets.onboarding.services.apply import incomplete
from markets.onboarding.services.contract import contract_send_for
from markets.onboarding.services.moves import desk_lock, move, reason_given

REVERIFY = "REVERIFY"


def _not_own(actor: Actor, row: Application) -> None:
    """Nobody reviews what he applied for himself. Raises SodConflict."""
    same_person = row.applicant_person is not None and row.applicant_person == actor.person_id
    if same_person or row.organization_id == actor.organization_id:
        raise SodConflict(field="id")


@transaction.atomic
def item_verify(
    *,
    actor: Actor,
    application_id: uuid.UUID,
    code: str,
    verified: bool,
    note: str = "",
    expires_on: date | None = None,
) -> Application:
    """A document was reviewed, or no longer stands; also after approval.

    Raises Forbidden, NotFound, SodConflict, Invalid.
    """
    row = desk_lock(actor, application_id)
    _not_own(actor, row)
    if row.state != SUBMITTED and row.state not in PAST_APPROVAL:
        raise NotFound(field="id")
    item = ChecklistItem.objects.filter(code=code, kind=ItemKind.VERIFIED, in_use=True).first()
    if item is None:
        raise NotFound(field="code")
    if verified and expires_on is not None and expires_on < today():
        raise Invalid("证照已过有效期。", field="expiresOn")
    ItemState.objects.update_or_create(
        application=row,
        item=item,
        defaults={
            "verified_by": actor.user_id if verified else None,
            "verified_at": clock.now() if verified else None,
            "expires_on": expires_on,
            "note": note.strip()[:300],
        },
    )
    return row


@transaction.atomic
def changes_request(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Send back with what is to be changed. Raises Forbidden, NotFound, Required, SodConflict."""
    row = desk_lock(actor, application_id)
    _not_own(actor, row)
    row.decided_by = actor.user_id
    return move(row, CHANGES_REQUESTED, actor=actor, reason=reason_given(reason))


@transaction.atomic
def application_reject(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Refuse; final for this application. Raises Forbidden, NotFound, Required, SodConflict."""
    row = desk_lock(actor, application_id)
    _not_own(actor, row)
    row.decided_by = actor.user_id
    return move(row, REJECTED, actor=actor, reason=reason_given(reason))


@transaction.atomic
def application_approve(*, actor: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """Approve when every required ticked and reviewed item is complete; the contract goes out.

    Raises Forbidden, NotFound, Required, SodConflict, ChecklistIncomplete, ApplicationStateWrong.
    """
    row = desk_lock(actor, application_id)
    _not_own(actor, row)
    text = reason_given(reason)
    if row.state == SUBMITTED:
        incomplete(row, frozenset({ATTESTED, VERIFIED}))
    row.decided_by = actor.user_id
    move(row, APPROVED, actor=actor, reason=text)
    verified_now(row)
    contract_send_for(row, actor=actor)
    row.save()
    return row


def verified_now(row: Application) -> None:
    """Start the clock of the next verification (E-commerce Law art. 27)."""
    day = today()
    row.verified_on = day
    row.reverify_on = months_later(day, value("merchant.reverify_months", on=day).number)


@transaction.atomic
def merchant_reverify(*, actor: Actor, application_id: uuid.UUID, note: str) -> Application:
    """Data were checked again; open re-verification tasks end. Raises as the others."""
    row = desk_lock(actor, application_id)
    _not_own(actor, row)
    if row.state not in PAST_APPROVAL:
        raise NotFound(field="id")
    text = reason_given(note)
    verified_now(row)
    row.save(update_fields=["verified_on", "reverify_on", "updated_at"])
    ReviewTask.objects.filter(application=row, kind=REVERIFY, done_at__isnull=True).update(
        done_at=clock.now(), done_by=actor.user_id, note=text[:300]
    )
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """A checklist row as the operator configures it."""

    code: str
    kind: str
    name: str
    name_en: str
    required: bool = True
    check_name: str = ""
    kinds: tuple[str, ...] = ()
    position: int = 100
    in_use: bool = True


@transaction.atomic
def checklist_item_put(*, actor: Actor, draft: ItemDraft) -> ChecklistItem:
    """Add or change a row; it counts from now on, past approvals stay. Raises Forbidden, Invalid."""
    actor.require(REVIEW)
    if not re.fullmatch(r"[a-z0-9-]{2,40}", draft.code):
        raise Invalid("代码由小写字母、数字和短横线组成。", field="code")
    if draft.kind not in ItemKind.values:
        raise Invalid("未知的事项类型。", field="kind")
    if (draft.kind == ItemKind.COMPUTED) != (draft.check_name in CHECKS):
        raise Invalid("系统核对事项须指明核对方法，其他事项不得指明。", field="checkName")
    if not draft.name.strip() or len(draft.name) > 120 or len(draft.name_en) > 160:
        raise Invalid("名称为空或过长。", field="name")
    row, _ = ChecklistItem.objects.update_or_create(
        code=draft.code,
        defaults={
            "kind": draft.kind,
            "name": draft.name.strip(),
            "name_en": draft.name_en.strip(),
            "required": draft.required,
            "check_name": draft.check_name,
            "kinds": list(draft.kinds),
            "position": draft.position,
            "in_use": draft.in_use,
        },
    )
    return row
