"""Payment orders of the public purse; memo only, for budget money is never held here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class PaymentOrder(TimestampedRow):
    """What the treasury is committed to pay a supplier for one payable."""

    reference = models.CharField(max_length=64, unique=True)
    payer_id = models.UUIDField()
    supplier = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12, default="DIRECT")
    currency = models.CharField(max_length=3, default="CNY")
    amount_minor = models.BigIntegerField()
    paid_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12, default="COMMITTED")
    due_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0, paid_minor__gte=0)
                & models.Q(paid_minor__lte=models.F("amount_minor")),
                name="payments_treasury_within",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class TreasuryReceipt(Row):
    """The treasury's word that it paid, or took back by a red letter (negative)."""

    append_only: ClassVar[bool] = True

    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="receipts")
    voucher = models.CharField(max_length=64, unique=True)
    amount_minor = models.BigIntegerField()
    paid_at = models.DateTimeField()
