"""Tables of prices and quantities."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class PriceTier(Row):
    """A unit price from a minimum quantity, per variant and channel."""

    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="+"
    )
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    min_quantity = models.PositiveIntegerField()
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering: ClassVar = ["min_quantity"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["variant", "channel", "min_quantity"], name="pricing_tier_once"
            ),
            models.CheckConstraint(
                condition=models.Q(unit_price__gt=0, min_quantity__gt=0),
                name="pricing_tier_positive",
            ),
        ]


class TierMode(Row):
    """ALL_UNITS unless a row says SLAB."""

    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="+"
    )
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "channel"], name="pricing_mode_once"),
            models.CheckConstraint(
                condition=models.Q(mode__in=["ALL_UNITS", "SLAB"]), name="pricing_mode_known"
            ),
        ]


class QuantityRule(Row):
    """Minimum, step and maximum of a variant, product or merchant; absent fields pass down."""

    variant = models.OneToOneField(
        "catalog.ProductVariant", on_delete=models.PROTECT, null=True, related_name="+"
    )
    product = models.OneToOneField(
        "catalog.Product", on_delete=models.PROTECT, null=True, related_name="+"
    )
    merchant = models.OneToOneField(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    minimum = models.PositiveIntegerField(null=True)
    step = models.PositiveIntegerField(null=True)
    maximum = models.PositiveIntegerField(null=True)
    per_colour_minimum = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    models.Q(variant__isnull=False, product__isnull=True, merchant__isnull=True)
                    | models.Q(variant__isnull=True, product__isnull=False, merchant__isnull=True)
                    | models.Q(variant__isnull=True, product__isnull=True, merchant__isnull=False)
                ),
                name="pricing_rule_one_level",
            )
        ]


class MixRule(Row):
    """Which lines count together: none, the product's variants, or the merchant's shop."""

    product = models.OneToOneField(
        "catalog.Product", on_delete=models.PROTECT, null=True, related_name="+"
    )
    merchant = models.OneToOneField(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    mode = models.CharField(max_length=10)
    minimum_pieces = models.PositiveIntegerField(null=True)
    minimum_amount_minor = models.BigIntegerField(null=True)


class PriceList(TimestampedRow):
    """Named prices of one merchant for one buyer company or one group of customers."""

    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    group = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "channel"], name="pricing_lists_of_buyer")
        ]

    def __str__(self) -> str:
        return self.name


class PriceListEntry(Row):
    """One variant's price in a list, from a minimum quantity."""

    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="entries")
    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="+"
    )
    min_quantity = models.PositiveIntegerField(default=1)
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["price_list", "variant", "min_quantity"], name="pricing_entry_once"
            )
        ]


class CommissionRate(Row):
    """The platform's share of released goods, dated (decision D24)."""

    site = models.ForeignKey("channels.Site", on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(
        "catalog.Category", on_delete=models.PROTECT, null=True, related_name="+"
    )
    bp = models.PositiveIntegerField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(bp__lte=10000), name="pricing_bp_whole"),
            ExclusionConstraint(
                name="pricing_commission_once",
                expressions=[
                    ("site", RangeOperators.EQUAL),
                    ("category", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            # no category equals no other: the site's own rate is held apart by itself
            ExclusionConstraint(
                name="pricing_commission_site_once",
                expressions=[
                    ("site", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(category__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.bp / 100:.2f} %"


class Voucher(TimestampedRow):
    """A code that lowers the goods value of one merchant or of the whole basket."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120, blank=True)
    merchant = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    percent_bp = models.PositiveIntegerField(null=True)
    amount_minor = models.BigIntegerField(null=True)
    min_spent_minor = models.BigIntegerField(default=0)
    usage_limit = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField(default=0)
    once_per_customer = models.BooleanField(default=False)
    payer = models.CharField(max_length=10, default="MERCHANT")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(percent_bp__isnull=False, amount_minor__isnull=True)
                | models.Q(percent_bp__isnull=True, amount_minor__isnull=False),
                name="pricing_voucher_one_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(usage_limit__isnull=True)
                | models.Q(used__lte=models.F("usage_limit")),
                name="pricing_voucher_limit",
            ),
        ]

    def __str__(self) -> str:
        return self.code
