"""Tables of carriage."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Carrier(TimestampedRow):
    """A carrier's trade with us; the legal person stands in parties."""

    organization = models.OneToOneField(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    code = models.SlugField(max_length=24, unique=True)
    name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class RateKind(models.TextChoices):
    """How freight is charged (markets brief 10)."""

    PARCEL = "PARCEL", "快递"
    LTL = "LTL", "零担"
    FTL = "FTL", "整车"
    PIECE = "PIECE", "按件"
    PICKUP = "PICKUP", "自提"


class FreightLine(TimestampedRow):
    """A carrier's route from a hub to regions (专线)."""

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="lines")
    name = models.CharField(max_length=120)
    origin = models.CharField(max_length=40)
    regions = ArrayField(models.CharField(max_length=24), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    days_min = models.PositiveSmallIntegerField()
    days_max = models.PositiveSmallIntegerField()
    departures_per_week = models.PositiveSmallIntegerField(default=7)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class RateCard(TimestampedRow):
    """Dated rates of a line; ``rates`` follows the kind, see ``rules.py``."""

    line = models.ForeignKey(FreightLine, on_delete=models.PROTECT, related_name="cards")
    kind = models.CharField(max_length=8, choices=RateKind.choices)
    currency = models.CharField(max_length=3, default="CNY")
    rates = models.JSONField()
    valid = DateRangeField()


class WaybillState(models.TextChoices):
    """How far a consignment is, in order."""

    CREATED = "CREATED", "已下单"
    PICKED_UP = "PICKED_UP", "已揽收"
    AT_HUB = "AT_HUB", "到达网点"
    IN_TRANSIT = "IN_TRANSIT", "运输中"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY", "派送中"
    DELIVERED = "DELIVERED", "已签收"
    PARTLY_DELIVERED = "PARTLY_DELIVERED", "部分签收"
    REFUSED = "REFUSED", "拒收"
    LOST = "LOST", "丢失"
    RETURNED = "RETURNED", "已退回"


class Waybill(TimestampedRow):
    """The transport document of one fulfilment; ``holder`` is the fulfilment's public id."""

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="waybills")
    number = models.CharField(max_length=40)
    holder = models.CharField(max_length=64, db_index=True)
    state = models.CharField(
        max_length=16, choices=WaybillState.choices, default=WaybillState.CREATED
    )
    pieces = models.PositiveIntegerField(default=1)
    weight_g = models.PositiveBigIntegerField(default=0)
    proof = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carrier", "number"], name="shipping_waybill_once")
        ]

    def __str__(self) -> str:
        return self.number


class WaybillEvent(Row):
    """What the carrier said, with its own time and ours; the same saying counts once."""

    append_only: ClassVar[bool] = True

    waybill = models.ForeignKey(Waybill, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(max_length=16)
    carrier_time = models.DateTimeField()
    received_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["carrier_time"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["waybill", "code", "carrier_time"], name="shipping_event_once"
            )
        ]
