"""Table of contracts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.kernel.models import TimestampedRow
from backend.kernel.money import Money


class ContractState(models.TextChoices):
    """OCDS contractStatus."""

    PENDING = "pending", "待签署"
    ACTIVE = "active", "履行中"
    CANCELLED = "cancelled", "已取消"
    TERMINATED = "terminated", "已终止"


class Contract(TimestampedRow):
    """One contract of one case. Sums are integer minor units."""

    number = models.CharField(max_length=40, unique=True)
    case = models.CharField(max_length=64, unique=True)
    ocid = models.CharField(max_length=80)
    buyer = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    currency = models.CharField(max_length=3)
    original_minor = models.BigIntegerField()
    total_minor = models.BigIntegerField()
    payment_days = models.PositiveSmallIntegerField()
    inspection_named = models.BooleanField()
    inspection_workdays = models.PositiveSmallIntegerField(default=0)
    pinned = models.JSONField(default=dict)
    state = models.CharField(
        max_length=12, choices=ContractState.choices, default=ContractState.PENDING
    )
    signing_ref = models.CharField(max_length=64, blank=True)
    document_hash = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(original_minor__gt=0) & Q(total_minor__gte=F("original_minor")),
                name="contracts_sums_sound",
            ),
            models.CheckConstraint(condition=~Q(buyer=F("supplier")), name="contracts_two_parties"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Money:
        """What the buyer owes when everything is accepted."""
        return Money(self.total_minor, self.currency)
