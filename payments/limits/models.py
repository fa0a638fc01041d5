"""Payments that two persons look at. The payer is not told (payments brief 8)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import TimestampedRow


class ReviewState(models.TextChoices):
    """Where a review stands; while it is open the merchant's money waits."""

    OPEN = "OPEN", "待处理"
    PROPOSED = "PROPOSED", "待复核"
    CLEARED = "CLEARED", "已放行"
    REPORTED = "REPORTED", "已上报并放行"
    STOPPED = "STOPPED", "已止付"


OPEN_STATES = ("OPEN", "PROPOSED")


class Review(TimestampedRow):
    """One payment with the reasons why it was held, and who decided what about it."""

    payment = models.OneToOneField(
        "payments_gateway.Payment", on_delete=models.PROTECT, related_name="+"
    )
    payer = models.CharField(max_length=80, db_index=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    flags = models.JSONField(default=list)
    evidence = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.OPEN)
    proposal = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    proposed_by = models.UUIDField(null=True)
    decided_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="payments_limits_two_persons",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["opened_at"],
                condition=models.Q(state__in=OPEN_STATES),
                name="payments_limits_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.payer} {self.state}"
