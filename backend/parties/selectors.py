"""Reading the parties."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.readings import Reading, row_get
from backend.parties.models import (
    Address,
    Approval,
    Invitation,
    Membership,
    Organization,
    OrganizationKind,
    OrganizationLink,
    PersonLink,
    Session,
    User,
)
from backend.parties.roles import ADMIN, ROLES, SECOND, administrators
from backend.parties.rules import email_masked

_ORGANIZATIONS = Reading(lambda keys: Organization.objects.filter(pk__in=keys), list)


def organizations_by_ids(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Organization]:
    """Organisations by id; unknown ids are absent."""
    keys = list(ids)
    return {row.pk: row for row in _ORGANIZATIONS(keys)} if keys else {}


def organization_get(organization_id: uuid.UUID) -> Organization | None:
    """One organisation."""
    return row_get(Organization, organization_id)


def organization_ids_named(text: str, *, limit: int = 50) -> list[uuid.UUID]:
    """Organisations whose name holds the text or whose credit code it is, at most ``limit``."""
    named = Q(legal_name__icontains=text) | Q(display_name__icontains=text)
    rows = Organization.objects.filter(named | Q(uscc=text.upper())).order_by("legal_name")
    return list(rows.values_list("pk", flat=True)[:limit])


def department_named(legal_name: str, *, uscc: str) -> Organization | None:
    """The one department of this name and credit code (empty where it has none)."""
    rows = Organization.objects.filter(legal_name=legal_name, kind=OrganizationKind.DEPARTMENT)
    return next((row for row in rows if (row.uscc or "") == uscc), None)


def organization_by_slug(slug: str) -> Organization | None:
    """One organisation by the name in its address."""
    return Organization.objects.filter(slug=slug).first()


def user_get(user_id: uuid.UUID | None) -> User | None:
    """A living account."""
    if user_id is None:
        return None
    return User.objects.filter(pk=user_id, is_active=True).first()


def names_of_users(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What accounts are called, by id; an account without a name shows its masked address."""
    rows = User.objects.filter(pk__in=list(ids)).only("last_name", "first_name", "email")
    return {row.pk: row.get_full_name().strip() or email_masked(row.email) for row in rows}


def addresses_of(user_id: uuid.UUID) -> list[Address]:
    """A user's address book, newest first."""
    return list(Address.objects.filter(users=user_id).order_by("-created_at", "-id"))


def sellers_active() -> QuerySet[Organization]:
    """Sellers who may trade today."""
    return Organization.objects.filter(is_merchant=True, status="ACTIVE")


@dataclass(frozen=True, slots=True)
class OrganizationOfMine:
    """An organisation with the viewer's living roles."""

    organization: Organization
    memberships: list[Membership]
    approvals: list[Approval]

    @property
    def manages(self) -> bool:
        """Whether one of the roles manages members."""
        held = {row.role for row in self.memberships}
        return self.organization.status == "ACTIVE" and bool(held & administrators())


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A colleague and the roles that run now or begin later."""

    user: User
    memberships: list[Membership]


def _living_roles() -> QuerySet[Membership]:
    return Membership.objects.filter(
        Q(valid__upper_inf=True) | Q(valid__endswith__gt=datetime.now(UTC))
    )


def my_organizations(viewer: Viewer) -> QuerySet[Organization]:
    """Organisations the viewer belongs to in any state, waiting and refused ones too."""
    if viewer.user_id is None:
        return Organization.objects.none()
    held = _living_roles().filter(user_id=viewer.user_id)
    return Organization.objects.filter(pk__in=held.values("organization_id"))


def mine_with_roles(
    rows: Iterable[Organization], *, viewer: Viewer
) -> dict[uuid.UUID, OrganizationOfMine]:
    """The viewer's roles and the open and decided approvals of some organisations."""
    found = list(rows)
    roles: dict[uuid.UUID, list[Membership]] = defaultdict(list)
    if viewer.user_id is None:
        return {}
    for row in _living_roles().filter(user_id=viewer.user_id, organization__in=found):
        roles[row.organization_id].append(row)
    approvals: dict[uuid.UUID, list[Approval]] = defaultdict(list)
    for each in (
        Approval.objects.filter(organization__in=found)
        .select_related("organization")
        .prefetch_related("organization__register_checks")
        .order_by("-id")
    ):
        approvals[each.organization_id].append(each)
    return {
        row.pk: OrganizationOfMine(row, roles[row.pk], approvals[row.pk])
        for row in found
        if roles[row.pk]
    }


def members_of(viewer: Viewer) -> QuerySet[User]:
    """People of the acting organisation; nobody without one."""
    if viewer.organization_id is None or not viewer.roles:
        return User.objects.none()
    held = _living_roles().filter(organization_id=viewer.organization_id)
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True)


def members_with_roles(users: Iterable[User], *, viewer: Viewer) -> dict[uuid.UUID, MemberRow]:
    """Roles in the acting organisation by user."""
    found = list(users)
    roles: dict[uuid.UUID, list[Membership]] = defaultdict(list)
    if viewer.organization_id is None:
        return {}
    held = _living_roles().filter(organization_id=viewer.organization_id, user__in=found)
    for row in held.order_by("role", "id"):
        roles[row.user_id].append(row)
    return {user.pk: MemberRow(user, roles[user.pk]) for user in found}


def invitations_of_organization(viewer: Viewer) -> QuerySet[Invitation]:
    """Open invitations, wishes to join and roles that wait for a second person.

    All for the acting organisation's administrator; whoever may only confirm sees what waits.
    """
    states = (["OPEN", "SECOND"] if viewer.may(ADMIN) else
              ["SECOND"] if viewer.may(SECOND) else [])  # fmt: skip
    if viewer.organization_id is None or not states:
        return Invitation.objects.none()
    return Invitation.objects.filter(
        organization_id=viewer.organization_id,
        state__in=states,
        expires_at__gt=datetime.now(UTC),
    ).select_related("organization")


def invitations_of_person(viewer: Viewer) -> QuerySet[Invitation]:
    """Open invitations to the viewer's confirmed address and own wishes to join."""
    user = user_get(viewer.user_id)
    if user is None or not user.is_confirmed:
        return Invitation.objects.none()
    return Invitation.objects.filter(
        email=user.email, state="OPEN", expires_at__gt=datetime.now(UTC)
    ).select_related("organization")


def approvals_visible(viewer: Viewer) -> QuerySet[Approval]:
    """The operator's queue; nothing for others."""
    if not viewer.may("organization.approve"):
        return Approval.objects.none()
    return Approval.objects.select_related("organization").prefetch_related(
        "organization__register_checks"
    )


def sessions_of(viewer: Viewer) -> QuerySet[Session]:
    """The viewer's own sessions that may still be used."""
    if viewer.user_id is None:
        return Session.objects.none()
    since = datetime.now(UTC) - timedelta(days=30)
    return Session.objects.filter(
        user_id=viewer.user_id, revoked_at__isnull=True, last_seen_at__gte=since
    )


def member_emails(organization_id: uuid.UUID, permission: str) -> list[str]:
    """Addresses of those who hold a permission in an organisation today."""
    codes = [code for code, role in ROLES.items() if permission in role.permissions]
    rows = User.objects.filter(
        is_active=True,
        memberships__organization_id=organization_id,
        memberships__role__in=codes,
        memberships__valid__contains=datetime.now(UTC),
    )
    return sorted(set(rows.values_list("email", flat=True)))


def organization_visible(viewer: Viewer, organization_id: uuid.UUID) -> Organization | None:
    """An admitted organisation; one that waits or was refused only for its own and the operator."""
    row = organization_get(organization_id)
    if row is None or row.status in {"ACTIVE", "SUSPENDED"} or viewer.may("organization.approve"):
        return row
    return row if my_organizations(viewer).filter(pk=row.pk).exists() else None


def trader_by_code(uscc: str) -> Organization | None:
    """An admitted trader by its credit code."""
    kinds = ["COMPANY", "SOLE_TRADER", "COOPERATIVE"]
    return Organization.objects.filter(uscc=uscc, kind__in=kinds, status="ACTIVE").first()


def operator_organization() -> Organization | None:
    """The platform's own organisation."""
    return Organization.objects.filter(kind="OPERATOR", status="ACTIVE").order_by("pk").first()


def account_ids(emails: Iterable[str]) -> dict[str, uuid.UUID]:
    """Account ids by address, for trusted callers; unknown addresses are absent."""
    rows = User.objects.filter(email__in=[email.lower() for email in emails])
    return dict(rows.values_list("email", "pk"))


def organization_ids(slugs: Iterable[str]) -> dict[str, uuid.UUID]:
    """Organisation ids by slug, for trusted callers; unknown slugs are absent."""
    return dict(Organization.objects.filter(slug__in=list(slugs)).values_list("slug", "pk"))


_TRADING = Reading(lambda key: sellers_active().filter(pk=key), uuid.UUID)


def seller_trades(organization_id: uuid.UUID) -> bool:
    """Whether a seller may trade today."""
    return _TRADING.one(organization_id) is not None


def sellers_trading(organization_ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of some sellers who may trade today."""
    return set(sellers_active().filter(pk__in=list(organization_ids)).values_list("pk", flat=True))


def ties_of(
    organization_ids: Iterable[uuid.UUID], *, at: datetime
) -> dict[uuid.UUID, dict[str, set[str]]]:
    """What stands behind organisations, by kind: ``person``, ``company``, ``address``.

    Persons are legal representatives and members, with those who count as the same person.
    """
    ids = list(organization_ids)
    found: dict[uuid.UUID, dict[str, set[str]]] = {key: defaultdict(set) for key in ids}
    for row in Organization.objects.filter(pk__in=ids).exclude(address_line=""):
        found[row.pk]["address"].add("".join(row.address_line.split()))
    links = OrganizationLink.objects.filter(organization_id__in=ids, valid__contains=at)
    for key, person, other in links.values_list("organization_id", "person_id", "other_id"):
        if person:
            found[key]["person"].add(str(person))
        if other:
            found[key]["company"].add(str(other))
    roles = _living_roles().filter(organization_id__in=ids)
    for key, person in roles.values_list("organization_id", "user__person_id").distinct():
        found[key]["person"].add(str(person))
    persons = {uuid.UUID(each) for ties in found.values() for each in ties["person"]}
    same = PersonLink.objects.filter(Q(left__in=persons) | Q(right__in=persons))
    for left, right in same.values_list("left", "right"):
        for ties in found.values():
            if ties["person"] & {str(left), str(right)}:
                ties["person"] |= {str(left), str(right)}
    return found
