"""A shop writes its own goods."""

from __future__ import annotations

import uuid
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import JSON, Decimal, JSONString
from backend.catalog.drafts import ProductDraft, SaleUnitDraft, VariantDraft
from backend.catalog.graphql.scope import InChannel
from backend.catalog.graphql.types import ProductNode, VariantNode
from backend.catalog.permissions import PRODUCT_EDIT, PRODUCT_REVIEW
from backend.catalog.services import (
    media_add,
    product_block,
    product_create,
    product_publish,
    product_unblock,
    product_unpublish,
    product_update,
    variants_add,
)
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay

GRAMS_MAX = 10**9


class ChannelPriceInput(graphene.InputObjectType):
    """A price in a channel."""

    channel = graphene.String(required=True)
    price = Decimal(required=True)


class SaleUnitInput(graphene.InputObjectType):
    """A named multiple of the base unit."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    factor = graphene.Int(required=True)


class CartonInput(graphene.InputObjectType):
    """A full carton: pieces, centimetres, grams."""

    pcs_per_carton = graphene.Int(required=True)
    l_cm = graphene.Int(required=True)
    w_cm = graphene.Int(required=True)
    h_cm = graphene.Int(required=True)
    gross_g = graphene.Int(required=True)
    net_g = graphene.Int()


class VariantDraftInput(graphene.InputObjectType):
    """One SKU; ``choices``: attribute slug to option slug."""

    sku = graphene.String(required=True)
    name = graphene.String(required=True)
    prices = graphene.List(graphene.NonNull(ChannelPriceInput), required=True)
    choices = JSON()
    base_unit = graphene.String()
    track_stock = graphene.Boolean()
    weight_g = graphene.Int()
    carton = CartonInput()
    sale_units = graphene.List(graphene.NonNull(SaleUnitInput))
    gtin = graphene.String()


class PictureInput(graphene.InputObjectType):
    """A picture by its address."""

    url = graphene.String(required=True)
    alt = graphene.String()


class ProductDraftInput(graphene.InputObjectType):
    """A new product; ``facts``: attribute slug to value."""

    category = graphene.String(required=True, description="The leaf category's slug.")
    name = graphene.String(required=True)
    description = JSONString()
    facts = JSON()
    variants = graphene.List(graphene.NonNull(VariantDraftInput), required=True)
    media = graphene.List(graphene.NonNull(PictureInput))
    unit = graphene.String()
    hs_code = graphene.String()
    external_reference = graphene.String()
    made_to_order = graphene.Boolean()
    returnable = graphene.Boolean()


class ProductChangeInput(graphene.InputObjectType):
    """What changes; absent fields stay."""

    category = graphene.String()
    name = graphene.String()
    description = JSONString()
    facts = JSON()
    unit = graphene.String()
    hs_code = graphene.String()
    external_reference = graphene.String()


def _map(given: Any, field: str) -> dict[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, dict) or len(given) > 200:
        raise Invalid("应为“属性: 值”的对象。", field=field)
    return {str(key): value for key, value in given.items()}


def carton_of(given: Any) -> dict[str, int]:
    """A carton as the draft keeps it: names of the model, empty ones left out. Raises Invalid."""
    if not given:
        return {}
    kept = {key: int(value) for key, value in given.items() if value is not None}
    if any(not 0 < value <= GRAMS_MAX for value in kept.values()):
        raise Invalid("箱规数据须为正数。", field="carton")
    return kept


def _variant(given: Any) -> VariantDraft:
    grams = given.get("weight_g")
    if grams is not None and not 0 < grams <= GRAMS_MAX:
        raise Invalid("重量须为正数。", field="weightG")
    units = [SaleUnitDraft(row.code, row.name, row.factor) for row in given.get("sale_units") or []]
    if any(unit.factor <= 0 for unit in units):
        raise Invalid("销售单位的换算数须为正整数。", field="saleUnits")
    return VariantDraft(
        sku=given.sku.strip()[:80],
        name=given.name.strip()[:200],
        prices={row.channel: row.price for row in given.prices},
        choices={key: str(value) for key, value in _map(given.get("choices"), "choices").items()},
        base_unit=(given.get("base_unit") or "件")[:16],
        track_stock=given.get("track_stock", True) is not False,
        weight_g=grams,
        carton=carton_of(given.get("carton")),
        sale_units=tuple(units),
        gtin=(given.get("gtin") or "")[:14],
    )


def _seller(actor: Actor) -> uuid.UUID:
    if actor.organization_id is None:
        raise Invalid("请选择店铺。", field="merchant")
    return actor.organization_id


class ProductCreate(DomainMutation):
    """Draft a product of the own shop."""

    permission = PRODUCT_EDIT
    product = graphene.Field(ProductNode)

    class Arguments:
        input = ProductDraftInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, input: Any) -> Self:
        draft = ProductDraft(
            merchant_id=_seller(actor),
            category=input.category,
            name=input.name,
            description=input.get("description"),
            facts=_map(input.get("facts"), "facts"),
            variants=tuple(_variant(row) for row in input.variants),
            media=tuple((row.url, row.get("alt") or "") for row in input.get("media") or []),
            unit=(input.get("unit") or "件")[:16],
            hs_code=(input.get("hs_code") or "")[:10],
            external_reference=(input.get("external_reference") or "")[:120],
            made_to_order=bool(input.get("made_to_order")),
            returnable=bool(input.get("returnable")),
        )
        return cls(product=InChannel(product_create(actor=actor, draft=draft)))


class ProductUpdate(DomainMutation):
    """Change texts, category or facts of an own product."""

    permission = PRODUCT_EDIT
    product = graphene.Field(ProductNode)

    class Arguments:
        id = graphene.ID(required=True)
        input = ProductChangeInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, id: str, input: Any) -> Self:
        changes = {key: value for key, value in input.items() if value is not None}
        if "facts" in changes:
            changes["facts"] = _map(changes["facts"], "facts")
        row = product_update(actor=actor, product_id=from_relay(id, "Product"), changes=changes)
        return cls(product=InChannel(row))


class ProductPublish(DomainMutation):
    """Put an own product on the shelf; review by rule may refuse with reasons."""

    permission = PRODUCT_EDIT
    product = graphene.Field(ProductNode)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, id: str) -> Self:
        row = product_publish(actor=actor, product_id=from_relay(id, "Product"))
        return cls(product=InChannel(row))


class ProductUnpublish(DomainMutation):
    """Take an own product off the shelf."""

    permission = PRODUCT_EDIT
    product = graphene.Field(ProductNode)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, id: str) -> Self:
        row = product_unpublish(actor=actor, product_id=from_relay(id, "Product"))
        return cls(product=InChannel(row))


class ProductBlock(DomainMutation):
    """The operator takes a product off the shelf, or lifts the block with no reason given."""

    permission = PRODUCT_REVIEW
    product = graphene.Field(ProductNode)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(description="Absent: lift the block.")

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, id: str, reason: str | None = None) -> Self:
        key = from_relay(id, "Product")
        if reason and reason.strip():
            row = product_block(actor=actor, product_id=key, reason=reason.strip())
        else:
            row = product_unblock(actor=actor, product_id=key)
        return cls(product=InChannel(row))


class ProductVariantsAdd(DomainMutation):
    """Add variants to an own product."""

    permission = PRODUCT_EDIT
    variants = graphene.List(graphene.NonNull(VariantNode))

    class Arguments:
        product_id = graphene.ID(required=True)
        variants = graphene.List(graphene.NonNull(VariantDraftInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, product_id: str, variants: list[Any]) -> Self:
        rows = variants_add(
            actor=actor,
            product_id=from_relay(product_id, "Product"),
            drafts=[_variant(row) for row in variants],
        )
        return cls(variants=[InChannel(row) for row in rows])


class ProductMediaAdd(DomainMutation):
    """Add pictures to an own product."""

    permission = PRODUCT_EDIT
    product = graphene.Field(ProductNode)

    class Arguments:
        product_id = graphene.ID(required=True)
        media = graphene.List(graphene.NonNull(PictureInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, product_id: str, media: list[Any]) -> Self:
        row = media_add(
            actor=actor,
            product_id=from_relay(product_id, "Product"),
            media=[(each.url, each.get("alt") or "") for each in media],
        )
        return cls(product=InChannel(row))
