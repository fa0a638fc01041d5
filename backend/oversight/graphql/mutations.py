"""What the desk does."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.scalars import JSON
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.oversight.graphql.types import CaseType, ExplanationType, SavedQueryType
from backend.oversight.services import (
    case_close,
    case_note,
    case_open,
    explanation_answer,
    explanation_demand,
    payment_freeze,
    query_save,
)


class CaseOpen(DomainMutation):
    """Open a case about some public ids."""

    permission = "oversight.case"
    case = graphene.Field(CaseType)

    class Arguments:
        title = graphene.String(required=True)
        subjects = graphene.List(graphene.NonNull(graphene.String), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, title: str, subjects: list[str]) -> Self:
        return cls(case=case_open(actor=actor, title=title, subjects=subjects))


class CaseNoteAdd(DomainMutation):
    """Write into a case."""

    permission = "oversight.case"
    case = graphene.Field(CaseType)

    class Arguments:
        id = graphene.ID(required=True)
        text = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, text: str) -> Self:
        return cls(case=case_note(actor=actor, case_id=from_relay(id, "Case"), text=text))


class CaseClose(DomainMutation):
    """End a case with its outcome."""

    permission = "oversight.case"
    case = graphene.Field(CaseType)

    class Arguments:
        id = graphene.ID(required=True)
        outcome = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, outcome: str) -> Self:
        return cls(case=case_close(actor=actor, case_id=from_relay(id, "Case"), outcome=outcome))


class ExplanationDemand(DomainMutation):
    """Demand an explanation by a date."""

    permission = "oversight.case"
    explanation = graphene.Field(ExplanationType)

    class Arguments:
        case_id = graphene.ID(required=True)
        organization_id = graphene.ID(required=True)
        question = graphene.String(required=True)
        due_at = graphene.DateTime(required=True)

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, case_id: str, organization_id: str, question: str,
        due_at: datetime,
    ) -> Self:  # fmt: skip
        order = explanation_demand(
            actor=actor,
            case_id=from_relay(case_id, "Case"),
            organization_id=from_relay(organization_id),
            question=question,
            due_at=due_at,
        )
        return cls(explanation=order)


class ExplanationAnswer(DomainMutation):
    """Answer what the own organisation was asked."""

    permission = SIGNED_IN
    explanation = graphene.Field(ExplanationType)

    class Arguments:
        id = graphene.ID(required=True)
        answer = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, answer: str) -> Self:
        key = from_relay(id, "Explanation")
        return cls(explanation=explanation_answer(actor=actor, order_id=key, answer=answer))


class PaymentFreeze(DomainMutation):
    """Ask for, or as a second person confirm, a freeze of guaranteed money or its lifting."""

    permission = "payment.freeze"
    state = graphene.String()

    class Arguments:
        settlement_subject = graphene.String(required=True)
        reason = graphene.String(required=True)
        lift = graphene.Boolean()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, settlement_subject: str, reason: str, lift: bool = False
    ) -> Self:
        state = payment_freeze(
            actor=actor, settlement_subject=settlement_subject, reason=reason, lift=lift
        )
        return cls(state=state)


class QuerySave(DomainMutation):
    """Keep a search under a name."""

    permission = "oversight.search"
    saved = graphene.Field(SavedQueryType)

    class Arguments:
        name = graphene.String(required=True)
        query = JSON(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, name: str, query: Any) -> Self:
        kept = query if isinstance(query, dict) else {"value": query}
        return cls(saved=query_save(actor=actor, name=name, query=kept))


class OversightMutations(graphene.ObjectType):
    """Root mutations of the desk."""

    case_open = CaseOpen.Field()
    case_note_add = CaseNoteAdd.Field()
    case_close = CaseClose.Field()
    explanation_demand = ExplanationDemand.Field()
    explanation_answer = ExplanationAnswer.Field()
    payment_freeze = PaymentFreeze.Field()
    query_save = QuerySave.Field()
