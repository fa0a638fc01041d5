"""Inviting by e-mail, asking to join, and the answers; an invitation lives fourteen days."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from backend.events.services import remember, replay
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.kernel.locking import lock_one
from backend.parties.errors import (
    InvitationClosed,
    InvitationOpen,
    OrganizationNotActive,
    RoleHeld,
    RoleUnfit,
)
from backend.parties.models import Invitation, InvitationState, Membership, Organization, User
from backend.parties.roles import ROLES
from backend.parties.services.membership import (
    SITES_ANY,
    grant_check,
    managed_organization,
    membership_open,
    real_now,
    role_check,
    term_check,
)
from backend.parties.services.outbox import mail_invitation
from backend.parties.services.person import own_account
from backend.parties.services.second_person import (
    LIFE,
    needs_second,
    role_ask,
    role_propose,
    settle,
    told,
)

OPEN_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDraft:
    """Whom to ask in, for which role, until when."""

    email: str
    role: str
    valid_until: datetime | None = None
    message: str = ""


def _asked_before(organization: Organization, email: str, role: str) -> None:
    held = Invitation.objects.filter(
        organization=organization, email=email, role=role, state=InvitationState.OPEN
    )
    if held.filter(expires_at__gt=real_now()).exists():
        raise InvitationOpen
    held.update(state=InvitationState.REVOKED)


@transaction.atomic
def member_invite(*, actor: Actor, draft: InvitationDraft, key: str) -> Invitation:
    """Ask somebody in by e-mail; the answer does not tell whether the address is known.

    Raises Forbidden, LevelTwoRequired, Invalid, RoleUnfit, InvitationOpen, IdempotencyMismatch.
    """
    organization = managed_organization(actor)
    scope = f"member.invite:{organization.pk}"
    content = {**asdict(draft), "valid_until": str(draft.valid_until or "")}
    if done := replay(key, scope=scope, of=content):
        return Invitation.objects.get(pk=done["id"])
    email = draft.email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid("邮箱格式不正确。", field="email") from error
    wanted = ROLES.get(draft.role)
    if wanted is None or organization.kind not in wanted.kinds:
        raise RoleUnfit
    grant_check(actor, wanted, person_id=None)
    term_check(draft.valid_until)
    if email == actor.email:
        raise Invalid("不能邀请自己。", field="email")
    if Invitation.objects.filter(organization=organization, state="OPEN").count() >= OPEN_MAX:
        raise Invalid("待处理的邀请过多。", field="email")
    _asked_before(organization, email, draft.role)
    row = Invitation.objects.create(
        organization=organization,
        email=email,
        role=draft.role,
        made_by=own_account(actor),
        expires_at=real_now() + LIFE,
        valid_until=draft.valid_until,
        message=draft.message.strip()[:300],
    )
    mail_invitation(row, wanted.zh, wanted.en)
    told(row, "invited", actor)
    remember(key, scope=scope, of=content, result={"id": str(row.pk)})
    return row


def _open(
    invitation_id: uuid.UUID, *, states: tuple[str, ...] = (InvitationState.OPEN,), **narrow: object
) -> tuple[Organization, Invitation]:
    """The organisation and its open invitation, both locked. Raises NotFound, InvitationClosed."""
    rows = Invitation.objects.filter(pk=invitation_id, **narrow)
    found = rows.values_list("organization_id", flat=True)
    organization = lock_one(Organization.objects.filter(pk__in=found))
    row = lock_one(Invitation.objects.filter(pk=invitation_id)) if organization else None
    if organization is None or row is None:
        raise NotFound(field="id")
    if row.state not in states or row.expires_at <= real_now():
        raise InvitationClosed
    return organization, row


@transaction.atomic
def invitation_answer(*, actor: Actor, invitation_id: uuid.UUID, accept: bool) -> Invitation:
    """The invited person, signed in with the invited address, accepts or declines.

    The role is checked again on the person; among the platform's own people it then waits for a
    second one. Raises Unauthenticated, NotFound, InvitationClosed, OrganizationNotActive,
    RoleExcluded, RoleHeld.
    """
    user = own_account(actor, confirmed=True)
    organization, row = _open(invitation_id, email=user.email, by_applicant=False)
    if accept:
        if organization.status != "ACTIVE":
            raise OrganizationNotActive(field="id")
        wanted = role_check(organization, row.role, person_id=user.person_id)
        if wanted.level_two and row.made_by.person_id == user.person_id:
            raise SodConflict(field="id")
        if needs_second(organization):
            return role_propose(row, holder=user, proposed_by=row.made_by, actor=actor)
        membership_open(
            organization, user, row.role, actor=actor, valid_until=row.valid_until
        )  # fmt: skip
    settle(row, InvitationState.ACCEPTED if accept else InvitationState.DECLINED, actor)
    return row


@transaction.atomic
def invitation_revoke(*, actor: Actor, invitation_id: uuid.UUID) -> Invitation:
    """Take back what the acting organisation sent or proposed.

    Raises Forbidden, NotFound, InvitationClosed.
    """
    organization = managed_organization(actor)
    states = (InvitationState.OPEN, InvitationState.SECOND)
    _, row = _open(invitation_id, states=states, organization=organization, by_applicant=False)
    settle(row, InvitationState.REVOKED, actor)
    return row


@transaction.atomic
def join_request(*, actor: Actor, uscc: str, role: str, message: str = "") -> None:
    """Ask to join the organisation of a credit code; the answer is the same for an unknown code.

    Raises Unauthenticated, Invalid.
    """
    user = own_account(actor, confirmed=True)
    if role not in ROLES:
        raise RoleUnfit
    organization = Organization.objects.filter(uscc=uscc, status="ACTIVE").first()
    if organization is None or organization.kind not in ROLES[role].kinds:
        return
    now = real_now()
    held = Membership.objects.filter(
        user=user, organization=organization, role=role, valid__contains=now
    )
    if held.exists():
        raise RoleHeld
    row, made = Invitation.objects.get_or_create(
        organization=organization,
        email=user.email,
        role=role,
        state=InvitationState.OPEN,
        defaults={
            "by_applicant": True,
            "made_by": user,
            "expires_at": now + LIFE,
            "message": message.strip()[:300],
        },
    )
    if made:
        told(row, "asked", actor)


@transaction.atomic
def join_decide(*, actor: Actor, invitation_id: uuid.UUID, accept: bool) -> Invitation:
    """The administrator lets an applicant in or not; the platform's own wait for a second person.

    Raises as ``role_grant`` and NotFound.
    """
    organization = managed_organization(actor)
    _, row = _open(invitation_id, organization=organization, by_applicant=True)
    if accept:
        user = row.made_by
        if not user.is_active:
            raise InvitationClosed
        wanted = role_check(organization, row.role, person_id=user.person_id)
        grant_check(actor, wanted, person_id=user.person_id)
        if needs_second(organization):
            return role_propose(row, holder=user, proposed_by=own_account(actor), actor=actor)
        membership_open(organization, user, row.role, actor=actor)
    settle(row, InvitationState.ACCEPTED if accept else InvitationState.DECLINED, actor)
    return row


@transaction.atomic
def role_grant(
    *,
    actor: Actor,
    user_id: uuid.UUID,
    role: str,
    valid_until: datetime | None = None,
    site: str = SITES_ANY,
) -> Membership | Invitation:
    """Give a member one more role; among the platform's own people it waits for a second person.

    Newcomers are invited instead. Raises Forbidden, LevelTwoRequired, NotFound, RoleUnfit, RoleExcluded, RoleForSelf, RoleHeld,
    Invalid.
    """
    organization = managed_organization(actor)
    term_check(valid_until)
    user = User.objects.filter(
        pk=user_id,
        is_active=True,
        memberships__organization=organization,
        memberships__valid__contains=real_now(),
    ).first()
    if user is None:
        raise NotFound(field="userId")
    wanted = role_check(organization, role, person_id=user.person_id)
    grant_check(actor, wanted, person_id=user.person_id)
    if needs_second(organization):
        return role_ask(
            organization, user, role, proposed_by=own_account(actor), actor=actor,
            valid_until=valid_until, site=site,
        )  # fmt: skip
    return membership_open(
        organization, user, role, actor=actor, valid_until=valid_until, site=site
    )
