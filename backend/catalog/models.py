"""Tables of the catalogue."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Category(TimestampedRow):
    """A node of a site's tree; ``path`` is the slugs from the root, joined by ``/``."""

    site = models.ForeignKey("channels.Site", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=400, db_index=True)
    level = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    description = models.JSONField(null=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=300, blank=True)
    translations = models.JSONField(default=dict)
    product_type_slug = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class Collection(TimestampedRow):
    """A hand-picked set of products."""

    site = models.ForeignKey("channels.Site", on_delete=models.PROTECT, null=True, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    description = models.JSONField(null=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=300, blank=True)
    translations = models.JSONField(default=dict)
    is_published = models.BooleanField(default=True)
    products: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "Product", through="CollectionProduct", related_name="+"
    )

    def __str__(self) -> str:
        return self.slug


class CollectionProduct(Row):
    """A product's place in a collection."""

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT)
    product = models.ForeignKey("Product", on_delete=models.PROTECT, related_name="in_collections")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "product"], name="catalog_collected_once")
        ]


class Attribute(TimestampedRow):
    """A property goods may have; input types are Saleor's."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    input_type = models.CharField(max_length=16)
    unit = models.CharField(max_length=16, blank=True)
    type = models.CharField(max_length=12, default="PRODUCT_TYPE")
    translations = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.slug


class AttributeValue(TimestampedRow):
    """One option of an attribute; ``value`` is a colour for swatches."""

    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="values")
    slug = models.CharField(max_length=80)
    name = models.CharField(max_length=160)
    value = models.CharField(max_length=120, blank=True)
    position = models.PositiveIntegerField(default=0)
    translations = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attribute", "slug"], name="catalog_value_once")
        ]

    def __str__(self) -> str:
        return self.slug


class ProductType(TimestampedRow):
    """Carries an attribute set."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    translations = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class ProductTypeAttribute(Row):
    """How a product type uses an attribute."""

    product_type = models.ForeignKey(ProductType, on_delete=models.PROTECT, related_name="uses")
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="uses")
    is_variant = models.BooleanField(default=False)
    is_required = models.BooleanField(default=False)
    is_filter = models.BooleanField(default=False)
    is_compared = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["product_type", "attribute"], name="catalog_type_attribute_once"
            )
        ]


class ProductStatus(models.TextChoices):
    """Where a product stands on its way to the shelf."""

    DRAFT = "DRAFT", "草稿"
    IN_REVIEW = "IN_REVIEW", "审核中"
    PUBLISHED = "PUBLISHED", "已上架"
    UNPUBLISHED = "UNPUBLISHED", "已下架"
    REJECTED = "REJECTED", "已驳回"
    BLOCKED = "BLOCKED", "已封禁"


class Product(TimestampedRow):
    """A style of goods of one merchant (款/SPU).

    ``facts`` repeats the assigned values as ``{attribute slug: [value slugs or plain value]}`` so
    that a page reads one row; ``AssignedValue`` rows are what filters search.
    """

    merchant = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="products"
    )
    product_type = models.ForeignKey(ProductType, on_delete=models.PROTECT, related_name="products")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=250)
    slug = models.SlugField(max_length=160, unique=True)
    status = models.CharField(
        max_length=12, choices=ProductStatus.choices, default=ProductStatus.DRAFT
    )
    review_notes = models.JSONField(default=list)
    description = models.JSONField(null=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=300, blank=True)
    translations = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    metadata = models.JSONField(default=dict)
    external_reference = models.CharField(max_length=120, blank=True)
    hs_code = models.CharField(max_length=10, blank=True)
    gpc_code = models.CharField(max_length=12, blank=True)
    unit = models.CharField(max_length=16, default="件")
    made_to_order = models.BooleanField(default=False)
    returnable = models.BooleanField(default=False)
    vat_bp = models.PositiveIntegerField(default=1300)
    picture = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["merchant", "status"], name="catalog_by_merchant"),
            models.Index(
                fields=["merchant", "external_reference"],
                condition=~models.Q(external_reference=""),
                name="catalog_by_reference",
            ),
            GinIndex(
                fields=["translations"],
                name="catalog_by_translated_slug",
                opclasses=["jsonb_path_ops"],
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProductVariant(TimestampedRow):
    """What a buyer orders (SKU), counted in whole base units (decision D6).

    ``carton``: pcs_per_carton, l_cm, w_cm, h_cm, gross_g, net_g. ``choices``: variant-selecting
    values as ``{attribute slug: value slug}``.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="variants")
    sku = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)
    choices = models.JSONField(default=dict)
    base_unit = models.CharField(max_length=16, default="件")
    track_stock = models.BooleanField(default=True)
    weight_g = models.PositiveIntegerField(null=True)
    carton = models.JSONField(default=dict)
    cutting = models.CharField(max_length=16, blank=True)
    min_cut = models.PositiveIntegerField(default=0)
    gtin = models.CharField(max_length=14, blank=True)
    metadata = models.JSONField(default=dict)
    translations = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position", "sku"]

    def __str__(self) -> str:
        return self.sku


class SaleUnit(Row):
    """A named multiple of the base unit: box, roll, carton."""

    variant = models.ForeignKey(ProductVariant, on_delete=models.PROTECT, related_name="sale_units")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=16)
    factor = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["factor"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "code"], name="catalog_sale_unit_once"),
            models.CheckConstraint(condition=models.Q(factor__gt=0), name="catalog_factor_whole"),
        ]


class AssignedValue(models.Model):
    """A product's or variant's value of an attribute, for filters and facets."""

    id = models.BigAutoField(primary_key=True)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="assigned")
    variant = models.ForeignKey(
        ProductVariant, on_delete=models.PROTECT, null=True, related_name="assigned"
    )
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="+")
    value = models.ForeignKey(AttributeValue, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    text = models.CharField(max_length=250, blank=True)
    flag = models.BooleanField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["value", "product"], name="catalog_assigned_value"),
            models.Index(fields=["attribute", "number"], name="catalog_assigned_number"),
            models.Index(fields=["product"], name="catalog_assigned_product"),
        ]


class VariantListing(Row):
    """A variant's listing price in a channel."""

    variant = models.ForeignKey(ProductVariant, on_delete=models.PROTECT, related_name="listings")
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    price = models.DecimalField(max_digits=20, decimal_places=6)
    currency = models.CharField(max_length=3)
    rate = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "channel"], name="catalog_listing_once"),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="catalog_price_positive"),
        ]


class ProductListing(Row):
    """The row that lists, filters and sorts read (decision D13); others push their parts down."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="listings")
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    is_published = models.BooleanField(default=False)
    visible = models.BooleanField(default=True)
    category_path = models.CharField(max_length=400, blank=True)
    name = models.CharField(max_length=250)
    min_price = models.DecimalField(max_digits=20, decimal_places=6, default=0)
    max_price = models.DecimalField(max_digits=20, decimal_places=6, default=0)
    in_stock = models.BooleanField(default=False)
    merchant_name = models.CharField(max_length=120, blank=True)
    grade = models.CharField(max_length=4, blank=True)
    search_factor = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    booth_codes = ArrayField(models.CharField(max_length=40), default=list)
    turnover_minor = models.BigIntegerField(default=0)
    sold_quantity = models.BigIntegerField(default=0)
    listed_at = models.DateTimeField(null=True)
    document = SearchVectorField(null=True)
    codes = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "channel"], name="catalog_row_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["channel", "category_path", "-listed_at"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_category",
            ),
            models.Index(
                fields=["channel", "min_price"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_price",
            ),
            models.Index(
                fields=["channel", "-in_stock", "-listed_at", "-id"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_shelf",
            ),
            models.Index(
                fields=["channel", "-listed_at", "-id"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_newest",
            ),
            models.Index(
                fields=["channel", "-turnover_minor", "-id"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_turnover",
            ),
            models.Index(
                fields=["channel", "name", "id"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_name",
            ),
            GinIndex(fields=["document"], name="catalog_row_document"),
            GinIndex(fields=["codes"], name="catalog_row_codes", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}@{self.channel_id}"


class ProductMedia(TimestampedRow):
    """A picture. ``url`` is absolute or a path of ours."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="media")
    variant = models.ForeignKey(
        ProductVariant, on_delete=models.PROTECT, null=True, related_name="media"
    )
    kind = models.CharField(max_length=8, default="IMAGE")
    url = models.CharField(max_length=300)
    alt = models.CharField(max_length=250, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
