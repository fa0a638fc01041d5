"""Roles of the platform's own people: one proposes, another confirms, neither is the holder.

Audit brief 3: platform operations and the technical operator grant roles two by two, never to
themselves. Elsewhere an organisation's administrator alone decides.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, NotFound, SodConflict
from backend.kernel.locking import lock_one
from backend.parties.errors import InvitationClosed, InvitationOpen, OrganizationNotActive
from backend.parties.events import InvitationMoved
from backend.parties.models import Invitation, InvitationState, Organization, User
from backend.parties.roles import SECOND, TWO_PERSONS
from backend.parties.services.membership import (
    held_check,
    membership_open,
    person_and_links,
    real_now,
    role_check,
)

LIFE = timedelta(days=14)


def needs_second(organization: Organization) -> bool:
    """Whether roles in this organisation wait for a second person."""
    return organization.kind in TWO_PERSONS


def told(row: Invitation, act: str, actor: Actor) -> None:
    """Say what became of an invitation, a wish to join or a proposed role."""
    publish(
        InvitationMoved(
            organization_id=row.organization_id, invitation_id=row.pk, role=row.role, act=act
        ),
        actor=actor,
    )


def settle(row: Invitation, state: str, actor: Actor) -> None:
    """Write how it ended, and by whom."""
    row.state, row.decided_by, row.decided_at = state, actor.user_id, real_now()
    row.save(update_fields=["state", "decided_by", "decided_at", "updated_at"])
    told(row, state.lower(), actor)


def role_propose(
    row: Invitation, *, holder: User, proposed_by: User, actor: Actor, site: str = ""
) -> Invitation:
    """Let a role wait for its second person, fourteen days. Raises RoleHeld, InvitationOpen."""
    held_check(row.organization, holder, row.role, site=site, valid_until=row.valid_until)
    waiting = Invitation.objects.filter(
        organization=row.organization, holder=holder, role=row.role, state=InvitationState.SECOND
    )
    waiting.filter(expires_at__lte=real_now()).update(state=InvitationState.REVOKED)
    if waiting.exists():
        raise InvitationOpen(field="role")
    row.holder, row.proposed_by, row.site = holder, proposed_by, site
    row.state, row.expires_at = InvitationState.SECOND, real_now() + LIFE
    row.save()
    told(row, "proposed", actor)
    return row


def role_ask(
    organization: Organization,
    holder: User,
    role: str,
    *,
    proposed_by: User,
    actor: Actor,
    valid_until: datetime | None,
    site: str,
) -> Invitation:
    """A member's further role, proposed. Raises as ``role_propose``."""
    row = Invitation(
        organization=organization, email=holder.email, role=role, made_by=proposed_by,
        valid_until=valid_until,
    )  # fmt: skip
    return role_propose(row, holder=holder, proposed_by=proposed_by, actor=actor, site=site)


@transaction.atomic
def role_confirm(*, actor: Actor, invitation_id: uuid.UUID, accept: bool) -> Invitation:
    """The second person gives the role or refuses it; everything is checked again on this day.

    Raises Unauthenticated, LevelTwoRequired, Forbidden, NotFound, InvitationClosed, SodConflict for
    the proposer, the holder and whoever is linked to them, and what ``role_check`` raises.
    """
    actor.require(SECOND)
    if actor.organization_id is None:
        raise Forbidden
    organization = lock_one(Organization.objects.filter(pk=actor.organization_id))
    row = lock_one(Invitation.objects.filter(pk=invitation_id, organization=organization))
    if organization is None or row is None or row.holder is None or row.proposed_by is None:
        raise NotFound(field="id")
    if organization.status != "ACTIVE":
        raise OrganizationNotActive(field="id")
    if row.state != InvitationState.SECOND or row.expires_at <= real_now():
        raise InvitationClosed
    concerned = {row.proposed_by.person_id, row.holder.person_id}
    if actor.person_id is None or concerned & person_and_links(actor.person_id):
        raise SodConflict(field="id")
    if accept:
        if not row.holder.is_active:
            raise InvitationClosed
        role_check(organization, row.role, person_id=row.holder.person_id)
        membership_open(
            organization, row.holder, row.role, actor=actor, valid_until=row.valid_until,
            site=row.site,
        )  # fmt: skip
    settle(row, InvitationState.ACCEPTED if accept else InvitationState.DECLINED, actor)
    return row
