"""Roles of members: granting, ending, leaving, removing (decision D19).

Roles run on real time, like the sessions that carry them. Every act locks the organisation first.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Exists, OuterRef, Q

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import (
    Forbidden,
    Invalid,
    LevelTwoRequired,
    NotFound,
    Required,
    Unauthenticated,
)
from backend.kernel.locking import lock_one
from backend.parties.errors import (
    LastAdmin,
    OrganizationNotActive,
    RoleExcluded,
    RoleForSelf,
    RoleHeld,
    RoleUnfit,
)
from backend.parties.events import MembershipChanged
from backend.parties.models import Membership, Organization, PersonLink, User
from backend.parties.roles import ADMIN, ROLES, TECHNICAL, Role, administrators, excluded_by
from backend.parties.rules import exclusion_applies

SITES_ANY = ""


def real_now() -> datetime:
    """Roles, like tokens, live on real time."""
    return datetime.now(UTC)


def managed_organization(actor: Actor) -> Organization:
    """The acting organisation, locked, for its administrator.

    Raises Unauthenticated, LevelTwoRequired, Forbidden, OrganizationNotActive.
    """
    actor.require(ADMIN)
    if actor.organization_id is None:
        raise Forbidden
    row = lock_one(Organization.objects.filter(pk=actor.organization_id))
    if row is None or row.status != "ACTIVE":
        raise OrganizationNotActive
    return row


def person_and_links(person_id: uuid.UUID) -> set[uuid.UUID]:
    """The person and those who count as the same for duties."""
    rows = PersonLink.objects.filter(Q(left=person_id) | Q(right=person_id))
    found = {person_id}
    for left, right in rows.values_list("left", "right"):
        found |= {left, right}
    return found


def role_check(organization: Organization, role: str, *, person_id: uuid.UUID) -> Role:
    """The role, if it exists for this organisation and this person. Raises RoleUnfit, RoleExcluded.

    Checked on the person: all accounts of the person and of linked persons count.
    """
    wanted = ROLES.get(role)
    if wanted is None or organization.kind not in wanted.kinds:
        raise RoleUnfit
    held = Membership.objects.filter(
        user__person_id__in=person_and_links(person_id), valid__contains=real_now()
    ).values_list("organization_id", "role")
    for holder, code in held:
        meets = code in ROLES and bool(ROLES[code].kinds & wanted.kinds)
        same = holder == organization.pk
        if code in ROLES and exclusion_applies(same_organization=same, kinds_meet=meets):
            for clash in excluded_by({code}, role):
                raise RoleExcluded(held=ROLES[clash].zh)
    return wanted


def term_check(valid_until: datetime | None) -> None:
    """An end lies ahead. Raises Invalid."""
    if valid_until is not None and valid_until <= real_now():
        raise Invalid("结束时间须晚于现在。", field="validUntil")


def grant_check(actor: Actor, role: Role, *, person_id: uuid.UUID | None) -> None:
    """Roles with the second factor: given at level 2, never to oneself.

    Raises LevelTwoRequired, RoleForSelf.
    """
    if not role.level_two or actor.is_system:
        return
    if actor.level < 2:
        raise LevelTwoRequired
    if person_id is not None and actor.person_id in person_and_links(person_id):
        raise RoleForSelf


def held_check(
    organization: Organization, user: User, role: str, *, site: str, valid_until: datetime | None
) -> DateTimeTZRange:
    """The time from now on, if the role is free in it. Raises RoleHeld."""
    span = DateTimeTZRange(real_now(), valid_until)
    if Membership.objects.filter(
        user=user, organization=organization, role=role, site=site, valid__overlap=span
    ).exists():
        raise RoleHeld
    return span


def membership_open(
    organization: Organization,
    user: User,
    role: str,
    *,
    actor: Actor,
    valid_until: datetime | None = None,
    site: str = SITES_ANY,
) -> Membership:
    """Write the row and its event; the caller decided that it may be. Raises RoleHeld."""
    span = held_check(organization, user, role, site=site, valid_until=valid_until)
    row = Membership.objects.create(
        user=user,
        organization=organization,
        role=role,
        site=site,
        valid=span,
        granted_by=actor.user_id,
    )
    staff_follows(row)
    _told(row, "granted", actor)
    return row


def _told(row: Membership, act: str, actor: Actor, reason: str = "") -> None:
    publish(
        MembershipChanged(
            organization_id=row.organization_id,
            user_id=row.user_id,
            role=row.role,
            act=act,
            reason=reason[:300],
        ),
        actor=actor,
    )


def staff_follows(row: Membership) -> None:
    """The admin desk is open to a technical operator for as long as the role lasts."""
    if row.role != TECHNICAL:
        return
    living = Membership.objects.filter(
        user_id=row.user_id, role=TECHNICAL, valid__contains=real_now()
    ).exists()
    User.objects.filter(pk=row.user_id).exclude(is_staff=living, is_superuser=living).update(
        is_staff=living, is_superuser=living
    )


def staff_ends() -> int:
    """Close the desk where the role's term has run out by itself. Returns for how many.

    A superuser made on the console never had the role and is left alone.
    """
    own = Membership.objects.filter(user=OuterRef("pk"), role=TECHNICAL)
    over = User.objects.filter(is_staff=True).filter(
        Exists(own), ~Exists(own.filter(valid__contains=real_now()))
    )
    return over.update(is_staff=False, is_superuser=False)


def _keep_an_admin(organization: Organization, ending: Iterable[Membership], at: datetime) -> None:
    """Somebody who may manage the organisation stays. Raises LastAdmin."""
    rows = list(ending)
    if not any(row.role in administrators() for row in rows):
        return
    others = Membership.objects.filter(
        organization=organization,
        role__in=administrators(),
        valid__contains=at,
        user__is_active=True,
    ).exclude(pk__in=[row.pk for row in rows])
    if organization.status in {"ACTIVE", "PENDING", "SUSPENDED"} and not others.exists():
        raise LastAdmin


def _end(rows: list[Membership], at: datetime, *, act: str, actor: Actor, reason: str = "") -> None:
    for row in rows:
        start = row.valid.lower
        row.valid = DateTimeTZRange(start, max(start, at))
        row.save(update_fields=["valid", "updated_at"])
        staff_follows(row)
        _told(row, act, actor, reason)


@transaction.atomic
def role_end(
    *, actor: Actor, membership_id: uuid.UUID, at: datetime | None = None, reason: str = ""
) -> Membership:
    """End a role now or on a day ahead. Raises Forbidden, NotFound, LastAdmin, Invalid."""
    organization = managed_organization(actor)
    row = (
        Membership.objects.filter(
            pk=membership_id, organization=organization, valid__contains=real_now()
        )
        .select_related("user")
        .first()
    )
    if row is None:
        raise NotFound(field="membershipId")
    term_check(at)
    end = at or real_now()
    _keep_an_admin(organization, [row], end)
    _end([row], end, act="ended", actor=actor, reason=reason)
    return row


@transaction.atomic
def member_remove(*, actor: Actor, user_id: uuid.UUID, reason: str) -> int:
    """End all roles of a member with a reason; returns how many. Raises Required, NotFound,
    LastAdmin.
    """
    organization = managed_organization(actor)
    if not reason.strip():
        raise Required(field="reason")
    rows = _living(organization.pk, user_id)
    if not rows:
        raise NotFound(field="userId")
    now = real_now()
    _keep_an_admin(organization, rows, now)
    _end(rows, now, act="removed", actor=actor, reason=reason.strip())
    return len(rows)


def _living(organization_id: uuid.UUID, user_id: uuid.UUID) -> list[Membership]:
    """Roles that run now or begin later."""
    now = real_now()
    return list(
        Membership.objects.filter(organization_id=organization_id, user_id=user_id).filter(
            Q(valid__contains=now) | Q(valid__startswith__gt=now)
        )
    )


@transaction.atomic
def organization_leave(*, actor: Actor, organization_id: uuid.UUID) -> int:
    """End all own roles in an organisation. Raises Unauthenticated, NotFound, LastAdmin."""
    if actor.user_id is None:
        raise Unauthenticated
    organization = lock_one(Organization.objects.filter(pk=organization_id))
    rows = _living(organization_id, actor.user_id) if organization else []
    if organization is None or not rows:
        raise NotFound(field="organizationId")
    now = real_now()
    _keep_an_admin(organization, rows, now)
    _end(rows, now, act="left", actor=actor)
    return len(rows)


def memberships_end_all(user: User, *, actor: Actor) -> int:
    """End every role of an account that is erased. Raises LastAdmin naming nothing else."""
    ids = sorted(
        set(Membership.objects.filter(user=user).values_list("organization_id", flat=True))
    )
    ended = 0
    now = real_now()
    for organization_id in ids:
        organization = lock_one(Organization.objects.filter(pk=organization_id))
        rows = _living(organization_id, user.pk)
        if organization is None or not rows:
            continue
        _keep_an_admin(organization, rows, now)
        _end(rows, now, act="left", actor=actor)
        ended += len(rows)
    return ended
