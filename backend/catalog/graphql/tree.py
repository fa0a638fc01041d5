"""Categories, collections and sellers: where goods are found."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.loaders import loader
from backend.api.saleor import Image, LanguageCodeEnum, Node
from backend.api.scalars import JSONString
from backend.catalog.graphql.inputs import ProductFilterInput, ProductOrder, ProductWhereInput
from backend.catalog.graphql.kinds import ProductTypeNode, translation_field
from backend.catalog.graphql.loaders import CategoryChildrenLoader, CategoryLoader, GradeLoader
from backend.catalog.graphql.pictures import ThumbnailFormatEnum
from backend.catalog.graphql.scope import InChannel, Words, words_of
from backend.catalog.graphql.shelf import goods_page
from backend.catalog.graphql.words import CategoryTranslation, CollectionTranslation
from backend.catalog.models import Category, Collection, ProductType
from backend.catalog.selectors.shelf import market_standing_shown
from backend.credit.graphql.queries import CreditGradeType
from backend.kernel.ids import to_relay


def _goods(**arguments: Any) -> Any:
    return connection_field(
        "backend.catalog.graphql.types.ProductConnection",
        filter=ProductFilterInput(),
        where=ProductWhereInput(),
        sort_by=ProductOrder(),
        **arguments,
    )


class CategoryNode(graphene.ObjectType):
    """A node of a site's tree."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    level = graphene.Int(required=True)
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()
    background_image = graphene.Field(Image, size=graphene.Int(), format=ThumbnailFormatEnum())
    parent = graphene.Field(lambda: CategoryNode)
    ancestors = connection_field("backend.catalog.graphql.types.CategoryConnection")
    children = connection_field("backend.catalog.graphql.types.CategoryConnection")
    child_categories = graphene.List(
        graphene.NonNull(lambda: CategoryNode), required=True, description="Ours: batched."
    )
    product_type = graphene.Field(ProductTypeNode, description="Ours: the leaf's attribute set.")
    products = _goods(channel=graphene.String())
    translation = translation_field(CategoryTranslation)

    class Meta:
        name = "Category"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Category, _info: Any) -> str:
        return to_relay("Category", root.pk)

    @staticmethod
    def resolve_background_image(
        _root: Category, _info: Any, size: int | None = None, format: str | None = None
    ) -> None:
        return None

    @staticmethod
    def resolve_parent(root: Category, info: Any) -> Any:
        return loader(info, CategoryLoader).load(root.parent_id) if root.parent_id else None

    @staticmethod
    def resolve_ancestors(root: Category, _info: Any, **paging: Any) -> Any:
        parts = root.path.split("/")[:-1]
        paths = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        rows = Category.objects.filter(path__in=paths)
        return resolve_connection(rows, order=("level", "id"), **paging)

    @staticmethod
    def resolve_children(root: Category, _info: Any, **paging: Any) -> Any:
        rows = Category.objects.filter(parent=root)
        return resolve_connection(rows, order=("position", "id"), **paging)

    @staticmethod
    def resolve_child_categories(root: Category, info: Any) -> Any:
        return loader(info, CategoryChildrenLoader).load(root.pk)

    @staticmethod
    def resolve_product_type(root: Category, _info: Any) -> Any:
        if not root.product_type_slug:
            return None
        return ProductType.objects.filter(slug=root.product_type_slug).first()

    @staticmethod
    def resolve_products(root: Category, info: Any, channel: str = "", **arguments: Any) -> Any:
        return goods_page(info, channel, category=root, **arguments)

    @staticmethod
    def resolve_translation(root: Category, _info: Any, language_code: str) -> Words | None:
        return words_of("Category", root, language_code)


class CollectionNode(graphene.ObjectType):
    """A hand-picked set of goods."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    channel = graphene.String()
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()
    background_image = graphene.Field(Image, size=graphene.Int(), format=ThumbnailFormatEnum())
    products = _goods()
    translation = translation_field(CollectionTranslation)

    class Meta:
        name = "Collection"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: InChannel, _info: Any) -> str:
        return to_relay("Collection", root.pk)

    @staticmethod
    def resolve_channel(root: InChannel, _info: Any) -> str | None:
        return root.channel.slug if root.channel else None

    @staticmethod
    def resolve_background_image(
        _root: InChannel, _info: Any, size: int | None = None, format: str | None = None
    ) -> None:
        return None

    @staticmethod
    def resolve_products(root: InChannel, info: Any, **arguments: Any) -> Any:
        slug = root.channel.slug if root.channel else ""
        collection: Collection = root.row
        return goods_page(info, slug, collection=collection, **arguments)

    @staticmethod
    def resolve_translation(root: InChannel, _info: Any, language_code: str) -> Words | None:
        return words_of("Collection", root.row, language_code)


class MerchantNode(graphene.ObjectType):
    """A seller as buyers see it; grade and stalls come from the floors above."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True, language_code=LanguageCodeEnum())
    legal_name = graphene.String(required=True)
    licence = graphene.String(description="Business licence: name and credit code, to be shown.")
    uscc = graphene.String()
    kind = graphene.String(required=True)
    status = graphene.String(required=True)
    description = graphene.String()
    region_code = graphene.String()
    address_line = graphene.String()
    identity_verified_at = graphene.DateTime()
    active_since = graphene.Date()
    is_gov_supplier = graphene.Boolean(required=True)
    grade = graphene.Field(CreditGradeType, description="Credit grade; not shown on gov.")
    products = _goods(channel=graphene.String(required=True), search=graphene.String())

    class Meta:
        name = "Merchant"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Any, _info: Any) -> str:
        return to_relay("Merchant", root.pk)

    @staticmethod
    def resolve_name(root: Any, _info: Any, language_code: str = "ZH") -> str:
        foreign = not str(language_code).startswith("ZH") and root.display_name_en
        return str(root.display_name_en if foreign else root.display_name)

    @staticmethod
    def resolve_grade(root: Any, info: Any) -> Any:
        channel = root.channel if isinstance(root, InChannel) else None
        return loader(info, GradeLoader).load(root.pk) if market_standing_shown(channel) else None

    @staticmethod
    def resolve_licence(root: Any, _info: Any) -> str:
        return f"{root.legal_name} {root.uscc or ''}".strip()

    @staticmethod
    def resolve_products(root: Any, info: Any, channel: str, **arguments: Any) -> Any:
        return goods_page(info, channel, merchant_id=root.pk, **arguments)
