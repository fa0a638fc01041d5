"""What others may hear of people and organisations; only ids, and personal matters confidential."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import ClassVar

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@dataclass(frozen=True, kw_only=True)
class _OfOrganization(DomainEvent):
    organization_id: uuid.UUID

    @property
    def subject(self) -> str:
        return public_id("org", self.organization_id)


@event("parties.organization.registered")
@dataclass(frozen=True, kw_only=True)
class OrganizationRegistered(_OfOrganization):
    """Somebody entered an organisation; the business register is asked next."""

    organization_kind: str
    sells: bool = False

    def record(self) -> Record:
        return Record(
            title="单位提交注册", parties=[str(self.organization_id)], state="PENDING"
        )  # fmt: skip


@event("parties.organization.moved")
@dataclass(frozen=True, kw_only=True)
class OrganizationMoved(_OfOrganization):
    """An organisation was admitted, refused, suspended, reinstated or closed."""

    act: str
    state: str
    reason: str = ""

    def record(self) -> Record:
        return Record(
            title=f"单位状态：{self.act}", parties=[str(self.organization_id)], state=self.state
        )


@event("parties.approval.decided")
@dataclass(frozen=True, kw_only=True)
class ApprovalDecided(_OfOrganization):
    """The operator decided about an organisation or its admission as a government supplier."""

    approval_id: uuid.UUID
    approval_kind: str
    approved: bool
    reason: str

    def record(self) -> Record:
        return Record(
            title="准入审核通过" if self.approved else "准入审核未通过",
            parties=[str(self.organization_id)],
            state=self.approval_kind,
        )


@event("parties.membership.changed")
@dataclass(frozen=True, kw_only=True)
class MembershipChanged(_OfOrganization):
    """A role began or ended (act: granted, ended, left, removed)."""

    confidential: ClassVar[bool] = True

    user_id: uuid.UUID
    role: str
    act: str
    reason: str = ""


@event("parties.invitation.moved")
@dataclass(frozen=True, kw_only=True)
class InvitationMoved(_OfOrganization):
    """An invitation or a wish to join was made, accepted, declined or taken back."""

    confidential: ClassVar[bool] = True

    invitation_id: uuid.UUID
    role: str
    act: str


@event("parties.account.changed")
@dataclass(frozen=True, kw_only=True)
class AccountChanged(DomainEvent):
    """An account's protection or data: second factor, session, export, erasure."""

    confidential: ClassVar[bool] = True

    user_id: uuid.UUID
    act: str

    @property
    def subject(self) -> str:
        return public_id("usr", self.user_id)
