"""Queries of the e-mall."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.context import actor_of
from backend.api.mutations import enum_of
from backend.kernel import clock
from backend.kernel.errors import Invalid
from backend.kernel.ids import key_or_nothing
from procurement.mall.graphql.types import (
    ComparisonType,
    MallOfferConnection,
    MallOfferType,
    RequisitionConnection,
    RequisitionType,
)
from procurement.mall.permissions import OFFER_EDIT, REQUISITION_CREATE
from procurement.mall.selectors import (
    offer_list,
    offers_of_merchant,
    requisition_get,
    requisition_inbox,
)
from procurement.mall.services import comparison_preview

RequisitionBox = enum_of(
    "RequisitionBox", ("mine", "approval", "acceptance", "payment", "supplier", "all")
)
QUANTITY_MAX = 1_000_000


class MallQueries(graphene.ObjectType):
    """Offers, comparison and requisitions."""

    mall_offers = connection_field(
        MallOfferConnection,
        catalogue_code=graphene.String(description="品目代码或其前几位"),
        search=graphene.String(),
        supplier_id=graphene.ID(),
    )
    mall_offer = graphene.Field(MallOfferType, id=graphene.ID(required=True))
    my_mall_offers = connection_field(MallOfferConnection)
    mall_comparison = graphene.Field(
        ComparisonType,
        offer_id=graphene.ID(required=True),
        quantity=graphene.Int(default_value=1),
        description="同规格商品比价。",
    )
    requisition = graphene.Field(RequisitionType, id=graphene.ID(required=True))
    requisitions = connection_field(
        RequisitionConnection,
        box=graphene.Argument(RequisitionBox, default_value="all"),
        state=graphene.String(),
        description="采购申请：经办、审批、验收、付款与供应商各自的待办。",
    )

    @staticmethod
    def resolve_mall_offers(
        _root: Any,
        _info: Any,
        catalogue_code: str = "",
        search: str = "",
        supplier_id: str | None = None,
        **page: Any,
    ) -> Any:
        rows = offer_list()
        if catalogue_code:
            rows = rows.filter(catalogue_code__startswith=catalogue_code)
        for word in search.split()[:5]:
            rows = rows.filter(title__icontains=word)
        if supplier_id:
            rows = rows.filter(merchant_id=key_or_nothing(supplier_id))
        return resolve_connection(rows, order=("catalogue_code", "id"), **page)

    @staticmethod
    def resolve_mall_offer(_root: Any, _info: Any, id: str) -> Any:
        return offer_list().filter(pk=key_or_nothing(id, "MallOffer")).first()

    @staticmethod
    def resolve_my_mall_offers(_root: Any, info: Any, **page: Any) -> Any:
        viewer = actor_of(info)
        viewer.require(OFFER_EDIT)
        return resolve_connection(offers_of_merchant(viewer.organization_id), order=("id",), **page)

    @staticmethod
    def resolve_mall_comparison(_root: Any, info: Any, offer_id: str, quantity: int = 1) -> Any:
        viewer = actor_of(info)
        viewer.require(REQUISITION_CREATE)
        if not 0 < quantity <= QUANTITY_MAX:
            raise Invalid("数量须为 1 至 1000000 的整数。", field="quantity")
        offer = offer_list().filter(pk=key_or_nothing(offer_id, "MallOffer")).first()
        if offer is None or viewer.organization_id is None:
            return None
        key = offer.spec_key
        return comparison_preview(
            department_id=viewer.organization_id, wanted={key: quantity}, now=clock.now()
        )[key]

    @staticmethod
    def resolve_requisition(_root: Any, info: Any, id: str) -> Any:
        return requisition_get(key_or_nothing(id, "Requisition"), viewer=actor_of(info))

    @staticmethod
    def resolve_requisitions(
        _root: Any, info: Any, box: str = "all", state: str = "", **page: Any
    ) -> Any:
        rows = requisition_inbox(viewer=actor_of(info), box=box)
        if state:
            rows = rows.filter(process__state=state)
        return resolve_connection(rows, order=("-id",), **page)
