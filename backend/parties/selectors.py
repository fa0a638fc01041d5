"""Reading the parties."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from backend.parties.models import Address, Organization, User


def organizations_by_ids(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Organization]:
    """Organisations by id; unknown ids are absent."""
    return {row.pk: row for row in Organization.objects.filter(pk__in=list(ids))}


def organization_get(organization_id: uuid.UUID) -> Organization | None:
    """One organisation."""
    return Organization.objects.filter(pk=organization_id).first()


def organization_by_slug(slug: str) -> Organization | None:
    """One organisation by the name in its address."""
    return Organization.objects.filter(slug=slug).first()


def user_get(user_id: uuid.UUID | None) -> User | None:
    """A living account."""
    if user_id is None:
        return None
    return User.objects.filter(pk=user_id, is_active=True).first()


def addresses_of(user_id: uuid.UUID) -> list[Address]:
    """A user's address book, newest first."""
    return list(Address.objects.filter(users=user_id).order_by("-created_at", "-id"))


def sellers_active() -> QuerySet[Organization]:
    """Sellers who may trade today."""
    return Organization.objects.filter(is_merchant=True, status="ACTIVE")
