"""What clients may ask for: Saleor's filters to the letter."""

from __future__ import annotations

import graphene

from backend.api.mutations import enum_of
from backend.api.scalars import Decimal

OrderDirection = enum_of("OrderDirection", ["ASC", "DESC"])
ProductOrderField = enum_of(
    "ProductOrderField",
    ["NAME", "RANK", "PRICE", "MINIMAL_PRICE", "LAST_MODIFIED", "DATE", "TYPE", "PUBLISHED",
     "PUBLICATION_DATE", "PUBLISHED_AT", "LAST_MODIFIED_AT", "COLLECTION", "RATING", "CREATED_AT",
     "TURNOVER"],
)  # fmt: skip
StockAvailability = enum_of("StockAvailability", ["IN_STOCK", "OUT_OF_STOCK"])


class StringFilterInput(graphene.InputObjectType):
    """A text or one of several."""

    eq = graphene.String()
    one_of = graphene.List(graphene.NonNull(graphene.String))


class GlobalIDFilterInput(graphene.InputObjectType):
    """An id or one of several."""

    eq = graphene.ID()
    one_of = graphene.List(graphene.NonNull(graphene.ID))


class DecimalRangeInput(graphene.InputObjectType):
    """From and to, both included."""

    gte = Decimal()
    lte = Decimal()


class DecimalFilterInput(graphene.InputObjectType):
    """A number, one of several, or a range."""

    eq = Decimal()
    one_of = graphene.List(graphene.NonNull(Decimal))
    range = DecimalRangeInput()


class PriceRangeInput(graphene.InputObjectType):
    """A price from and to."""

    gte = graphene.Float()
    lte = graphene.Float()


class IntRangeInput(graphene.InputObjectType):
    """A whole number from and to."""

    gte = graphene.Int()
    lte = graphene.Int()


class DateRangeInput(graphene.InputObjectType):
    """A day from and to."""

    gte = graphene.Date()
    lte = graphene.Date()


class DateTimeRangeInput(graphene.InputObjectType):
    """A moment from and to."""

    gte = graphene.DateTime()
    lte = graphene.DateTime()


class DateTimeFilterInput(graphene.InputObjectType):
    """A moment, one of several, or a range."""

    eq = graphene.DateTime()
    one_of = graphene.List(graphene.NonNull(graphene.DateTime))
    range = DateTimeRangeInput()


class MetadataFilter(graphene.InputObjectType):
    """An entry of the metadata."""

    key = graphene.String(required=True)
    value = graphene.String()


class ProductStockFilterInput(graphene.InputObjectType):
    """Stock in some warehouses."""

    warehouse_ids = graphene.List(graphene.NonNull(graphene.ID))
    quantity = IntRangeInput()


class ContainsFilterInput(graphene.InputObjectType):
    """Ids of which all or any are referenced."""

    contains_any = graphene.List(graphene.NonNull(graphene.String))
    contains_all = graphene.List(graphene.NonNull(graphene.String))


class AssignedAttributeReferenceInput(graphene.InputObjectType):
    """What an attribute points at."""

    referenced_ids = ContainsFilterInput()
    page_slugs = ContainsFilterInput()
    product_slugs = ContainsFilterInput()
    product_variant_skus = ContainsFilterInput()
    category_slugs = ContainsFilterInput()
    collection_slugs = ContainsFilterInput()


class AssignedAttributeValueInput(graphene.InputObjectType):
    """A value of an attribute by its kind."""

    slug = StringFilterInput()
    name = StringFilterInput()
    numeric = DecimalFilterInput()
    date = DateRangeInput()
    date_time = DateTimeRangeInput()
    boolean = graphene.Boolean()
    reference = AssignedAttributeReferenceInput()


class AttributeInput(graphene.InputObjectType):
    """Goods whose attribute has any of the values."""

    slug = graphene.String()
    value = AssignedAttributeValueInput()
    values = graphene.List(graphene.NonNull(graphene.String))
    values_range = IntRangeInput()
    date_time = DateTimeRangeInput()
    date = DateRangeInput()
    boolean = graphene.Boolean()


class ProductFilterInput(graphene.InputObjectType):
    """The older filter."""

    is_published = graphene.Boolean()
    collections = graphene.List(graphene.NonNull(graphene.ID))
    categories = graphene.List(graphene.NonNull(graphene.ID))
    has_category = graphene.Boolean()
    attributes = graphene.List(graphene.NonNull(AttributeInput))
    stock_availability = StockAvailability()
    stocks = ProductStockFilterInput()
    search = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    published_from = graphene.DateTime()
    is_available = graphene.Boolean()
    available_from = graphene.DateTime()
    is_visible_in_listing = graphene.Boolean()
    price = PriceRangeInput()
    minimal_price = PriceRangeInput()
    updated_at = DateTimeRangeInput()
    product_types = graphene.List(graphene.NonNull(graphene.ID))
    gift_card = graphene.Boolean()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    has_preordered_variants = graphene.Boolean()
    slugs = graphene.List(graphene.NonNull(graphene.String))
    channel = graphene.String()
    merchants = graphene.List(
        graphene.NonNull(graphene.ID), description="Ours: goods of some sellers."
    )
    grades = graphene.List(
        graphene.NonNull(graphene.String), description="Ours: sellers of some credit grades."
    )
    booth = graphene.String(description="Ours: goods sold at a stall.")


class ProductWhereInput(graphene.InputObjectType):
    """The newer filter, with AND and OR."""

    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    name = StringFilterInput()
    slug = StringFilterInput()
    product_type = GlobalIDFilterInput()
    category = GlobalIDFilterInput()
    collection = GlobalIDFilterInput()
    is_available = graphene.Boolean()
    is_published = graphene.Boolean()
    is_visible_in_listing = graphene.Boolean()
    published_from = graphene.DateTime()
    available_from = graphene.DateTime()
    has_category = graphene.Boolean()
    price = DecimalFilterInput()
    minimal_price = DecimalFilterInput()
    attributes = graphene.List(graphene.NonNull(AttributeInput))
    stock_availability = StockAvailability()
    stocks = ProductStockFilterInput()
    gift_card = graphene.Boolean()
    has_preordered_variants = graphene.Boolean()
    updated_at = DateTimeFilterInput()
    merchant = GlobalIDFilterInput()
    AND = graphene.List(graphene.NonNull(lambda: ProductWhereInput), name="AND")
    OR = graphene.List(graphene.NonNull(lambda: ProductWhereInput), name="OR")


class ProductOrder(graphene.InputObjectType):
    """How goods are sorted."""

    direction = OrderDirection(required=True)
    channel = graphene.String()
    attribute_id = graphene.ID()
    field = ProductOrderField()


class CategoryFilterInput(graphene.InputObjectType):
    """Which categories."""

    search = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    slugs = graphene.List(graphene.NonNull(graphene.String))
    updated_at = DateTimeRangeInput()


class CollectionFilterInput(graphene.InputObjectType):
    """Which collections."""

    search = graphene.String()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    slugs = graphene.List(graphene.NonNull(graphene.String))


class AttributeFilterInput(graphene.InputObjectType):
    """Which attributes."""

    search = graphene.String()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    slugs = graphene.List(graphene.NonNull(graphene.String))
    type = graphene.String()


class ProductVariantFilterInput(graphene.InputObjectType):
    """Which variants."""

    search = graphene.String()
    sku = graphene.List(graphene.String)
