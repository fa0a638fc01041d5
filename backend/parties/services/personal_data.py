"""What is kept about a person: a file of it, and what stays when it is erased."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.parties.events import AccountChanged
from backend.parties.models import (
    Address,
    DutyRecord,
    Invitation,
    Membership,
    Session,
    User,
)
from backend.parties.services.addresses import FIELDS
from backend.parties.services.person import own_account

KEPT = (
    ("交易、合同和支付记录", "至少保存三年；以编号关联，不含姓名和邮箱",
     "Orders, contracts and payments: at least three years, linked by number only"),
    ("订单上的收货地址", "属于交易记录，随订单保存", "Delivery addresses on orders, as part of the trade"),
    ("审计日志", "不可更改；只含编号和摘要", "The audit log: unchangeable, numbers and hashes only"),
    ("单位职责记录", "回避与不相容职务核查所需", "Duties done in a case, for separation of duties"),
)  # fmt: skip
"""What erasure leaves, and why (E-commerce Law art. 31: three years; audit brief 3)."""


def _rows(user: User) -> dict[str, Any]:
    addresses = Address.objects.filter(users=user)
    return {
        "addresses": [{name: getattr(row, name) for name in FIELDS} for row in addresses],
        "memberships": [
            {
                "organization": row.organization.legal_name,
                "role": row.role,
                "from": row.valid.lower.isoformat() if row.valid and row.valid.lower else None,
                "until": row.valid.upper.isoformat() if row.valid and row.valid.upper else None,
            }
            for row in Membership.objects.filter(user=user).select_related("organization")
        ],
        "invitations": [
            {"organization": row.organization.legal_name, "role": row.role, "state": row.state}
            for row in Invitation.objects.filter(email=user.email).select_related("organization")
        ],
        "sessions": [
            {
                "startedAt": row.created_at.isoformat(),
                "lastSeenAt": row.last_seen_at.isoformat(),
                "endedAt": row.revoked_at.isoformat() if row.revoked_at else None,
                "device": row.device,
                "address": row.address,
            }
            for row in Session.objects.filter(user=user).order_by("created_at")
        ],
        "duties": [
            {"case": row.case, "duty": row.duty, "at": row.at.isoformat()}
            for row in DutyRecord.objects.filter(person_id=user.person_id).order_by("at")
        ],
    }


@transaction.atomic
def personal_data_export(*, actor: Actor) -> dict[str, Any]:
    """All that the account holds about its person, as JSON data. Raises Unauthenticated.

    Secrets (password, authenticator key, token key) are no data about the person and stay out.
    """
    user = own_account(actor)
    publish(AccountChanged(user_id=user.pk, act="data_exported"), actor=actor)
    return {
        "format": "shiji-personal-data/1",
        "account": {
            "id": str(user.pk),
            "email": user.email,
            "firstName": user.first_name,
            "lastName": user.last_name,
            "language": user.language,
            "joinedAt": user.date_joined.isoformat(),
            "secondFactor": user.totp_secret is not None,
            "metadata": user.metadata,
        },
        **_rows(user),
        "keptAfterErasure": [{"what": zh, "why": why, "en": en} for zh, why, en in KEPT],
    }
