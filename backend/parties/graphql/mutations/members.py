"""Members: inviting, joining, roles from and until."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.parties.graphql.organizations import InvitationType, MembershipType
from backend.parties.models import Membership
from backend.parties.roles import ADMIN, SECOND
from backend.parties.services import (
    InvitationDraft,
    invitation_answer,
    invitation_revoke,
    join_decide,
    join_request,
    member_invite,
    member_remove,
    role_confirm,
    role_end,
    role_grant,
)


class MemberInviteInput(graphene.InputObjectType):
    """Whom to ask in, for which role, until when."""

    email = graphene.String(required=True)
    role = graphene.String(required=True)
    valid_until = graphene.DateTime()
    message = graphene.String()
    idempotency_key = graphene.String(required=True)


class OrganizationMemberInvite(DomainMutation):
    """Ask somebody into the acting organisation by e-mail."""

    permission = ADMIN
    invitation = graphene.Field(InvitationType)

    class Arguments:
        input = MemberInviteInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        draft = InvitationDraft(
            email=input.email,
            role=input.role,
            valid_until=input.get("valid_until"),
            message=input.get("message") or "",
        )
        row = member_invite(actor=actor, draft=draft, key=input.idempotency_key)
        return cls(invitation=row)


class _Answer(DomainMutation):
    invitation = graphene.Field(InvitationType)

    class Meta:
        abstract = True

    class Arguments:
        id = graphene.ID(required=True)
        accept = graphene.Boolean(required=True)


class InvitationAnswer(_Answer):
    """Accept or decline an invitation to the own address."""

    permission = SIGNED_IN

    class Arguments(_Answer.Arguments):
        pass

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, accept: bool) -> Self:
        key = from_relay(id, "Invitation")
        return cls(invitation=invitation_answer(actor=actor, invitation_id=key, accept=accept))


class OrganizationJoinDecide(_Answer):
    """Let an applicant into the acting organisation, or not."""

    permission = ADMIN

    class Arguments(_Answer.Arguments):
        pass

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, accept: bool) -> Self:
        key = from_relay(id, "Invitation")
        return cls(invitation=join_decide(actor=actor, invitation_id=key, accept=accept))


class InvitationRevoke(DomainMutation):
    """Take an invitation of the acting organisation back."""

    permission = ADMIN
    invitation = graphene.Field(InvitationType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        key = from_relay(id, "Invitation")
        return cls(invitation=invitation_revoke(actor=actor, invitation_id=key))


class JoinRequestInput(graphene.InputObjectType):
    """Which organisation, by its credit code, and as what."""

    uscc = graphene.String(required=True)
    role = graphene.String(required=True)
    message = graphene.String()


class OrganizationJoinRequest(DomainMutation):
    """Ask to join; the answer is the same for an unknown code."""

    permission = SIGNED_IN
    sent = graphene.Boolean()

    class Arguments:
        input = JoinRequestInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        join_request(
            actor=actor, uscc=input.uscc, role=input.role, message=input.get("message") or ""
        )
        return cls(sent=True)


class RoleGrantInput(graphene.InputObjectType):
    """A further role of a member, from now until."""

    user_id = graphene.ID(required=True)
    role = graphene.String(required=True)
    valid_until = graphene.DateTime()
    site = graphene.String()


class OrganizationRoleGrant(DomainMutation):
    """Give a member one more role; ``invitation`` where it waits for a second person."""

    permission = ADMIN
    membership = graphene.Field(MembershipType)
    invitation = graphene.Field(InvitationType)

    class Arguments:
        input = RoleGrantInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        row = role_grant(
            actor=actor,
            user_id=from_relay(input.user_id, "User"),
            role=input.role,
            valid_until=input.get("valid_until"),
            site=(input.get("site") or "")[:24],
        )
        if isinstance(row, Membership):
            return cls(membership=row)
        return cls(invitation=row)


class OrganizationRoleConfirm(_Answer):
    """As the second person, give a role that another proposed, or refuse it."""

    permission = SECOND

    class Arguments(_Answer.Arguments):
        pass

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, accept: bool) -> Self:
        key = from_relay(id, "Invitation")
        return cls(invitation=role_confirm(actor=actor, invitation_id=key, accept=accept))


class RoleEndInput(graphene.InputObjectType):
    """Which role ends, when, and why; now without a moment."""

    membership_id = graphene.ID(required=True)
    at = graphene.DateTime()
    reason = graphene.String()


class OrganizationRoleEnd(DomainMutation):
    """End a role in the acting organisation."""

    permission = ADMIN
    membership = graphene.Field(MembershipType)

    class Arguments:
        input = RoleEndInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        row = role_end(
            actor=actor,
            membership_id=from_relay(input.membership_id, "Membership"),
            at=input.get("at"),
            reason=input.get("reason") or "",
        )
        return cls(membership=row)


class MemberRemoveInput(graphene.InputObjectType):
    """Whom to remove, and why."""

    user_id = graphene.ID(required=True)
    reason = graphene.String(required=True)


class OrganizationMemberRemove(DomainMutation):
    """End all roles of a member of the acting organisation."""

    permission = ADMIN
    ended = graphene.Int()

    class Arguments:
        input = MemberRemoveInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        ended = member_remove(
            actor=actor, user_id=from_relay(input.user_id, "User"), reason=input.reason
        )
        return cls(ended=ended)
