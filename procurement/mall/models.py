"""Tables of the e-mall. Amounts are integer minor units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.kernel.ids import public_id
from backend.kernel.models import Row, TimestampedRow
from backend.kernel.money import Money


class MallOffer(TimestampedRow):
    """A supplier's article on the mall; price and stock are those of channel ``gov``."""

    variant = models.OneToOneField(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="+"
    )
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    catalogue_code = models.CharField(max_length=12)
    spec_key = models.CharField(max_length=120)
    spec_label = models.CharField(max_length=200)
    title = models.CharField(max_length=250)
    listed = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["spec_key", "listed"], name="mall_equal_offers"),
            models.Index(fields=["catalogue_code", "listed"], name="mall_offers_of_code"),
        ]

    def __str__(self) -> str:
        return self.title


class Requisition(TimestampedRow):
    """A department's wish to buy; its state is the process's."""

    process = models.OneToOneField(
        "procurement_process.Process", on_delete=models.PROTECT, related_name="+"
    )
    department = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    supplier = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    budget_item = models.ForeignKey(
        "procurement_plans.BudgetItem", on_delete=models.PROTECT, related_name="+"
    )
    requester_id = models.UUIDField()
    approver_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=300)
    deliver_to = models.JSONField(default=dict)
    needed_by = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    currency = models.CharField(max_length=3, default="CNY")
    total_minor = models.BigIntegerField(default=0)
    order = models.OneToOneField(
        "orders.Order", on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["department", "-id"], name="mall_of_department"),
            models.Index(fields=["supplier", "-id"], name="mall_of_supplier"),
        ]

    def __str__(self) -> str:
        return self.purpose

    @property
    def case(self) -> str:
        """The public id of its process, as other floors refer to it."""
        return public_id("prc", self.process_id)

    @property
    def total(self) -> Money:
        """The sum of the lines."""
        return Money(self.total_minor, self.currency)


class RequisitionLine(Row):
    """One article with the price at its last comparison."""

    requisition = models.ForeignKey(Requisition, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    offer = models.ForeignKey(MallOffer, on_delete=models.PROTECT, related_name="+")
    catalogue_code = models.CharField(max_length=12)
    spec_key = models.CharField(max_length=120)
    title = models.CharField(max_length=250)
    quantity = models.PositiveBigIntegerField()
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    total_minor = models.BigIntegerField()
    price_source = models.CharField(max_length=16, default="LISTING")
    price_source_id = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["requisition", "offer"], name="mall_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, total_minor__gte=0), name="mall_line_positive"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["spec_key"], name="mall_lines_by_spec"),
            models.Index(fields=["catalogue_code"], name="mall_lines_by_code"),
        ]


class ComparisonSheet(Row):
    """What was compared, as it was seen; never changed."""

    append_only: ClassVar[bool] = True

    requisition = models.ForeignKey(Requisition, on_delete=models.PROTECT, related_name="sheets")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    lines = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)


class Acceptance(Row):
    """The certificate of one acceptance; never changed."""

    append_only: ClassVar[bool] = True

    requisition = models.OneToOneField(
        Requisition, on_delete=models.PROTECT, related_name="acceptance"
    )
    kind = models.CharField(max_length=8)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    lines = models.JSONField()
    amount_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["FULL", "PART", "DEEMED"]), name="mall_acceptance_kind"
            )
        ]


class Rating(Row):
    """The department's word on the supplier after payment."""

    append_only: ClassVar[bool] = True

    requisition = models.OneToOneField(Requisition, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="mall_stars")
        ]
