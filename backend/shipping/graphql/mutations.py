"""What carriers report."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import JSON
from backend.kernel.actor import Actor
from backend.shipping.graphql.types import WaybillStateEnum, WaybillType
from backend.shipping.services import WAYBILL_RECORD, waybill_event_record


class WaybillEventRecordInput(graphene.InputObjectType):
    """One saying of a carrier about its own waybill."""

    carrier = graphene.String(required=True, description="The carrier's code.")
    number = graphene.String(required=True)
    code = graphene.InputField(WaybillStateEnum, required=True)
    at = graphene.DateTime(required=True, description="The carrier's own time.")
    place = graphene.String()
    text = graphene.String()
    proof = graphene.InputField(JSON, description="Proof of delivery: name, place, pieces, photo.")


class WaybillEventRecord(DomainMutation):
    """Record what happened to a consignment; the same saying counts once."""

    permission = WAYBILL_RECORD
    waybill = graphene.Field(WaybillType)

    class Arguments:
        input = WaybillEventRecordInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: WaybillEventRecordInput) -> Self:
        waybill = waybill_event_record(
            actor=actor,
            carrier_code=input.carrier,
            number=input.number,
            code=input.code,
            carrier_time=input.at,
            place=(input.get("place") or "")[:120],
            text=(input.get("text") or "")[:300],
            proof=input.get("proof"),
        )
        return cls(waybill=waybill)


class ShippingMutations(graphene.ObjectType):
    """Acts of carriers."""

    waybill_event_record = WaybillEventRecord.Field()
