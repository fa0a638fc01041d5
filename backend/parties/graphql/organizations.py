"""Members, invitations, approvals and sessions in GraphQL."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.context import actor_of
from backend.api.saleor import Node
from backend.kernel.ids import to_relay
from backend.parties.graphql.types import OrganizationType, RoleType
from backend.parties.models import Approval, Invitation, Membership, Session
from backend.parties.roles import ADMIN, Role
from backend.parties.rules import email_masked
from backend.parties.selectors import MemberRow, OrganizationOfMine


class RoleChoiceType(graphene.ObjectType):
    """A role that exists in organisations of a kind."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    name_en = graphene.String(required=True)
    level_two = graphene.Boolean(required=True, description="Needs the second factor.")
    excludes = graphene.List(graphene.NonNull(RoleType), required=True)

    class Meta:
        name = "RoleChoice"

    @staticmethod
    def resolve_name(root: Role, _info: Any) -> str:
        return root.zh

    @staticmethod
    def resolve_name_en(root: Role, _info: Any) -> str:
        return root.en

    @staticmethod
    def resolve_excludes(root: Role, _info: Any) -> list[str]:
        return sorted(root.excludes)


class MembershipType(graphene.ObjectType):
    """A role from and until."""

    role = graphene.Field(RoleType, required=True)
    valid_from = graphene.DateTime()
    valid_until = graphene.DateTime()

    class Meta:
        name = "Membership"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Membership, _info: Any) -> str:
        return to_relay("Membership", root.pk)

    @staticmethod
    def resolve_valid_from(root: Membership, _info: Any) -> Any:
        return root.valid.lower

    @staticmethod
    def resolve_valid_until(root: Membership, _info: Any) -> Any:
        return root.valid.upper


class MemberType(graphene.ObjectType):
    """A colleague in the acting organisation."""

    user_id = graphene.ID(required=True)
    name = graphene.String(required=True)
    email = graphene.String(required=True, description="Masked except for administrators.")
    has_second_factor = graphene.Boolean(required=True)
    memberships = graphene.List(graphene.NonNull(MembershipType), required=True)

    class Meta:
        name = "OrganizationMember"

    @staticmethod
    def resolve_user_id(root: MemberRow, _info: Any) -> str:
        return to_relay("User", root.user.pk)

    @staticmethod
    def resolve_name(root: MemberRow, _info: Any) -> str:
        return root.user.get_full_name()

    @staticmethod
    def resolve_email(root: MemberRow, info: Any) -> str:
        return root.user.email if actor_of(info).may(ADMIN) else email_masked(root.user.email)

    @staticmethod
    def resolve_has_second_factor(root: MemberRow, _info: Any) -> bool:
        return root.user.totp_secret is not None


class ApprovalType(graphene.ObjectType):
    """A decision of the operator about an organisation."""

    organization = graphene.Field(OrganizationType, required=True)
    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    state = graphene.String(required=True)
    note = graphene.String(required=True)
    reason = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    decided_at = graphene.DateTime()
    register = graphene.Field(lambda: RegisterCheckType)

    class Meta:
        name = "Approval"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Approval, _info: Any) -> str:
        return to_relay("Approval", root.pk)

    @staticmethod
    def resolve_kind_label(root: Approval, _info: Any) -> str:
        return root.get_kind_display()

    @staticmethod
    def resolve_asked_at(root: Approval, _info: Any) -> Any:
        return root.created_at

    @staticmethod
    def resolve_register(root: Approval, _info: Any) -> Any:
        checks = sorted(root.organization.register_checks.all(), key=lambda row: row.at)
        return checks[-1] if checks else None


class RegisterCheckType(graphene.ObjectType):
    """What the business register said."""

    found = graphene.Boolean(required=True)
    name_matches = graphene.Boolean(required=True)
    in_operation = graphene.Boolean(required=True)
    registered_on = graphene.Date()
    at = graphene.DateTime(required=True)

    class Meta:
        name = "RegisterCheck"


class MyOrganizationType(graphene.ObjectType):
    """An organisation I belong to, with my roles and how its admission stands."""

    organization = graphene.Field(OrganizationType, required=True)
    memberships = graphene.List(graphene.NonNull(MembershipType), required=True)
    approvals = graphene.List(graphene.NonNull(ApprovalType), required=True)
    manages = graphene.Boolean(required=True)

    class Meta:
        name = "MyOrganization"

    @staticmethod
    def resolve_manages(root: OrganizationOfMine, _info: Any) -> bool:
        return root.manages


class InvitationType(graphene.ObjectType):
    """An invitation, or a wish to join."""

    organization = graphene.Field(OrganizationType, required=True)
    email = graphene.String(required=True)
    role = graphene.Field(RoleType, required=True)
    by_applicant = graphene.Boolean(required=True)
    state = graphene.String(required=True)
    message = graphene.String(required=True)
    expires_at = graphene.DateTime(required=True)
    valid_until = graphene.DateTime()

    class Meta:
        name = "Invitation"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Invitation, _info: Any) -> str:
        return to_relay("Invitation", root.pk)


class SessionType(graphene.ObjectType):
    """One of my signed-in sessions."""

    device = graphene.String(required=True)
    address = graphene.String(required=True)
    level = graphene.Int(required=True)
    started_at = graphene.DateTime(required=True)
    last_seen_at = graphene.DateTime(required=True)
    current = graphene.Boolean(required=True)

    class Meta:
        name = "AccountSession"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Session, _info: Any) -> str:
        return to_relay("AccountSession", root.pk)

    @staticmethod
    def resolve_started_at(root: Session, _info: Any) -> Any:
        return root.created_at

    @staticmethod
    def resolve_current(root: Session, info: Any) -> bool:
        return root.pk == actor_of(info).session_id


MyOrganizationConnection = countable_connection("MyOrganization", MyOrganizationType)
MemberConnection = countable_connection("OrganizationMember", MemberType)
InvitationConnection = countable_connection("Invitation", InvitationType)
ApprovalConnection = countable_connection("Approval", ApprovalType)
SessionConnection = countable_connection("AccountSession", SessionType)
