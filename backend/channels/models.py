"""Sites and their channels."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.kernel.models import TimestampedRow

OPEN_DOOR = "open"
PROCUREMENT_DOOR = "procurement"


class Site(TimestampedRow):
    """One front end of the core."""

    slug = models.SlugField(max_length=24, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    tagline_zh = models.CharField(max_length=160, blank=True)
    tagline_en = models.CharField(max_length=160, blank=True)
    host = models.CharField(max_length=120, blank=True)
    languages = ArrayField(models.CharField(max_length=8))
    theme = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.name_zh


class Channel(TimestampedRow):
    """Where goods are listed, priced and ordered in one currency."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="channels")
    currency = models.CharField(max_length=3)
    is_active = models.BooleanField(default=True)
    ordering_door = models.CharField(max_length=16, default=OPEN_DOOR)
    allow_unpaid_orders = models.BooleanField(default=False)
    single_merchant_checkout = models.BooleanField(default=False)
    default_country = models.CharField(max_length=2, default="CN")
    countries = ArrayField(models.CharField(max_length=2), default=list)
    prices_entered_with_tax = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ordering_door__in=[OPEN_DOOR, PROCUREMENT_DOOR]),
                name="channels_door_known",
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="channels_currency_iso"
            ),
        ]

    def __str__(self) -> str:
        return self.name
