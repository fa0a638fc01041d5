"""Carriers for forms, and a carrier's own waybills."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.shipping.graphql.types import CarrierType, WaybillStateEnum, WaybillType
from backend.shipping.selectors import carriers_list, waybills_carried

WaybillConnection = countable_connection("Waybill", WaybillType)


class ShippingQueries(graphene.ObjectType):
    """Root fields about carriage."""

    carriers = graphene.List(graphene.NonNull(CarrierType), required=True)
    waybills = connection_field(WaybillConnection, state=WaybillStateEnum())

    @staticmethod
    def resolve_carriers(_root: Any, _info: Any) -> Any:
        return carriers_list()

    @staticmethod
    def resolve_waybills(_root: Any, info: Any, state: str = "", **paging: Any) -> Any:
        """The waybills the viewer's organisation carries; nothing for anybody else."""
        rows = waybills_carried(viewer=actor_of(info))
        if state:
            rows = rows.filter(state=state)
        return resolve_connection(rows, order=("-created_at", "id"), **paging)
