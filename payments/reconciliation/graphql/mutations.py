"""Two persons at a break."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from payments.reconciliation.graphql.types import ReconciliationBreakType
from payments.reconciliation.selectors import BREAK_APPROVE, BREAK_WORK
from payments.reconciliation.services import (
    break_approve,
    break_assign,
    break_note,
    break_propose,
    break_reject,
)

NAME = "ReconciliationBreak"


class ReconciliationBreakAssign(DomainMutation):
    """Take a break. For those who propose or approve."""

    permission = SIGNED_IN
    found = graphene.Field(ReconciliationBreakType, name="break")

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(found=break_assign(actor=actor, break_id=from_relay(given["id"], NAME)))


class ReconciliationBreakNote(DomainMutation):
    """Leave a remark. For those who propose or approve."""

    permission = SIGNED_IN
    found = graphene.Field(ReconciliationBreakType, name="break")

    class Arguments:
        id = graphene.ID(required=True)
        note = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        key = from_relay(given["id"], NAME)
        return cls(found=break_note(actor=actor, break_id=key, note=given["note"]))


class ReconciliationBreakPropose(DomainMutation):
    """Say how a break shall end; another person posts the journal."""

    permission = BREAK_WORK
    found = graphene.Field(ReconciliationBreakType, name="break")

    class Arguments:
        id = graphene.ID(required=True)
        way = graphene.String(required=True)
        note = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        key = from_relay(given["id"], NAME)
        row = break_propose(actor=actor, break_id=key, way=given["way"], note=given["note"])
        return cls(found=row)


class ReconciliationBreakApprove(DomainMutation):
    """Post the journal that another person proposed."""

    permission = BREAK_APPROVE
    found = graphene.Field(ReconciliationBreakType, name="break")

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(found=break_approve(actor=actor, break_id=from_relay(given["id"], NAME)))


class ReconciliationBreakReject(DomainMutation):
    """Send a proposal back."""

    permission = BREAK_APPROVE
    found = graphene.Field(ReconciliationBreakType, name="break")

    class Arguments:
        id = graphene.ID(required=True)
        note = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        key = from_relay(given["id"], NAME)
        return cls(found=break_reject(actor=actor, break_id=key, note=given["note"]))


class ReconciliationMutations(graphene.ObjectType):
    """Root mutations for finance."""

    reconciliation_break_assign = ReconciliationBreakAssign.Field()
    reconciliation_break_note = ReconciliationBreakNote.Field()
    reconciliation_break_propose = ReconciliationBreakPropose.Field()
    reconciliation_break_approve = ReconciliationBreakApprove.Field()
    reconciliation_break_reject = ReconciliationBreakReject.Field()
