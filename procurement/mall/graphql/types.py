"""Types of the e-mall."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import MoneyType
from backend.api.scalars import JSON
from backend.kernel.ids import to_relay
from backend.kernel.money import UNIT_PRICE_STEP, Money, UnitPrice
from procurement.mall.graphql.loaders import (
    AcceptanceLoader,
    CasePayableLoader,
    ContractLoader,
    HoldLoader,
    LinesLoader,
    OfferPriceLoader,
    OrderLinesLoader,
    SheetLoader,
    StepsLoader,
    StockLoader,
    TermLoader,
)
from procurement.mall.graphql.papers import GovContractType, SuspensionType
from procurement.mall.models import Acceptance, MallOffer, Requisition, RequisitionLine
from procurement.mall.services import Comparison
from procurement.mall.services.compare import Seen
from procurement.payables.graphql.types import PayableType
from procurement.plans.graphql.types import BudgetItemType
from procurement.procedures import P_MALL_DIR
from procurement.procedures.states import ALL_STATES


class MallOfferType(graphene.ObjectType):
    """A supplier's article on the mall."""

    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    catalogue_code = graphene.String(required=True)
    spec_key = graphene.String(required=True)
    spec_label = graphene.String(required=True)
    listed = graphene.Boolean(required=True)
    variant_id = graphene.ID(required=True)
    product_id = graphene.ID(required=True)
    product_slug = graphene.String(required=True)
    unit = graphene.String(required=True)
    supplier_name = graphene.String(required=True)
    supplier_id = graphene.ID(required=True)
    price = graphene.Field(MoneyType)
    available = graphene.Int(required=True)
    picture = graphene.Field(JSON)

    class Meta:
        name = "MallOffer"

    @staticmethod
    def resolve_id(root: MallOffer, _info: Any) -> str:
        return to_relay("MallOffer", root.pk)

    @staticmethod
    def resolve_variant_id(root: MallOffer, _info: Any) -> str:
        return to_relay("ProductVariant", root.variant_id)

    @staticmethod
    def resolve_product_id(root: MallOffer, _info: Any) -> str:
        return to_relay("Product", root.variant.product_id)

    @staticmethod
    def resolve_product_slug(root: MallOffer, _info: Any) -> str:
        return root.variant.product.slug

    @staticmethod
    def resolve_unit(root: MallOffer, _info: Any) -> str:
        return root.variant.base_unit

    @staticmethod
    def resolve_supplier_name(root: MallOffer, _info: Any) -> str:
        return root.merchant.display_name

    @staticmethod
    def resolve_supplier_id(root: MallOffer, _info: Any) -> str:
        return to_relay("Merchant", root.merchant_id)

    @staticmethod
    async def resolve_price(root: MallOffer, info: Any) -> UnitPrice | None:
        price = await loader(info, OfferPriceLoader).load(root.variant_id)
        return price.unit_price if price else None

    @staticmethod
    def resolve_available(root: MallOffer, info: Any) -> Any:
        return loader(info, StockLoader).load(root.variant_id)

    @staticmethod
    def resolve_picture(root: MallOffer, _info: Any) -> Any:
        return root.variant.product.picture


MallOfferConnection = countable_connection("MallOffer", MallOfferType)


class ComparedOfferType(graphene.ObjectType):
    """An equal offer for the asked quantity."""

    offer = graphene.Field(MallOfferType, required=True)
    unit_price = graphene.Field(MoneyType, required=True)
    total = graphene.Field(MoneyType, required=True)
    available = graphene.Int(required=True)

    class Meta:
        name = "MallComparedOffer"

    @staticmethod
    def resolve_unit_price(root: Seen, _info: Any) -> UnitPrice:
        return UnitPrice(root.unit_price, root.total.currency)


class ComparisonType(graphene.ObjectType):
    """Equal offers side by side, cheapest first."""

    spec_key = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    suppliers = graphene.Int(required=True, description="相互独立且有货的供应商家数")
    reference_price = graphene.Field(MoneyType)
    offers = graphene.List(graphene.NonNull(ComparedOfferType), required=True)

    class Meta:
        name = "MallComparison"

    @staticmethod
    def resolve_reference_price(root: Comparison, _info: Any) -> UnitPrice | None:
        if root.reference is None:
            return None
        return UnitPrice(root.reference.quantize(UNIT_PRICE_STEP), "CNY")

    @staticmethod
    def resolve_offers(root: Comparison, _info: Any) -> list[Seen]:
        return root.seen


class RequisitionLineType(graphene.ObjectType):
    """One article of a requisition."""

    id = graphene.ID(required=True)
    position = graphene.Int(required=True)
    offer = graphene.Field(MallOfferType, required=True)
    title = graphene.String(required=True)
    catalogue_code = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(MoneyType, required=True)
    total = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "RequisitionLine"

    @staticmethod
    def resolve_id(root: RequisitionLine, _info: Any) -> str:
        return to_relay("RequisitionLine", root.pk)

    @staticmethod
    def resolve_unit_price(root: RequisitionLine, _info: Any) -> UnitPrice:
        return UnitPrice(root.unit_price, "CNY")

    @staticmethod
    def resolve_total(root: RequisitionLine, _info: Any) -> Money:
        return Money(root.total_minor, "CNY")


class ComparisonSheetType(graphene.ObjectType):
    """The sheet as it was kept."""

    made_at = graphene.DateTime(required=True)
    reason = graphene.String(required=True)
    digest = graphene.String(required=True)
    lines = graphene.Field(JSON, required=True)

    class Meta:
        name = "ComparisonSheet"


class RequisitionStepType(graphene.ObjectType):
    """One line of a case's history."""

    act = graphene.String(required=True)
    title = graphene.String(required=True)
    from_state = graphene.String(required=True)
    to_state = graphene.String(required=True)
    at = graphene.DateTime(required=True)
    note = graphene.String(required=True)
    guards = graphene.Field(JSON, required=True)
    event_id = graphene.String(required=True)

    class Meta:
        name = "RequisitionStep"


class OrderedLineType(graphene.ObjectType):
    """How far an ordered line is."""

    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    quantity_shipped = graphene.Int(required=True)
    quantity_delivered = graphene.Int(required=True)
    quantity_accepted = graphene.Int(required=True)
    quantity_returned = graphene.Int(required=True)
    total = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MallOrderedLine"

    @staticmethod
    def resolve_id(root: Any, _info: Any) -> str:
        return to_relay("OrderLine", root.pk)

    @staticmethod
    def resolve_title(root: Any, _info: Any) -> str:
        return f"{root.product_name} {root.variant_name}".strip()

    @staticmethod
    def resolve_total(root: Any, _info: Any) -> Money:
        return Money(root.total_minor, "CNY")


class AcceptanceType(graphene.ObjectType):
    """The certificate of acceptance."""

    id = graphene.ID(required=True)
    kind = graphene.String(required=True, description="FULL | PART | DEEMED")
    at = graphene.DateTime(required=True)
    amount = graphene.Field(MoneyType, required=True)
    note = graphene.String(required=True)
    lines = graphene.Field(JSON, required=True)
    digest = graphene.String(required=True)

    class Meta:
        name = "MallAcceptance"

    @staticmethod
    def resolve_id(root: Acceptance, _info: Any) -> str:
        return to_relay("MallAcceptance", root.pk)

    @staticmethod
    def resolve_amount(root: Acceptance, _info: Any) -> Money:
        return Money(root.amount_minor, "CNY")


class RequisitionType(graphene.ObjectType):
    """A department's purchase on the mall, from cart to rating."""

    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    ocid = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    purpose = graphene.String(required=True)
    reason = graphene.String(required=True)
    note = graphene.String(required=True)
    department_name = graphene.String(required=True)
    supplier_name = graphene.String(required=True)
    supplier_organization_id = graphene.ID(description="供应商单位，用于要求其缴纳保证金")
    budget_item = graphene.Field(BudgetItemType)
    deliver_to = graphene.Field(JSON, required=True)
    needed_by = graphene.Date()
    total = graphene.Field(MoneyType, required=True)
    lines = graphene.List(graphene.NonNull(RequisitionLineType), required=True)
    sheet = graphene.Field(ComparisonSheetType)
    history = graphene.List(graphene.NonNull(RequisitionStepType), required=True)
    order_id = graphene.ID()
    order_number = graphene.String()
    ordered_lines = graphene.List(graphene.NonNull(OrderedLineType), required=True)
    acceptance = graphene.Field(AcceptanceType)
    contract = graphene.Field(GovContractType)
    payable = graphene.Field(PayableType)
    suspension = graphene.Field(SuspensionType, description="暂停期间只能查阅")
    due_at = graphene.DateTime(description="当前环节的期限：供应商确认或验收")
    actions = graphene.List(graphene.NonNull(graphene.String), required=True)

    class Meta:
        name = "Requisition"

    @staticmethod
    def resolve_id(root: Requisition, _info: Any) -> str:
        return to_relay("Requisition", root.pk)

    @staticmethod
    def resolve_number(root: Requisition, _info: Any) -> str:
        return root.process.number

    @staticmethod
    def resolve_ocid(root: Requisition, _info: Any) -> str:
        return root.process.ocid

    @staticmethod
    def resolve_state(root: Requisition, _info: Any) -> str:
        return root.process.state

    @staticmethod
    def resolve_state_label(root: Requisition, _info: Any) -> str:
        return ALL_STATES[root.process.state].zh

    @staticmethod
    def resolve_state_since(root: Requisition, _info: Any) -> Any:
        return root.process.state_since

    @staticmethod
    def resolve_department_name(root: Requisition, _info: Any) -> str:
        return root.department.display_name

    @staticmethod
    def resolve_supplier_name(root: Requisition, _info: Any) -> str:
        return root.supplier.display_name if root.supplier else ""

    @staticmethod
    def resolve_supplier_organization_id(root: Requisition, _info: Any) -> str | None:
        return to_relay("Organization", root.supplier_id) if root.supplier_id else None

    @staticmethod
    def resolve_budget_item(root: Requisition, info: Any) -> Any:
        own = actor_of(info).organization_id != root.supplier_id
        return root.budget_item if own else None  # a supplier does not see the buyer's budget

    @staticmethod
    def resolve_lines(root: Requisition, info: Any) -> Any:
        return loader(info, LinesLoader).load(root.pk)

    @staticmethod
    async def resolve_sheet(root: Requisition, info: Any) -> Any:
        if actor_of(info).organization_id == root.supplier_id:
            return None  # other suppliers' offers are not the chosen one's to read
        return await loader(info, SheetLoader).load(root.pk)

    @staticmethod
    def resolve_history(root: Requisition, info: Any) -> Any:
        return loader(info, StepsLoader).load(root.process_id)

    @staticmethod
    def resolve_order_id(root: Requisition, _info: Any) -> str | None:
        return to_relay("Order", root.order_id) if root.order_id else None

    @staticmethod
    def resolve_order_number(root: Requisition, _info: Any) -> str | None:
        return root.order.number if root.order else None

    @staticmethod
    async def resolve_ordered_lines(root: Requisition, info: Any) -> Any:
        if root.order_id is None:
            return []
        return await loader(info, OrderLinesLoader).load(root.order_id)

    @staticmethod
    def resolve_acceptance(root: Requisition, info: Any) -> Any:
        return loader(info, AcceptanceLoader).load(root.pk)

    @staticmethod
    def resolve_contract(root: Requisition, info: Any) -> Any:
        return loader(info, ContractLoader).load(root.case)

    @staticmethod
    def resolve_payable(root: Requisition, info: Any) -> Any:
        return loader(info, CasePayableLoader).load(root.case)

    @staticmethod
    def resolve_suspension(root: Requisition, info: Any) -> Any:
        return loader(info, HoldLoader).load(root.process_id)

    @staticmethod
    def resolve_due_at(root: Requisition, info: Any) -> Any:
        return loader(info, TermLoader).load(root.process_id)

    @staticmethod
    def resolve_actions(root: Requisition, info: Any) -> list[str]:
        viewer = actor_of(info)
        side = {
            root.department_id: {"BUY"},
            root.supplier_id: {"SUP"},
        }.get(viewer.organization_id, set())
        return [
            arrow.act
            for arrow in P_MALL_DIR.acts_from(root.process.state)
            if side & set(arrow.who) and viewer.may(arrow.permission)
        ]


RequisitionConnection = countable_connection("Requisition", RequisitionType)
