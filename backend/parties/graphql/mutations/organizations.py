"""Organisations: entering, admission, suspension."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.parties.graphql.organizations import ApprovalType
from backend.parties.graphql.types import OrganizationType
from backend.parties.roles import ADMIN
from backend.parties.services import (
    OrganizationEntry,
    approval_decide,
    gov_supplier_apply,
    organization_leave,
    organization_register,
    organization_suspend,
    organization_update,
)


class OrganizationRegisterInput(graphene.InputObjectType):
    """What is entered about an organisation; the credit code is taken as given."""

    kind = graphene.String(required=True)
    legal_name = graphene.String(required=True)
    display_name = graphene.String()
    display_name_en = graphene.String()
    uscc = graphene.String()
    country = graphene.String()
    registration_number = graphene.String()
    region_code = graphene.String()
    address_line = graphene.String()
    description = graphene.String()
    sells = graphene.Boolean()
    gov_supplier = graphene.Boolean()
    idempotency_key = graphene.String(required=True)


class OrganizationRegister(DomainMutation):
    """Enter an organisation and become its first administrator."""

    permission = SIGNED_IN
    organization = graphene.Field(OrganizationType)

    class Arguments:
        input = OrganizationRegisterInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        given = {name: value for name, value in input.items() if value is not None}
        key = given.pop("idempotency_key")
        row = organization_register(actor=actor, entry=OrganizationEntry(**given), key=key)
        return cls(organization=row)


class OrganizationUpdateInput(graphene.InputObjectType):
    """What an organisation shows of itself."""

    display_name = graphene.String()
    display_name_en = graphene.String()
    address_line = graphene.String()
    description = graphene.String()


class OrganizationUpdate(DomainMutation):
    """Change what the acting organisation shows."""

    permission = ADMIN
    organization = graphene.Field(OrganizationType)

    class Arguments:
        input = OrganizationUpdateInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        fields = {name: value for name, value in input.items() if value is not None}
        return cls(organization=organization_update(actor=actor, fields=fields))


class OrganizationLeave(DomainMutation):
    """Leave an organisation; the last administrator stays."""

    permission = SIGNED_IN
    ended = graphene.Int(description="How many roles ended.")

    class Arguments:
        organization_id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, organization_id: str) -> Self:
        key = from_relay(organization_id, "Organization")
        return cls(ended=organization_leave(actor=actor, organization_id=key))


class GovSupplierApply(DomainMutation):
    """Ask to serve the government with the acting organisation."""

    permission = ADMIN
    approval = graphene.Field(ApprovalType)

    class Arguments:
        note = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, note: str = "") -> Self:
        return cls(approval=gov_supplier_apply(actor=actor, note=note))


class ApprovalDecideInput(graphene.InputObjectType):
    """The operator's decision."""

    id = graphene.ID(required=True)
    approve = graphene.Boolean(required=True)
    reason = graphene.String(required=True)


class ApprovalDecide(DomainMutation):
    """Admit or refuse an organisation or a government supplier, with a reason."""

    permission = "organization.approve"
    approval = graphene.Field(ApprovalType)

    class Arguments:
        input = ApprovalDecideInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        approval = approval_decide(
            actor=actor,
            approval_id=from_relay(input.id, "Approval"),
            approve=input.approve,
            reason=input.reason,
        )
        return cls(approval=approval)


class OrganizationSuspendInput(graphene.InputObjectType):
    """Whom to stop, or let act again, and why."""

    organization_id = graphene.ID(required=True)
    suspended = graphene.Boolean(required=True)
    reason = graphene.String(required=True)


class OrganizationSuspend(DomainMutation):
    """Stop an organisation's acting, or let it act again."""

    permission = "organization.approve"
    organization = graphene.Field(OrganizationType)

    class Arguments:
        input = OrganizationSuspendInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        row = organization_suspend(
            actor=actor,
            organization_id=from_relay(input.organization_id, "Organization"),
            suspended=input.suspended,
            reason=input.reason,
        )
        return cls(organization=row)
