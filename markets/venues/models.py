"""Tables of markets, booths and leases."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Market(TimestampedRow):
    """A wholesale market; ``sites`` are the slugs it sells on."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    sites = ArrayField(models.CharField(max_length=24), default=list)
    manager = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    address = models.CharField(max_length=200, blank=True)
    opens = models.TimeField(default=time(8, 0))
    closes = models.TimeField(default=time(18, 0))
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class MarketHoliday(Row):
    """A day on which a market stays shut."""

    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="holidays")
    day = models.DateField()
    note = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["market", "day"], name="venues_holiday_once")
        ]


class Building(Row):
    """A house or hall of a market."""

    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="buildings")
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["market", "code"], name="venues_building_once")
        ]


class Floor(Row):
    """A floor of a building, with the size of its drawing in grid units."""

    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="floors")
    number = models.SmallIntegerField()
    width = models.PositiveSmallIntegerField(default=100)
    height = models.PositiveSmallIntegerField(default=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["building", "number"], name="venues_floor_once")
        ]


class Section(Row):
    """A part of a floor."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["floor", "code"], name="venues_section_once")
        ]


class Booth(TimestampedRow):
    """A stall with its place on the floor's drawing and what its device last said."""

    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="booths")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="booths")
    code = models.CharField(max_length=40)
    area_dm2 = models.PositiveIntegerField(default=900)
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    has_device = models.BooleanField(default=False)
    heartbeat_at = models.DateTimeField(null=True)
    live_since = models.DateTimeField(null=True)
    moved_to = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["market", "code"], name="venues_booth_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Lease(TimestampedRow):
    """A merchant holds a booth; ``pushed`` says whether the listing rows carry its code."""

    booth = models.ForeignKey(Booth, on_delete=models.PROTECT, related_name="leases")
    tenant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    valid = DateRangeField()
    contract_number = models.CharField(max_length=60, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    pushed = models.BooleanField(default=False)
    opened_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["tenant", "booth"], name="venues_lease_tenant")]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="venues_one_lease_at_a_time",
                expressions=[
                    ("booth", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]
