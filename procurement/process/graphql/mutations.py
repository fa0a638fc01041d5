"""Supervisors suspend and resume a case."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from procurement.process.permissions import SUPERVISE
from procurement.process.selectors import process_by_ocid
from procurement.process.services import hold_lift, hold_place


class ProcessHoldType(graphene.ObjectType):
    """A suspension laid over a case."""

    reason = graphene.String(required=True)
    placed_at = graphene.DateTime(required=True)
    until = graphene.DateTime(required=True)
    lifted_at = graphene.DateTime()

    class Meta:
        name = "ProcessHold"


class ProcessSuspendInput(graphene.InputObjectType):
    """Which case, why and until when."""

    ocid = graphene.String(required=True)
    reason = graphene.String(required=True)
    until = graphene.DateTime(required=True)


class ProcessSuspend(DomainMutation):
    """Suspend a case: only resuming and reading stay possible."""

    permission = SUPERVISE
    hold = graphene.Field(ProcessHoldType)

    class Arguments:
        input = ProcessSuspendInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        process = process_by_ocid(input.ocid)
        if process is None:
            raise NotFound(field="ocid")
        hold = hold_place(
            actor=actor, process_id=process.pk, reason=input.reason, until=input.until
        )
        return cls(hold=hold)


class ProcessResume(DomainMutation):
    """Resume a suspended case."""

    permission = SUPERVISE
    hold = graphene.Field(ProcessHoldType)

    class Arguments:
        ocid = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        process = process_by_ocid(arguments["ocid"])
        if process is None:
            raise NotFound(field="ocid")
        return cls(hold=hold_lift(actor=actor, process_id=process.pk))


class ProcessMutations(graphene.ObjectType):
    """Writes of supervisors on cases."""

    procurement_suspend = ProcessSuspend.Field()
    procurement_resume = ProcessResume.Field()
