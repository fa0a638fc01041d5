"""Ways to send goods and the papers that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import graphene

from backend.api.mutations import enum_of
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import JSON
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.shipping.models import Carrier, RateKind, Waybill, WaybillEvent, WaybillState

RateKindEnum = enum_of("RateKindEnum", list(RateKind.values))
WaybillStateEnum = enum_of("WaybillStateEnum", list(WaybillState.values))


class ShippingMethodType(graphene.ObjectType):
    """One way to send a consignment; the root is a quote as plain data."""

    name = graphene.String(required=True)
    price = graphene.Field(MoneyType, required=True)
    active = graphene.Boolean(required=True)
    minimum_delivery_days = graphene.Int()
    maximum_delivery_days = graphene.Int()
    kind = graphene.Field(RateKindEnum)
    carrier = graphene.String(description="The carrier's name.")
    carrier_code = graphene.String()
    basis = graphene.String(description="What the charge goes by: WEIGHT, VOLUME, MINIMUM, ...")
    breakdown = graphene.Field(JSON)

    class Meta:
        name = "ShippingMethod"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Mapping[str, Any], _info: Any) -> str:
        return to_relay("ShippingMethod", root.get("code", "none"))

    @staticmethod
    def resolve_name(root: Mapping[str, Any], _info: Any) -> str:
        return str(root.get("line", ""))

    @staticmethod
    def resolve_price(root: Mapping[str, Any], _info: Any) -> Money:
        return Money(int(root.get("amount_minor", 0)), str(root.get("currency", "CNY")))

    @staticmethod
    def resolve_active(_root: Mapping[str, Any], _info: Any) -> bool:
        return True

    @staticmethod
    def resolve_minimum_delivery_days(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("days_min")

    @staticmethod
    def resolve_maximum_delivery_days(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("days_max")

    @staticmethod
    def resolve_kind(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("kind")

    @staticmethod
    def resolve_carrier(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("carrier_name")

    @staticmethod
    def resolve_carrier_code(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("carrier")

    @staticmethod
    def resolve_basis(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("basis")

    @staticmethod
    def resolve_breakdown(root: Mapping[str, Any], _info: Any) -> Any:
        return root.get("parts")


class CarrierType(graphene.ObjectType):
    """A carrier that trades here."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)

    class Meta:
        name = "Carrier"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Carrier, _info: Any) -> str:
        return to_relay("Carrier", root.pk)


class WaybillEventType(graphene.ObjectType):
    """What the carrier said: its own time, our time of hearing, place and words."""

    code = graphene.Field(WaybillStateEnum, required=True)
    label = graphene.String(required=True)
    at = graphene.DateTime(required=True)
    received_at = graphene.DateTime(required=True)
    place = graphene.String(required=True)
    text = graphene.String(required=True)

    class Meta:
        name = "WaybillEvent"

    @staticmethod
    def resolve_label(root: WaybillEvent, _info: Any) -> str:
        return str(WaybillState(root.code).label)

    @staticmethod
    def resolve_at(root: WaybillEvent, _info: Any) -> Any:
        return root.carrier_time


class WaybillType(graphene.ObjectType):
    """The transport document of one dispatch."""

    number = graphene.String(required=True)
    carrier = graphene.Field(CarrierType, required=True)
    state = graphene.Field(WaybillStateEnum, required=True)
    state_label = graphene.String(required=True)
    pieces = graphene.Int(required=True)
    weight_g = graphene.Int(required=True)
    proof = graphene.Field(JSON, description="Proof of delivery: name, time, place, pieces.")
    events = graphene.List(graphene.NonNull(WaybillEventType), required=True)

    class Meta:
        name = "Waybill"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Waybill, _info: Any) -> str:
        return to_relay("Waybill", root.pk)

    @staticmethod
    def resolve_state_label(root: Waybill, _info: Any) -> str:
        return str(WaybillState(root.state).label)

    @staticmethod
    def resolve_proof(root: Waybill, _info: Any) -> Any:
        return root.proof or None

    @staticmethod
    def resolve_events(root: Waybill, _info: Any) -> Any:
        return sorted(root.events.all(), key=lambda said: (said.carrier_time, said.pk))
