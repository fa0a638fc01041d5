"""Applications, checklist and tasks in GraphQL."""

from __future__ import annotations

import base64
from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.context import actor_of
from backend.api.saleor import Node
from backend.api.scalars import JSON
from backend.kernel.ids import to_relay
from backend.parties.graphql.types import OrganizationType
from backend.signing.selectors import contract_of, contract_parties
from markets.onboarding.models import Application, ApplicationState, ItemKind, ReviewTask, Step
from markets.onboarding.permissions import REVIEW
from markets.onboarding.selectors import ItemView, checklist_of, holder_of
from markets.onboarding.services.contract import TEMPLATE


class ChecklistEntryType(graphene.ObjectType):
    """One item with what is known of it."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    name_en = graphene.String(required=True)
    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    required = graphene.Boolean(required=True)
    complete = graphene.Boolean(required=True)
    expires_on = graphene.Date()
    note = graphene.String(required=True)

    class Meta:
        name = "ChecklistEntry"

    @staticmethod
    def resolve_code(root: ItemView, _info: Any) -> str:
        return root.item.code

    @staticmethod
    def resolve_name(root: ItemView, _info: Any) -> str:
        return root.item.name

    @staticmethod
    def resolve_name_en(root: ItemView, _info: Any) -> str:
        return root.item.name_en

    @staticmethod
    def resolve_kind(root: ItemView, _info: Any) -> str:
        return root.item.kind

    @staticmethod
    def resolve_kind_label(root: ItemView, _info: Any) -> str:
        return str(ItemKind(root.item.kind).label)

    @staticmethod
    def resolve_required(root: ItemView, _info: Any) -> bool:
        return root.item.required

    @staticmethod
    def resolve_expires_on(root: ItemView, _info: Any) -> Any:
        return root.state.expires_on if root.state else None

    @staticmethod
    def resolve_note(root: ItemView, _info: Any) -> str:
        return root.state.note if root.state else ""


class ApplicationStepType(graphene.ObjectType):
    """One move of an application."""

    before = graphene.String(required=True)
    after = graphene.String(required=True)
    reason = graphene.String(required=True)
    at = graphene.DateTime(required=True)

    class Meta:
        name = "MerchantApplicationStep"


class ContractSideType(graphene.ObjectType):
    """One side of the platform contract."""

    label = graphene.String(required=True)
    name = graphene.String(required=True)
    signed_at = graphene.DateTime()
    being_signed = graphene.Boolean(
        required=True, description="Signed on the page; the signature is being put into the file."
    )
    mine = graphene.Boolean(required=True)

    class Meta:
        name = "ContractSide"


class PlatformContractType(graphene.ObjectType):
    """The platform contract of an application."""

    number = graphene.String(required=True)
    state = graphene.String(required=True)
    sha256 = graphene.String(required=True)
    sides = graphene.List(graphene.NonNull(ContractSideType), required=True)
    file = graphene.String(required=True, description="The PDF, base64.")

    class Meta:
        name = "PlatformContract"

    @staticmethod
    def resolve_sides(root: Any, info: Any) -> list[ContractSideType]:
        own = actor_of(info).organization_id
        return [
            ContractSideType(
                label=side.label,
                name=side.organization.legal_name,
                signed_at=side.signed_at,
                being_signed=side.being_signed,
                mine=side.organization_id == own,
            )
            for side in contract_parties(root.pk)
        ]

    @staticmethod
    def resolve_file(root: Any, _info: Any) -> str:
        return base64.b64encode(bytes(root.file)).decode()


class MerchantApplicationType(graphene.ObjectType):
    """An application; its merchant and the operator see it."""

    organization = graphene.Field(OrganizationType, required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    sites = graphene.List(graphene.NonNull(graphene.String), required=True)
    trade_categories = graphene.List(graphene.NonNull(graphene.String), required=True)
    contact_name = graphene.String(required=True)
    contact_phone = graphene.String(required=True)
    representative = graphene.String(required=True)
    representative_id_tail = graphene.String(required=True)
    representative_matches = graphene.Boolean()
    licence_expires_on = graphene.Date()
    special_licences = graphene.Field(JSON)
    brands = graphene.Field(JSON)
    tax_status = graphene.String(required=True)
    issues_invoices = graphene.Boolean(required=True)
    return_address = graphene.String(required=True)
    settlement_name = graphene.String(required=True)
    settlement_bank = graphene.String(required=True)
    settlement_tail = graphene.String(required=True, description="Last four places of the account.")
    reason = graphene.String(required=True)
    submitted_at = graphene.DateTime()
    activated_at = graphene.DateTime()
    verified_on = graphene.Date()
    reverify_on = graphene.Date()
    contract_paper = graphene.Boolean(required=True)
    checklist = graphene.List(graphene.NonNull(ChecklistEntryType), required=True)
    steps = graphene.List(graphene.NonNull(ApplicationStepType), required=True)
    contract = graphene.Field(PlatformContractType)
    reviewable = graphene.Boolean(required=True, description="The viewer may decide about it.")

    class Meta:
        name = "MerchantApplication"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Application, _info: Any) -> str:
        return to_relay("MerchantApplication", root.pk)

    @staticmethod
    def resolve_state_label(root: Application, _info: Any) -> str:
        return str(ApplicationState(root.state).label)

    @staticmethod
    def resolve_checklist(root: Application, _info: Any) -> list[ItemView]:
        return checklist_of(root)

    @staticmethod
    def resolve_steps(root: Application, _info: Any) -> list[Step]:
        return list(root.steps.all())

    @staticmethod
    def resolve_contract(root: Application, _info: Any) -> Any:
        return contract_of(holder_of(root), TEMPLATE) if root.contract_number else None

    @staticmethod
    def resolve_reviewable(root: Application, info: Any) -> bool:
        viewer = actor_of(info)
        return viewer.may(REVIEW) and viewer.organization_id != root.organization_id


class ReviewTaskType(graphene.ObjectType):
    """Work for the review desk."""

    kind = graphene.String(required=True)
    item = graphene.String()
    due_on = graphene.Date(required=True)
    application = graphene.Field(MerchantApplicationType, required=True)

    class Meta:
        name = "ReviewTask"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ReviewTask, _info: Any) -> str:
        return to_relay("ReviewTask", root.pk)

    @staticmethod
    def resolve_item(root: ReviewTask, _info: Any) -> str | None:
        return root.item.name if root.item else None


ApplicationConnection = countable_connection("MerchantApplication", MerchantApplicationType)
ReviewTaskConnection = countable_connection("ReviewTask", ReviewTaskType)
