"""Tables of the checkout."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from backend.kernel.ids import uuid7
from backend.kernel.models import Row, TimestampedRow


class Checkout(models.Model):
    """A basket in one channel. Its id is a bearer secret until somebody owns it (decision D32)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("parties.User", on_delete=models.PROTECT, null=True, related_name="+")
    buyer_organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=16, default="ZH_HANS")
    billing_address = models.ForeignKey(
        "parties.Address", on_delete=models.PROTECT, null=True, related_name="+"
    )
    shipping_address = models.ForeignKey(
        "parties.Address", on_delete=models.PROTECT, null=True, related_name="+"
    )
    voucher_code = models.CharField(max_length=40, blank=True)
    buyer_note = models.CharField(max_length=500, blank=True)
    purchase_number = models.CharField(max_length=80, blank=True)
    metadata = models.JSONField(default=dict)
    private_metadata = models.JSONField(default=dict)
    frozen_until = models.DateTimeField(null=True)
    charged_minor = models.BigIntegerField(default=0)
    authorized_minor = models.BigIntegerField(default=0)
    completed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["frozen_until"],
                condition=models.Q(completed_at__isnull=True, frozen_until__isnull=False),
                name="checkout_frozen",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CheckoutLine(Row):
    """A variant and how many base units of it."""

    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="lines")
    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.PositiveBigIntegerField()
    position = models.PositiveIntegerField(default=0)
    metadata = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="checkout_line_positive"
            )
        ]


class CheckoutGroup(TimestampedRow):
    """One merchant's lines of a checkout: delivery choice, frozen sums, settlement subject.

    ``settlement`` names the escrow; it is new after a payment lapsed, whose escrow is final.
    """

    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="groups")
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    options = models.JSONField(default=list)
    options_hash = models.CharField(max_length=64, blank=True)
    options_until = models.DateTimeField(null=True)
    chosen = models.CharField(max_length=64, blank=True)
    frozen = models.JSONField(null=True)
    settlement = models.UUIDField(default=uuid7, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkout", "merchant"], name="checkout_group_once")
        ]
