"""Tables of stock."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Warehouse(TimestampedRow):
    """Where one merchant keeps goods."""

    merchant = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="warehouses"
    )
    name = models.CharField(max_length=120)
    region_code = models.CharField(max_length=6, blank=True)
    address_line = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class Stock(TimestampedRow):
    """Whole base units of a variant in a warehouse; no more is allocated than is there."""

    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="stocks"
    )
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="stocks")
    quantity = models.BigIntegerField(default=0)
    allocated = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "warehouse"], name="inventory_stock_once"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=0, allocated__gte=0)
                & models.Q(allocated__lte=models.F("quantity")),
                name="inventory_no_oversell",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant} {self.warehouse}"


class Allocation(Row):
    """Stock held for a payment (RESERVATION, with an end) or for an order (ALLOCATION)."""

    stock = models.ForeignKey(Stock, on_delete=models.PROTECT, related_name="allocations")
    quantity = models.PositiveBigIntegerField()
    holder = models.CharField(max_length=64, db_index=True)
    line = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind="ALLOCATION", expires_at__isnull=True)
                | models.Q(kind="RESERVATION", expires_at__isnull=False),
                name="inventory_reservation_ends",
            ),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="inventory_positive"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"],
                condition=models.Q(kind="RESERVATION"),
                name="inventory_reservations",
            )
        ]
