"""Root fields of the catalogue: Saleor's, and ours beside them."""

from __future__ import annotations

import uuid
from typing import Any

import graphene
from django.db.models import Q

from backend.api.connections import connection_field, resolve_connection
from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import LanguageCodeEnum
from backend.catalog.graphql.attributes import AttributeConnection, AttributeNode
from backend.catalog.graphql.found import Facet, SearchSuggestion
from backend.catalog.graphql.inputs import (
    AttributeFilterInput,
    CategoryFilterInput,
    CollectionFilterInput,
    ProductFilterInput,
    ProductOrder,
    ProductVariantFilterInput,
    ProductWhereInput,
)
from backend.catalog.graphql.loaders import MerchantLoader
from backend.catalog.graphql.scope import InChannel
from backend.catalog.graphql.shelf import goods_page, saw_product
from backend.catalog.graphql.types import (
    CategoryConnection,
    CategoryNode,
    CollectionConnection,
    CollectionNode,
    MerchantConnection,
    MerchantNode,
    ProductConnection,
    ProductNode,
    ProductTypeConnection,
    ProductTypeNode,
    VariantConnection,
    VariantNode,
)
from backend.catalog.models import (
    Attribute,
    Category,
    Collection,
    ProductListing,
    ProductType,
    ProductVariant,
)
from backend.catalog.selectors.find import facets_count, suggestions
from backend.catalog.selectors.narrow import ids_of
from backend.catalog.selectors.shelf import (
    product_get,
    visible_listing_by_slug,
    visible_listings,
    visible_products,
)
from backend.channels.selectors import channel_by_slug, channels_of_site
from backend.kernel.errors import Invalid
from backend.kernel.ids import key_or_nothing
from backend.parties.selectors import sellers_active

IDS_MAX = 100


def _slug_in(rows: Any, slug: str, code: str | None, prefix: str = "") -> Any:
    """By base slug, or only among the translations of one language."""
    if code is None:
        return rows.filter(**{f"{prefix}slug": slug})
    return rows.filter(**{f"{prefix}translations__contains": {code: {"slug": slug}}})


class ProductQueries(graphene.ObjectType):
    """Goods and their variants."""

    product = graphene.Field(
        ProductNode,
        id=graphene.ID(),
        slug=graphene.String(),
        slug_language_code=LanguageCodeEnum(),
        external_reference=graphene.String(),
        channel=graphene.String(),
    )
    products = connection_field(
        ProductConnection,
        channel=graphene.String(),
        filter=ProductFilterInput(),
        where=ProductWhereInput(),
        search=graphene.String(),
        sort_by=ProductOrder(),
    )
    product_variant = graphene.Field(
        VariantNode,
        id=graphene.ID(),
        sku=graphene.String(),
        external_reference=graphene.String(),
        channel=graphene.String(),
    )
    product_variants = connection_field(
        VariantConnection,
        ids=graphene.List(graphene.NonNull(graphene.ID)),
        channel=graphene.String(),
        filter=ProductVariantFilterInput(),
    )
    product_type = graphene.Field(ProductTypeNode, id=graphene.ID(), slug=graphene.String())
    product_types = connection_field(ProductTypeConnection)

    @staticmethod
    def resolve_product(
        _root: Any,
        info: Any,
        id: str = "",
        slug: str = "",
        slug_language_code: str | None = None,
        external_reference: str = "",
        channel: str = "",
    ) -> Any:
        if sum(bool(each) for each in (id, slug, external_reference)) != 1:
            raise Invalid("id、slug、externalReference 须且只能给出一个。", field="id")
        if not channel:
            info.context.keep_off()
            return _own_product(info, id, slug, external_reference)
        found = channel_by_slug(channel)
        if found is None:
            info.context.keep_off()
            return None
        if slug_language_code or external_reference:
            info.context.keep_off()
        rows = visible_listings(found.pk)
        if slug and slug_language_code is None:
            row = visible_listing_by_slug(found.pk, slug)
        elif slug:
            row = _slug_in(rows, slug, slug_language_code, "product__").first()
        elif id:
            row = rows.filter(product_id=key_or_nothing(id, "Product")).first()
        else:
            row = rows.filter(product__external_reference=external_reference).first()
        if row is None:  # goods that are not there leave no mark when they come
            info.context.keep_off()
            return None
        shown = InChannel(row.product, found, row)
        saw_product(info, shown)
        return shown

    @staticmethod
    def resolve_products(_root: Any, info: Any, channel: str = "", **arguments: Any) -> Any:
        return goods_page(info, channel, **arguments)

    @staticmethod
    def resolve_product_variant(
        _root: Any,
        info: Any,
        id: str = "",
        sku: str = "",
        external_reference: str = "",
        channel: str = "",
    ) -> Any:
        if sum(bool(each) for each in (id, sku, external_reference)) != 1:
            raise Invalid("id 与 sku 须且只能给出一个。", field="id")
        rows = _variants_in(info, channel)
        rows = rows.filter(pk=key_or_nothing(id, "ProductVariant")) if id else rows.filter(sku=sku)
        row = rows.first()
        return InChannel(row, channel_by_slug(channel)) if row else None

    @staticmethod
    def resolve_product_variants(
        _root: Any,
        info: Any,
        ids: list[str] | None = None,
        channel: str = "",
        filter: Any = None,
        **paging: Any,
    ) -> Any:
        rows = _variants_in(info, channel)
        if ids is not None:
            if len(ids) > IDS_MAX:
                raise Invalid("一次最多 {max} 个编号。", field="ids", max=IDS_MAX)
            rows = rows.filter(pk__in=ids_of("ProductVariant", ids))
        if filter and filter.get("sku"):
            rows = rows.filter(sku__in=[each for each in filter["sku"] if each][:IDS_MAX])
        if filter and filter.get("search"):
            text = filter["search"].strip()[:100]
            rows = rows.filter(sku__icontains=text) | rows.filter(name__icontains=text)
        page = resolve_connection(rows, order=("sku", "id"), **paging)
        for edge in page.edges:
            edge.node = InChannel(edge.node, channel_by_slug(channel))
        return page

    @staticmethod
    def resolve_product_type(_root: Any, _info: Any, id: str = "", slug: str = "") -> Any:
        rows = ProductType.objects.filter(slug=slug) if slug else ProductType.objects.none()
        if id:
            rows = ProductType.objects.filter(pk=key_or_nothing(id, "ProductType"))
        return rows.first()

    @staticmethod
    def resolve_product_types(_root: Any, _info: Any, **paging: Any) -> Any:
        return resolve_connection(ProductType.objects.all(), order=("slug", "id"), **paging)


def _own_product(info: Any, id: str, slug: str, reference: str) -> Any:
    rows = visible_products(actor_of(info))
    if id:
        rows = rows.filter(pk=key_or_nothing(id, "Product"))
    rows = rows.filter(slug=slug) if slug else rows
    row = (rows.filter(external_reference=reference) if reference else rows).first()
    return InChannel(row) if row else None


def _variants_in(info: Any, channel: str) -> Any:
    if not channel:
        own = visible_products(actor_of(info))
        return ProductVariant.objects.filter(product__in=own)
    found = channel_by_slug(channel)
    if found is None:
        return ProductVariant.objects.none()
    shelf = visible_listings(found.pk).order_by()
    return ProductVariant.objects.filter(
        product_id__in=shelf.values("product_id"), listings__channel_id=found.pk
    )


class TreeQueries(graphene.ObjectType):
    """Categories, collections, attributes."""

    category = graphene.Field(
        CategoryNode,
        id=graphene.ID(),
        slug=graphene.String(),
        slug_language_code=LanguageCodeEnum(),
    )
    categories = connection_field(
        CategoryConnection,
        filter=CategoryFilterInput(),
        level=graphene.Int(),
        site=graphene.String(),
    )
    collection = graphene.Field(
        CollectionNode,
        id=graphene.ID(),
        slug=graphene.String(),
        slug_language_code=LanguageCodeEnum(),
        channel=graphene.String(),
    )
    collections = connection_field(
        CollectionConnection, filter=CollectionFilterInput(), channel=graphene.String()
    )
    attribute = graphene.Field(AttributeNode, id=graphene.ID(), slug=graphene.String())
    attributes = connection_field(
        AttributeConnection,
        filter=AttributeFilterInput(),
        search=graphene.String(),
        channel=graphene.String(),
    )

    @staticmethod
    def resolve_category(
        _root: Any,
        _info: Any,
        id: str = "",
        slug: str = "",
        slug_language_code: str | None = None,
    ) -> Any:
        if bool(id) == bool(slug):
            raise Invalid("id 与 slug 须且只能给出一个。", field="id")
        if id:
            return Category.objects.filter(pk=key_or_nothing(id, "Category")).first()
        return _slug_in(Category.objects.all(), slug, slug_language_code).first()

    @staticmethod
    def resolve_categories(
        _root: Any,
        _info: Any,
        filter: Any = None,
        level: int | None = None,
        site: str = "",
        **paging: Any,
    ) -> Any:
        rows = _named_rows(Category.objects.all(), filter, "Category")
        if level is not None:
            rows = rows.filter(level=level)
        if site:
            rows = rows.filter(site__slug=site)
        return resolve_connection(rows, order=("level", "position", "id"), **paging)

    @staticmethod
    def resolve_collection(
        _root: Any,
        _info: Any,
        id: str = "",
        slug: str = "",
        slug_language_code: str | None = None,
        channel: str = "",
    ) -> Any:
        if bool(id) == bool(slug):
            raise Invalid("id 与 slug 须且只能给出一个。", field="id")
        found = channel_by_slug(channel) if channel else None
        if channel and found is None:
            return None
        rows = Collection.objects.filter(is_published=True)
        if found is not None:
            rows = rows.filter(Q(site_id=found.site_id) | Q(site=None))
        if id:
            rows = rows.filter(pk=key_or_nothing(id, "Collection"))
        else:
            rows = _slug_in(rows, slug, slug_language_code)
        row = rows.first()
        return InChannel(row, found) if row else None

    @staticmethod
    def resolve_collections(
        _root: Any, _info: Any, filter: Any = None, channel: str = "", **paging: Any
    ) -> Any:
        found = channel_by_slug(channel)
        rows = _named_rows(Collection.objects.filter(is_published=True), filter, "Collection")
        if found is not None:
            rows = rows.filter(site_id=found.site_id) | rows.filter(site=None)
        page = resolve_connection(rows, order=("name", "id"), **paging)
        for edge in page.edges:
            edge.node = InChannel(edge.node, found)
        return page

    @staticmethod
    def resolve_attribute(_root: Any, _info: Any, id: str = "", slug: str = "") -> Any:
        if id:
            return Attribute.objects.filter(pk=key_or_nothing(id, "Attribute")).first()
        return Attribute.objects.filter(slug=slug).first()

    @staticmethod
    def resolve_attributes(
        _root: Any,
        _info: Any,
        filter: Any = None,
        search: str = "",
        channel: str = "",
        **paging: Any,
    ) -> Any:
        rows = _named_rows(Attribute.objects.all(), filter, "Attribute")
        if filter and filter.get("type"):
            rows = rows.filter(type=filter["type"])
        if search:
            rows = rows.filter(name__icontains=search.strip()[:100])
        return resolve_connection(rows, order=("slug", "id"), **paging)


def _named_rows(rows: Any, filter: Any, type_name: str) -> Any:
    """The filters that all named things share."""
    given = filter or {}
    if given.get("search"):
        rows = rows.filter(name__icontains=given["search"].strip()[:100])
    if given.get("ids") is not None:
        rows = rows.filter(pk__in=ids_of(type_name, given["ids"]))
    if given.get("slugs") is not None:
        rows = rows.filter(slug__in=given["slugs"])
    return rows


class FindQueries(graphene.ObjectType):
    """Ours: sellers, facets and suggestions."""

    merchant = graphene.Field(MerchantNode, id=graphene.ID(), slug=graphene.String())
    merchants = connection_field(
        MerchantConnection, site=graphene.String(), search=graphene.String()
    )
    facets = graphene.List(
        graphene.NonNull(Facet),
        required=True,
        channel=graphene.String(required=True),
        filter=ProductFilterInput(),
        where=ProductWhereInput(),
        search=graphene.String(),
    )
    search_suggestions = graphene.List(
        graphene.NonNull(SearchSuggestion),
        required=True,
        site=graphene.String(required=True),
        query=graphene.String(required=True),
        first=graphene.Int(),
    )

    @staticmethod
    def resolve_merchant(_root: Any, info: Any, id: str = "", slug: str = "") -> Any:
        if id:
            return loader(info, MerchantLoader).load(key_or_nothing(id, "Merchant"))
        return sellers_active().filter(slug=slug).first()

    @staticmethod
    def resolve_merchants(
        _root: Any, _info: Any, site: str = "", search: str = "", **paging: Any
    ) -> Any:
        rows = sellers_active()
        if site:
            channels = [channel.pk for channel in channels_of_site(site)]
            sold = ProductListing.objects.filter(channel_id__in=channels, is_published=True)
            rows = rows.filter(pk__in=sold.order_by().values("product__merchant_id"))
        if search:
            rows = rows.filter(display_name__icontains=search.strip()[:100])
        return resolve_connection(rows, order=("display_name", "id"), **paging)

    @staticmethod
    def resolve_facets(_root: Any, _info: Any, channel: str, **arguments: Any) -> Any:
        found = channel_by_slug(channel)
        return facets_count(found, **arguments) if found else []

    @staticmethod
    def resolve_search_suggestions(
        _root: Any, _info: Any, site: str, query: str, first: int = 8
    ) -> Any:
        channels = channels_of_site(site)
        if not channels:
            return []
        return suggestions(site, channels[0].pk, query, limit=max(1, min(first, 20)))


def product_node(info: Any, key: uuid.UUID) -> Any:
    """A product by id outside any channel: the viewer's own."""
    row = product_get(actor_of(info), key)
    return InChannel(row) if row else None
