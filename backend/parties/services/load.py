"""Organisations and accounts in bulk: a demo city, the customers of an imported history.

For trusted callers: no approval, no e-mail. Idempotent by slug, e-mail and role.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.parties.models import (
    Address,
    Membership,
    Organization,
    OrganizationStatus,
    User,
    UserAddress,
)
from backend.parties.roles import ROLES, TECHNICAL
from backend.parties.rules import uscc_check
from backend.parties.services.sealing import seal

PARTIES_LOAD = "parties.load"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDraft:
    """One active organisation."""

    slug: str
    kind: str
    legal_name: str
    display_name: str
    display_name_en: str = ""
    uscc: str | None = None
    region_code: str = ""
    address_line: str = ""
    description: str = ""
    is_merchant: bool = False
    is_gov_supplier: bool = False
    sme_scale: str = ""
    active_since: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """One confirmed account, named by its role, with an optional home address."""

    email: str
    title: str
    organization_slug: str = ""
    roles: tuple[str, ...] = ()
    address: dict[str, str] = field(default_factory=dict)
    language: str = "ZH_HANS"
    totp_secret: str = ""


@transaction.atomic
def organizations_load(
    drafts: Sequence[OrganizationDraft], *, actor: Actor
) -> dict[str, uuid.UUID]:
    """Create the organisations that are not there yet; returns all ids by slug. Raises Invalid."""
    actor.require(PARTIES_LOAD)
    slugs = [draft.slug for draft in drafts]
    known = set(Organization.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    fresh = [draft for draft in drafts if draft.slug not in known]
    for draft in fresh:
        if draft.uscc is not None and not uscc_check(draft.uscc).valid:
            raise Invalid("统一社会信用代码“{code}”不正确。", field="uscc", code=draft.uscc)
    now = clock.now()
    Organization.objects.bulk_create(
        [
            Organization(
                slug=draft.slug,
                kind=draft.kind,
                status=OrganizationStatus.ACTIVE,
                legal_name=draft.legal_name,
                display_name=draft.display_name,
                display_name_en=draft.display_name_en,
                uscc=draft.uscc,
                region_code=draft.region_code,
                address_line=draft.address_line,
                description=draft.description,
                is_merchant=draft.is_merchant,
                is_gov_supplier=draft.is_gov_supplier,
                sme_scale=draft.sme_scale,
                identity_verified_at=now,
                active_since=draft.active_since,
                extra=dict(draft.extra),
            )
            for draft in fresh
        ],
        batch_size=500,
    )
    return dict(Organization.objects.filter(slug__in=slugs).values_list("slug", "pk"))


@transaction.atomic
def accounts_load(
    drafts: Sequence[AccountDraft], *, password: str, actor: Actor
) -> dict[str, uuid.UUID]:
    """Create the accounts with their roles and addresses; returns user ids by e-mail.

    All get the same password, hashed once: these are shared accounts of a demonstration.
    Raises Invalid for an unknown role or organisation.
    """
    actor.require(PARTIES_LOAD)
    emails = [draft.email.lower() for draft in drafts]
    known = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    fresh = [draft for draft in drafts if draft.email.lower() not in known]
    hashed = make_password(password)
    users = {draft.email: _user(draft, hashed) for draft in fresh}
    addresses = {draft.email: Address(**draft.address) for draft in fresh if draft.address}
    Address.objects.bulk_create(addresses.values(), batch_size=500)
    for email, address in addresses.items():
        users[email].default_shipping_address = address
        users[email].default_billing_address = address
    User.objects.bulk_create(users.values(), batch_size=500)
    UserAddress.objects.bulk_create(
        [UserAddress(user=users[email], address=row) for email, row in addresses.items()],
        batch_size=500,
    )
    Membership.objects.bulk_create(_memberships(fresh, users), batch_size=500)
    return dict(User.objects.filter(email__in=emails).values_list("email", "pk"))


def _user(draft: AccountDraft, hashed: str) -> User:
    return User(
        email=draft.email.lower(),
        password=hashed,
        first_name=draft.title[:128],
        language=draft.language,
        is_confirmed=True,
        # the technical operator looks after the admin desk and has no business permission (D19)
        is_staff=TECHNICAL in draft.roles,
        is_superuser=TECHNICAL in draft.roles,
        totp_secret=seal(draft.totp_secret) if draft.totp_secret else None,
    )


def _memberships(drafts: Sequence[AccountDraft], users: dict[str, User]) -> list[Membership]:
    slugs = {draft.organization_slug for draft in drafts if draft.organization_slug}
    ids = dict(Organization.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    # From the oldest day that may be replayed: roles are judged on the virtual clock.
    since = DateTimeTZRange(clock.now().replace(year=2009), None)
    rows = []
    for draft in drafts:
        for role in draft.roles:
            if role not in ROLES or draft.organization_slug not in ids:
                raise Invalid("未知的角色或单位。", field="roles", role=role)
            rows.append(
                Membership(
                    user=users[draft.email],
                    organization_id=ids[draft.organization_slug],
                    role=role,
                    valid=since,
                )
            )
    return rows
