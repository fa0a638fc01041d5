"""Mutations of approver and acceptor."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from procurement.mall.graphql.types import RequisitionType
from procurement.mall.permissions import ACCEPTANCE_RECORD, REQUISITION_APPROVE
from procurement.mall.selectors import requisition_fresh
from procurement.mall.services import (
    AcceptedLine,
    acceptance_record,
    dispute_open,
    goods_return,
    requisition_approve,
    requisition_reject,
)


class RequisitionApprove(DomainMutation):
    """Approve; the finance bureau is asked for the budget."""

    permission = REQUISITION_APPROVE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_approve(actor=actor, requisition_id=key, key=arguments["idempotency_key"])
        return cls(requisition=requisition_fresh(key))


class RequisitionReject(DomainMutation):
    """Send back with a reason."""

    permission = REQUISITION_APPROVE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_reject(actor=actor, requisition_id=key, reason=arguments["reason"])
        return cls(requisition=requisition_fresh(key))


class AcceptedLineInput(graphene.InputObjectType):
    """How many base units of an ordered line are good."""

    order_line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)


class AcceptanceRecordInput(graphene.InputObjectType):
    """An acceptance; no lines means everything is good."""

    requisition_id = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(AcceptedLineInput))
    note = graphene.String(default_value="")
    idempotency_key = graphene.String(required=True)


class AcceptanceRecord(DomainMutation):
    """Accept delivered goods, all or a part."""

    permission = ACCEPTANCE_RECORD
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        input = AcceptanceRecordInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        key = from_relay(input.requisition_id, "Requisition")
        acceptance_record(
            actor=actor,
            requisition_id=key,
            lines=[
                AcceptedLine(from_relay(line.order_line_id, "OrderLine"), line.quantity)
                for line in input.get("lines") or ()
            ],
            note=input.get("note") or "",
            key=input.idempotency_key,
        )
        return cls(requisition=requisition_fresh(key))


class DisputeOpen(DomainMutation):
    """Say what is wrong with the goods; the inspection window stops."""

    permission = ACCEPTANCE_RECORD
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        dispute_open(actor=actor, requisition_id=key, reason=arguments["reason"])
        return cls(requisition=requisition_fresh(key))


class GoodsReturn(DomainMutation):
    """Send everything back after a dispute."""

    permission = ACCEPTANCE_RECORD
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        goods_return(actor=actor, requisition_id=key, reason=arguments["reason"])
        return cls(requisition=requisition_fresh(key))


class DecisionMutations(graphene.ObjectType):
    """Writes of approver and acceptor."""

    requisition_approve = RequisitionApprove.Field()
    requisition_reject = RequisitionReject.Field()
    acceptance_record = AcceptanceRecord.Field()
    mall_dispute_open = DisputeOpen.Field()
    mall_goods_return = GoodsReturn.Field()
