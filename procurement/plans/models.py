"""Tables of budget and plans. Amounts are integer minor units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.kernel.models import TimestampedRow
from backend.kernel.money import Money
from procurement.plans.rules import available_minor


class BudgetItem(TimestampedRow):
    """A budget item (指标) of one department and year."""

    number = models.CharField(max_length=40, unique=True)
    department = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    fiscal_year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    economic_class = models.CharField(max_length=10)
    currency = models.CharField(max_length=3, default="CNY")
    amount_minor = models.BigIntegerField()
    reserved_minor = models.BigIntegerField(default=0)
    spent_minor = models.BigIntegerField(default=0)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_minor__gte=F("reserved_minor") + F("spent_minor"))
                & Q(reserved_minor__gte=0, spent_minor__gte=0),
                name="plans_item_not_overdrawn",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["department", "fiscal_year"], name="plans_item_of_department")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def available(self) -> Money:
        """What is left."""
        left = available_minor(
            amount=self.amount_minor, reserved=self.reserved_minor, spent=self.spent_minor
        )
        return Money(left, self.currency)


class PlanLine(TimestampedRow):
    """What a department plans to buy from an item."""

    item = models.ForeignKey(BudgetItem, on_delete=models.PROTECT, related_name="plan_lines")
    catalogue_code = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    amount_minor = models.BigIntegerField()
    record_no = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="plans_line_positive")
        ]


class ReservationState(models.TextChoices):
    """Where a reservation stands."""

    ASKED = "ASKED", "冻结申请中"
    RESERVED = "RESERVED", "已冻结"
    REFUSED = "REFUSED", "被退回"
    RELEASED = "RELEASED", "已释放"
    CLOSED = "CLOSED", "已列支"


class BudgetReservation(TimestampedRow):
    """Money of an item set aside for one case."""

    item = models.ForeignKey(BudgetItem, on_delete=models.PROTECT, related_name="reservations")
    case = models.CharField(max_length=64)
    attempt = models.PositiveSmallIntegerField()
    amount_minor = models.BigIntegerField()
    spent_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=ReservationState.choices, default=ReservationState.ASKED
    )
    external_id = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "attempt"], name="plans_reservation_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["ASKED", "RESERVED"]),
                name="plans_reservation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0)
                & Q(amount_minor__gte=F("spent_minor") + F("released_minor"))
                & Q(spent_minor__gte=0, released_minor__gte=0),
                name="plans_reservation_whole",
            ),
        ]

    @property
    def held_minor(self) -> int:
        """What is still set aside."""
        if self.state not in {ReservationState.ASKED, ReservationState.RESERVED}:
            return 0
        return self.amount_minor - self.spent_minor - self.released_minor
