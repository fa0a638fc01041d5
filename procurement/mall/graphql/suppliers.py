"""Mutations of suppliers."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from procurement.mall.graphql.types import MallOfferType, RequisitionType
from procurement.mall.permissions import OFFER_EDIT, ORDER_CONFIRM, ORDER_DISPATCH
from procurement.mall.selectors import requisition_fresh
from procurement.mall.services import (
    DespatchLine,
    Waybill,
    offer_list_article,
    offer_withdraw,
    order_confirm_by_supplier,
    order_decline,
    order_despatch,
    purchase_contract_sign,
)


class MallOfferListInput(graphene.InputObjectType):
    """An article to list; the label says which offers are equal."""

    variant_id = graphene.ID(required=True)
    catalogue_code = graphene.String(required=True)
    spec_label = graphene.String(required=True)


class MallOfferList(DomainMutation):
    """Put an own article on the mall."""

    permission = OFFER_EDIT
    offer = graphene.Field(MallOfferType)

    class Arguments:
        input = MallOfferListInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        offer = offer_list_article(
            actor=actor,
            variant_id=from_relay(input.variant_id, "ProductVariant"),
            catalogue_code=input.catalogue_code,
            spec_label=input.spec_label,
        )
        return cls(offer=offer)


class MallOfferWithdraw(DomainMutation):
    """Take an own article off the mall."""

    permission = OFFER_EDIT
    offer = graphene.Field(MallOfferType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        return cls(
            offer=offer_withdraw(actor=actor, offer_id=from_relay(arguments["id"], "MallOffer"))
        )


class MallOrderConfirm(DomainMutation):
    """Take a government order on; the contract binds."""

    permission = ORDER_CONFIRM
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        order_confirm_by_supplier(actor=actor, requisition_id=key)
        return cls(requisition=requisition_fresh(key))


class MallOrderDecline(DomainMutation):
    """Decline a government order with a reason."""

    permission = ORDER_CONFIRM
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        order_decline(actor=actor, requisition_id=key, reason=arguments["reason"])
        return cls(requisition=requisition_fresh(key))


class MallDispatchLineInput(graphene.InputObjectType):
    """How many base units of an ordered line leave."""

    order_line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)


class MallOrderDispatchInput(graphene.InputObjectType):
    """A dispatch; no lines means all that is left."""

    requisition_id = graphene.ID(required=True)
    carrier_code = graphene.String(required=True)
    tracking_number = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(MallDispatchLineInput))
    idempotency_key = graphene.String(required=True)


class MallOrderDispatch(DomainMutation):
    """Send goods of a government order."""

    permission = ORDER_DISPATCH
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        input = MallOrderDispatchInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        key = from_relay(input.requisition_id, "Requisition")
        order_despatch(
            actor=actor,
            requisition_id=key,
            lines=[
                DespatchLine(from_relay(line.order_line_id, "OrderLine"), line.quantity)
                for line in input.get("lines") or ()
            ],
            waybill=Waybill(carrier_code=input.carrier_code, tracking_number=input.tracking_number),
            key=input.idempotency_key,
        )
        return cls(requisition=requisition_fresh(key))


class MallContractSign(DomainMutation):
    """Sign the contract of a purchase for the acting side; the department signs first."""

    permission = "contract.sign"
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        purchase_contract_sign(actor=actor, requisition_id=key)
        return cls(requisition=requisition_fresh(key))


class SupplierMutations(graphene.ObjectType):
    """Writes of suppliers."""

    mall_offer_list = MallOfferList.Field()
    mall_offer_withdraw = MallOfferWithdraw.Field()
    mall_order_confirm = MallOrderConfirm.Field()
    mall_order_decline = MallOrderDecline.Field()
    mall_order_dispatch = MallOrderDispatch.Field()
    mall_contract_sign = MallContractSign.Field()
