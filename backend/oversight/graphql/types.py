"""Cases, explanations and numbers in GraphQL."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.context import actor_of
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import JSON
from backend.kernel.ids import public_id, to_relay
from backend.kernel.money import Money
from backend.oversight.models import Case, ExplanationOrder
from backend.oversight.selectors import DeskRow


class CaseNoteType(graphene.ObjectType):
    """A note in a case."""

    text = graphene.String(required=True)
    at = graphene.DateTime(required=True)

    class Meta:
        name = "CaseNote"


class ExplanationType(graphene.ObjectType):
    """A question a party must answer by a date."""

    question = graphene.String(required=True)
    due_at = graphene.DateTime(required=True)
    answer = graphene.String(required=True)
    answered_at = graphene.DateTime()
    organization_name = graphene.String(required=True)

    class Meta:
        name = "Explanation"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ExplanationOrder, _info: Any) -> str:
        return to_relay("Explanation", root.pk)

    @staticmethod
    def resolve_organization_name(root: ExplanationOrder, info: Any) -> str:
        return root.organization.name_in(actor_of(info).language)


class CaseType(graphene.ObjectType):
    """A matter a regulator follows."""

    number = graphene.String(required=True)
    ref = graphene.String(required=True, description="Its public id, to trace.")
    title = graphene.String(required=True)
    state = graphene.String(required=True)
    subjects = graphene.List(graphene.NonNull(graphene.String), required=True)
    outcome = graphene.String(required=True)
    created_at = graphene.DateTime(required=True)
    closed_at = graphene.DateTime()
    notes = graphene.List(graphene.NonNull(CaseNoteType), required=True)
    explanations = graphene.List(graphene.NonNull(ExplanationType), required=True)

    class Meta:
        name = "Case"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Case, _info: Any) -> str:
        return to_relay("Case", root.pk)

    @staticmethod
    def resolve_ref(root: Case, _info: Any) -> str:
        return public_id("cas", root.pk)

    @staticmethod
    def resolve_notes(root: Case, _info: Any) -> Any:
        return root.notes.order_by("id")

    @staticmethod
    def resolve_explanations(root: Case, _info: Any) -> Any:
        return root.explanations.select_related("organization").order_by("due_at")


CaseConnection = countable_connection("Case", CaseType)


class DeskHourType(graphene.ObjectType):
    """Orders of one site in one hour."""

    site = graphene.String(required=True)
    hour = graphene.DateTime(required=True)
    orders = graphene.Int(required=True)
    value = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "DeskHour"

    @staticmethod
    def resolve_value(root: DeskRow, _info: Any) -> Money:
        return Money(root.value_minor, root.currency)


class DeskMoneyType(graphene.ObjectType):
    """Guaranteed money of one site and currency."""

    site = graphene.String(required=True)
    currency = graphene.String(required=True)
    funded = graphene.Field(MoneyType, required=True)
    released = graphene.Field(MoneyType, required=True)
    refunded = graphene.Field(MoneyType, required=True)
    held = graphene.Field(MoneyType, required=True)
    escrows = graphene.Int(required=True)
    frozen = graphene.Int(required=True)
    disputed = graphene.Int(required=True)

    class Meta:
        name = "DeskMoney"


class SavedQueryType(graphene.ObjectType):
    """A search somebody keeps."""

    name = graphene.String(required=True)
    query = graphene.Field(JSON, required=True)

    class Meta:
        name = "SavedQuery"
