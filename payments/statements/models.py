"""Closed settlement statements; a closed one never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row


class Statement(Row):
    """What a merchant is owed for a period and why, in minor units."""

    append_only: ClassVar[bool] = True

    number = models.CharField(max_length=60, unique=True)
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    since = models.DateTimeField()
    until = models.DateTimeField()
    opening_minor = models.BigIntegerField()
    goods_minor = models.BigIntegerField()
    freight_minor = models.BigIntegerField()
    refund_minor = models.BigIntegerField()
    commission_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    fees_minor = models.BigIntegerField()
    payable_minor = models.BigIntegerField()
    paid_out_minor = models.BigIntegerField()
    closing_minor = models.BigIntegerField()
    reserve_minor = models.BigIntegerField()
    account_masked = models.CharField(max_length=12, blank=True)
    account_name = models.CharField(max_length=200, blank=True)
    lines = models.JSONField(default=list)
    payouts = models.JSONField(default=list)
    closed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merchant", "currency", "since"], name="payments_statements_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    closing_minor=models.F("opening_minor")
                    + models.F("payable_minor")
                    - models.F("paid_out_minor")
                ),
                name="payments_statements_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MoneyCheck(Row):
    """One proof of all money, as it was found; ``night`` is the day (China) of the nightly one."""

    append_only: ClassVar[bool] = True

    at = models.DateTimeField()
    night = models.DateField(null=True, unique=True)
    sound = models.BooleanField()
    report = models.JSONField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at"], name="payments_money_checks")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {'sound' if self.sound else 'faulty'}"
