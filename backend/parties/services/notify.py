"""Telling persons by their account, and organisations by who may act (decision D18)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from backend.notices.services import Recipient, notice_send
from backend.parties.models import Membership, User
from backend.parties.roles import ROLES

MEMBERS_MAX = 50


def user_notify(
    user_id: uuid.UUID | None, *, template: str, data: Mapping[str, Any], key: str, link: str = ""
) -> int:
    """Tell one living account; nobody is told of nobody. Returns how many were told now."""
    user = User.objects.filter(pk=user_id, is_active=True).first() if user_id else None
    if user is None:
        return 0
    who = [Recipient(user.pk, user.email)]
    return notice_send(recipients=who, template=template, data=data, key=key, link=link)


def organization_notify(
    organization_id: uuid.UUID,
    *,
    permission: str,
    template: str,
    data: Mapping[str, Any],
    key: str,
    link: str = "",
) -> int:
    """Tell the members of an organisation who may do something about it, each once per key."""
    roles = [code for code, role in ROLES.items() if permission in role.permissions]
    members = Membership.objects.filter(
        organization_id=organization_id,
        role__in=roles,
        valid__contains=datetime.now(UTC),
        user__is_active=True,
    )
    rows = sorted(set(members.values_list("user_id", "user__email")))[:MEMBERS_MAX]
    who = [Recipient(user_id, email) for user_id, email in rows]
    return notice_send(recipients=who, template=template, data=data, key=key, link=link)
