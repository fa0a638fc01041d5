"""Closed settlement statements; a closed one never changes."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils.timezone import localtime

from backend.kernel.models import Row, TimestampedRow


class Cycle(models.TextChoices):
    """How long a merchant's statements are; a merchant that never chose has one each day."""

    DAY = "DAY", "每日"
    WEEK = "WEEK", "每周"
    MONTH = "MONTH", "每月"


class StatementCycle(TimestampedRow):
    """A merchant's choice from a day (China) on; it begins where the running period ends."""

    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    cycle = models.CharField(max_length=5, choices=Cycle.choices)
    from_day = models.DateField()
    chosen_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merchant", "from_day"], name="payments_statements_cycle_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cycle} {self.from_day}"


class Span(models.Func):
    """The span of a statement, its end not in it."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Statement(Row):
    """What a merchant is owed for a period and why, in minor units."""

    append_only: ClassVar[bool] = True

    number = models.CharField(max_length=60, unique=True)
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    cycle = models.CharField(max_length=5, choices=Cycle.choices, default=Cycle.DAY)
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
            ExclusionConstraint(
                name="payments_statements_apart",
                expressions=[
                    ("merchant", RangeOperators.EQUAL),
                    ("currency", RangeOperators.EQUAL),
                    (Span("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CommissionInvoice(Row):
    """What the house charges a merchant for a month, VAT inside; a red letter takes back part of one.

    Minor units; a red letter's are negative and it names the invoice it ``reverses``.
    """

    append_only: ClassVar[bool] = True

    number = models.CharField(max_length=40, unique=True)
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    month = models.DateField()
    reverses = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="reds")
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    title = models.CharField(max_length=200)
    tax_id = models.CharField(max_length=40, blank=True)
    lines = models.JSONField(default=list)
    issued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merchant", "currency", "month"],
                condition=models.Q(reverses__isnull=True),
                name="payments_statements_invoice_once",
            ),
            models.UniqueConstraint(
                fields=["month", "reverses"],
                condition=models.Q(reverses__isnull=False),
                name="payments_statements_red_once",
            ),
            models.CheckConstraint(
                condition=models.Q(gross_minor=models.F("net_minor") + models.F("vat_minor")),
                name="payments_statements_invoice_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(reverses__isnull=True, gross_minor__gt=0)
                | models.Q(reverses__isnull=False, gross_minor__lt=0),
                name="payments_statements_invoice_sign",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["merchant", "-month"], name="payments_statements_invoices")
        ]

    def __str__(self) -> str:
        return self.number


class InvoicedMonth(Row):
    """A month (its first day) whose commission is invoiced, all of it."""

    append_only: ClassVar[bool] = True

    month = models.DateField(unique=True)
    until = models.DateTimeField()
    closed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


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
        return f"{localtime(self.at):%Y-%m-%d %H:%M} {'无差异' if self.sound else '有差异'}"
