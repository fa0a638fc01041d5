"""Product and variant as the API shows them."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.loaders import loader
from backend.api.saleor import Image, MetadataItem, Node, ObjectWithMetadata, metadata_items
from backend.api.scalars import JSON, JSONString, PositiveInt
from backend.catalog.graphql.assigned import AssignedAttribute
from backend.catalog.graphql.attributes import (
    Given,
    SelectedAttribute,
    VariantAttributeScope,
    given_values,
)
from backend.catalog.graphql.kinds import (
    ProductPricingInfo,
    ProductTypeNode,
    SaleUnitNode,
    VariantPricingInfo,
    Weight,
    product_pricing,
    taxed,
    translation_field,
)
from backend.catalog.graphql.loaders import (
    AttributeSet,
    AttributeSetLoader,
    CategoryLoader,
    CategoryTrailLoader,
    CollectionsOfProductLoader,
    ListingLoader,
    MediaLoader,
    MerchantLoader,
    ProductLoader,
    ProductTypeLoader,
    SaleUnitLoader,
    VariantListingLoader,
    VariantsOfProductLoader,
)
from backend.catalog.graphql.pictures import (
    DEFAULT_SIZE,
    MediaNode,
    ThumbnailFormatEnum,
    picture,
)
from backend.catalog.graphql.scope import InChannel, Words, words_of
from backend.catalog.graphql.words import ProductTranslation, ProductVariantTranslation
from backend.catalog.models import ProductListing
from backend.catalog.selectors.shelf import market_standing_shown
from backend.kernel.ids import to_relay


class ProductNode(graphene.ObjectType):
    """A style of goods of one merchant."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()
    created = graphene.DateTime(required=True)
    updated_at = graphene.DateTime(required=True)
    rating = graphene.Float()
    external_reference = graphene.String()
    channel = graphene.String()
    product_type = graphene.Field(ProductTypeNode, required=True)
    category = graphene.Field("backend.catalog.graphql.tree.CategoryNode")
    category_trail = graphene.List(
        graphene.NonNull("backend.catalog.graphql.tree.CategoryNode"), required=True
    )
    collections = graphene.List(graphene.NonNull("backend.catalog.graphql.tree.CollectionNode"))
    is_available = graphene.Boolean()
    is_available_for_purchase = graphene.Boolean()
    pricing = graphene.Field(ProductPricingInfo)
    media = graphene.List(graphene.NonNull(MediaNode))
    thumbnail = graphene.Field(Image, size=graphene.Int(), format=ThumbnailFormatEnum())
    variants = graphene.List(graphene.NonNull(lambda: VariantNode))
    default_variant = graphene.Field(lambda: VariantNode)
    product_variants = connection_field("backend.catalog.graphql.types.VariantConnection")
    attributes = graphene.List(graphene.NonNull(SelectedAttribute), required=True)
    attribute = graphene.Field(SelectedAttribute, slug=graphene.String(required=True))
    assigned_attributes = graphene.List(
        graphene.NonNull(AssignedAttribute), required=True, limit=PositiveInt()
    )
    assigned_attribute = graphene.Field(AssignedAttribute, slug=graphene.String(required=True))
    translation = translation_field(ProductTranslation)
    attributes_compared = graphene.List(graphene.NonNull(SelectedAttribute), required=True)
    merchant = graphene.Field("backend.catalog.graphql.tree.MerchantNode", required=True)
    merchant_grade = graphene.String(description="The seller's credit grade, from the list row.")
    booth_codes = graphene.List(graphene.NonNull(graphene.String), required=True)
    in_stock = graphene.Boolean(required=True)
    sold_quantity = graphene.Int(required=True)
    sale_mode = graphene.String(required=True, description="READY or MADE_TO_ORDER.")
    unit = graphene.String(required=True)
    returnable = graphene.Boolean(required=True)
    hs_code = graphene.String()
    status = graphene.String(required=True)
    review_notes = graphene.Field(JSON, required=True)

    class Meta:
        name = "Product"
        interfaces = (Node, ObjectWithMetadata)

    @staticmethod
    def resolve_id(root: InChannel, _info: Any) -> str:
        return to_relay("Product", root.pk)

    @staticmethod
    def resolve_metadata(root: InChannel, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.row.metadata)

    @staticmethod
    def resolve_private_metadata(_root: InChannel, _info: Any) -> list[MetadataItem]:
        return []

    @staticmethod
    def resolve_created(root: InChannel, _info: Any) -> Any:
        return root.row.created_at

    @staticmethod
    def resolve_rating(_root: InChannel, _info: Any) -> None:
        return None

    @staticmethod
    def resolve_channel(root: InChannel, _info: Any) -> str | None:
        return root.channel.slug if root.channel else None

    @staticmethod
    def resolve_product_type(root: InChannel, info: Any) -> Any:
        return loader(info, ProductTypeLoader).load(root.row.product_type_id)

    @staticmethod
    def resolve_category(root: InChannel, info: Any) -> Any:
        return loader(info, CategoryLoader).load(root.row.category_id)

    @staticmethod
    async def resolve_category_trail(root: InChannel, info: Any) -> Any:
        leaf = await loader(info, CategoryLoader).load(root.row.category_id)
        return await loader(info, CategoryTrailLoader).load(leaf.path)

    @staticmethod
    async def resolve_collections(root: InChannel, info: Any) -> list[InChannel]:
        rows = await loader(info, CollectionsOfProductLoader).load(root.pk)
        return [InChannel(row, root.channel) for row in rows]

    @staticmethod
    async def resolve_is_available(root: InChannel, info: Any) -> bool | None:
        row = await _listing(root, info)
        return bool(row and row.is_published and row.visible and row.in_stock)

    @staticmethod
    async def resolve_is_available_for_purchase(root: InChannel, info: Any) -> bool:
        row = await _listing(root, info)
        return bool(row and row.is_published and row.visible)

    @staticmethod
    async def resolve_pricing(root: InChannel, info: Any) -> Any:
        return product_pricing(await _listing(root, info), root)

    @staticmethod
    def resolve_media(root: InChannel, info: Any) -> Any:
        return loader(info, MediaLoader).load(root.pk)

    @staticmethod
    async def resolve_thumbnail(
        root: InChannel, info: Any, size: int = DEFAULT_SIZE, format: str = "ORIGINAL"
    ) -> Any:
        media = await loader(info, MediaLoader).load(root.pk)
        return picture(media, root.row.picture, size, format)

    @staticmethod
    async def resolve_variants(root: InChannel, info: Any) -> list[InChannel]:
        return await _variants(root, info)

    @staticmethod
    async def resolve_default_variant(root: InChannel, info: Any) -> InChannel | None:
        rows = await _variants(root, info)
        return rows[0] if rows else None

    @staticmethod
    def resolve_product_variants(root: InChannel, _info: Any, **paging: Any) -> Any:
        rows = root.row.variants.all()
        if root.channel is not None:
            rows = rows.filter(listings__channel_id=root.channel.pk)
        page = resolve_connection(rows, order=("position", "sku", "id"), **paging)
        for edge in page.edges:
            edge.node = InChannel(edge.node, root.channel)
        return page

    @staticmethod
    async def resolve_attributes(root: InChannel, info: Any) -> list[Given]:
        return await _product_values(root, info)

    @staticmethod
    async def resolve_attribute(root: InChannel, info: Any, slug: str) -> Given | None:
        return _of_slug(await _product_values(root, info), slug)

    @staticmethod
    async def resolve_assigned_attributes(
        root: InChannel, info: Any, limit: int | None = None
    ) -> list[Given]:
        return (await _product_values(root, info))[: limit or 100]

    @staticmethod
    async def resolve_assigned_attribute(root: InChannel, info: Any, slug: str) -> Given | None:
        return _of_slug(await _product_values(root, info), slug)

    @staticmethod
    async def resolve_attributes_compared(root: InChannel, info: Any) -> list[Given]:
        return [each for each in await _product_values(root, info) if each.is_compared]

    @staticmethod
    def resolve_translation(root: InChannel, _info: Any, language_code: str) -> Words | None:
        return words_of("Product", root.row, language_code)

    @staticmethod
    async def resolve_merchant(root: InChannel, info: Any) -> InChannel:
        row = root.row._state.fields_cache.get("merchant")
        if row is None:
            row = await loader(info, MerchantLoader).load(root.row.merchant_id)
        return InChannel(row, root.channel)

    @staticmethod
    async def resolve_merchant_grade(root: InChannel, info: Any) -> str | None:
        if not market_standing_shown(root.channel):
            return None
        row = await _listing(root, info)
        return row.grade or None if row else None

    @staticmethod
    async def resolve_booth_codes(root: InChannel, info: Any) -> list[str]:
        if not market_standing_shown(root.channel):
            return []
        row = await _listing(root, info)
        return list(row.booth_codes) if row else []

    @staticmethod
    async def resolve_in_stock(root: InChannel, info: Any) -> bool:
        row = await _listing(root, info)
        return bool(row and row.in_stock)

    @staticmethod
    async def resolve_sold_quantity(root: InChannel, info: Any) -> int:
        if not market_standing_shown(root.channel):
            return 0
        row = await _listing(root, info)
        return row.sold_quantity if row else 0

    @staticmethod
    def resolve_sale_mode(root: InChannel, _info: Any) -> str:
        return "MADE_TO_ORDER" if root.row.made_to_order else "READY"

    @staticmethod
    def resolve_review_notes(root: InChannel, info: Any) -> Any:
        actor = info.context.actor
        own = actor.organization_id == root.row.merchant_id or actor.may("catalog.review")
        return root.row.review_notes if own else []


async def _listing(root: InChannel, info: Any) -> ProductListing | None:
    if root.listing is not None:
        return root.listing
    if root.channel is None:
        return None
    row: ProductListing | None = await loader(info, ListingLoader).load((root.pk, root.channel.pk))
    return row


async def _variants(root: InChannel, info: Any) -> list[InChannel]:
    loader(info, ProductLoader).prime((root.pk, root.channel_id), root)
    rows = await loader(info, VariantsOfProductLoader).load((root.pk, root.channel_id))
    return [InChannel(row, root.channel) for row in rows]


async def _product_values(root: InChannel, info: Any) -> list[Given]:
    held: AttributeSet = await loader(info, AttributeSetLoader).load(root.row.product_type_id)
    return given_values(held, root.row.facts, variant=False)


def _of_slug(rows: list[Given], slug: str) -> Given | None:
    return next((each for each in rows if each.attribute.slug == slug), None)


class VariantNode(graphene.ObjectType):
    """What a buyer orders."""

    name = graphene.String(required=True)
    sku = graphene.String()
    product = graphene.Field(ProductNode, required=True)
    channel = graphene.String()
    track_inventory = graphene.Boolean(required=True)
    quantity_limit_per_customer = graphene.Int()
    weight = graphene.Field(Weight)
    created = graphene.DateTime(required=True)
    updated_at = graphene.DateTime(required=True)
    external_reference = graphene.String()
    attributes = graphene.List(
        graphene.NonNull(SelectedAttribute),
        required=True,
        variant_selection=VariantAttributeScope(),
    )
    assigned_attributes = graphene.List(
        graphene.NonNull(AssignedAttribute), required=True, limit=PositiveInt()
    )
    assigned_attribute = graphene.Field(AssignedAttribute, slug=graphene.String(required=True))
    media = graphene.List(graphene.NonNull(MediaNode))
    pricing = graphene.Field(VariantPricingInfo)
    translation = translation_field(ProductVariantTranslation)
    base_unit = graphene.String(required=True)
    sale_units = graphene.List(graphene.NonNull(SaleUnitNode), required=True)
    carton = graphene.Field(JSON)
    cutting = graphene.String()
    min_cut = graphene.Int()
    gtin = graphene.String()

    class Meta:
        name = "ProductVariant"
        interfaces = (Node, ObjectWithMetadata)

    @staticmethod
    def resolve_id(root: InChannel, _info: Any) -> str:
        return to_relay("ProductVariant", root.pk)

    @staticmethod
    def resolve_metadata(root: InChannel, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.row.metadata)

    @staticmethod
    def resolve_private_metadata(_root: InChannel, _info: Any) -> list[MetadataItem]:
        return []

    @staticmethod
    def resolve_product(root: InChannel, info: Any) -> Any:
        return loader(info, ProductLoader).load((root.row.product_id, root.channel_id))

    @staticmethod
    def resolve_channel(root: InChannel, _info: Any) -> str | None:
        return root.channel.slug if root.channel else None

    @staticmethod
    def resolve_track_inventory(root: InChannel, _info: Any) -> bool:
        return bool(root.row.track_stock)

    @staticmethod
    def resolve_quantity_limit_per_customer(_root: InChannel, _info: Any) -> None:
        return None

    @staticmethod
    def resolve_weight(root: InChannel, _info: Any) -> Any:
        grams = root.row.weight_g
        return Weight(unit="KG", value=grams / 1000) if grams is not None else None

    @staticmethod
    def resolve_created(root: InChannel, _info: Any) -> Any:
        return root.row.created_at

    @staticmethod
    def resolve_external_reference(_root: InChannel, _info: Any) -> None:
        return None

    @staticmethod
    async def resolve_attributes(
        root: InChannel, info: Any, variant_selection: str = "ALL"
    ) -> list[Given]:
        if variant_selection == "NOT_VARIANT_SELECTION":
            return []
        return await _variant_values(root, info)

    @staticmethod
    async def resolve_assigned_attributes(
        root: InChannel, info: Any, limit: int | None = None
    ) -> list[Given]:
        return (await _variant_values(root, info))[: limit or 100]

    @staticmethod
    async def resolve_assigned_attribute(root: InChannel, info: Any, slug: str) -> Given | None:
        return _of_slug(await _variant_values(root, info), slug)

    @staticmethod
    async def resolve_media(root: InChannel, info: Any) -> list[Any]:
        rows = await loader(info, MediaLoader).load(root.row.product_id)
        return [row for row in rows if row.variant_id == root.pk]

    @staticmethod
    async def resolve_pricing(root: InChannel, info: Any) -> Any:
        if root.channel is None:
            return None
        if "listed" in root.row.__dict__:
            amount = root.row.listed
        else:
            row = await loader(info, VariantListingLoader).load((root.pk, root.channel.pk))
            amount = row.price if row else None
        if amount is None:
            return None
        price = taxed(amount, root.channel.currency)
        return VariantPricingInfo(on_sale=False, price=price, price_undiscounted=price)

    @staticmethod
    def resolve_translation(root: InChannel, _info: Any, language_code: str) -> Words | None:
        return words_of("ProductVariant", root.row, language_code, needed="name")

    @staticmethod
    def resolve_sale_units(root: InChannel, info: Any) -> Any:
        units = root.row.__dict__.get("units")
        return loader(info, SaleUnitLoader).load(root.pk) if units is None else units

    @staticmethod
    def resolve_carton(root: InChannel, _info: Any) -> Any:
        return root.row.carton or None


async def _variant_values(root: InChannel, info: Any) -> list[Given]:
    product = await loader(info, ProductLoader).load((root.row.product_id, root.channel_id))
    held = await loader(info, AttributeSetLoader).load(product.row.product_type_id)
    chosen = {slug: [value] for slug, value in root.row.choices.items()}
    return [each for each in given_values(held, chosen, variant=True) if each.values]
