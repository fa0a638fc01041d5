"""Tables of orders."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class TradeState(models.TextChoices):
    """Where the trade stands (markets brief 7)."""

    AWAITING_CONFIRMATION = "AWAITING_CONFIRMATION", "待商户确认"
    AWAITING_PAYMENT = "AWAITING_PAYMENT", "待付款"
    AWAITING_DISPATCH = "AWAITING_DISPATCH", "待发货"
    PARTLY_SHIPPED = "PARTLY_SHIPPED", "部分发货"
    SHIPPED = "SHIPPED", "待收货"
    INSPECTING = "INSPECTING", "验收中"
    COMPLETED = "COMPLETED", "交易完成"
    CANCELLED = "CANCELLED", "已关闭"
    EXPIRED = "EXPIRED", "已过期"


class OrderGroup(TimestampedRow):
    """All orders made from one checkout."""

    checkout_ref = models.CharField(max_length=64, unique=True)
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.checkout_ref


class Order(models.Model):
    """One merchant's part of a purchase. Totals are integer minor units of ``currency``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(OrderGroup, on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(max_length=32, unique=True)
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    merchant = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="orders_sold"
    )
    buyer_organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="orders_bought"
    )
    user = models.ForeignKey("parties.User", on_delete=models.PROTECT, null=True, related_name="+")
    user_email = models.EmailField(blank=True)
    settlement_subject = models.CharField(max_length=64, unique=True)
    door = models.CharField(max_length=16)
    process_ref = models.CharField(max_length=64, blank=True, db_index=True)
    status = models.CharField(max_length=24)
    trade_state = models.CharField(max_length=24, choices=TradeState.choices)
    currency = models.CharField(max_length=3)
    goods_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField(default=0)
    freight_minor = models.BigIntegerField(default=0)
    total_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField(default=0)
    charged_minor = models.BigIntegerField(default=0)
    authorized_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    earnest_minor = models.BigIntegerField(default=0)
    billing_address = models.JSONField(null=True)
    shipping_address = models.JSONField(null=True)
    delivery = models.JSONField(default=dict)
    voucher_code = models.CharField(max_length=40, blank=True)
    buyer_note = models.CharField(max_length=500, blank=True)
    purchase_number = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=16, default="ZH_HANS")
    metadata = models.JSONField(default=dict)
    release_blocked = models.BooleanField(default=False)
    block_reason = models.CharField(max_length=120, blank=True)
    blocks = models.JSONField(default=dict)
    payment_open_until = models.DateTimeField(null=True)
    placed_at = models.DateTimeField()
    confirm_by = models.DateTimeField(null=True)
    pay_by = models.DateTimeField(null=True)
    dispatch_by = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    cancel_requested_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    total_minor=models.F("goods_minor")
                    - models.F("discount_minor")
                    + models.F("freight_minor")
                ),
                name="orders_total_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(goods_minor__gte=0, freight_minor__gte=0, total_minor__gte=0),
                name="orders_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded_minor__lte=models.F("charged_minor")),
                name="orders_refund_within_charge",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["merchant", "trade_state", "-placed_at"], name="orders_of_merchant"
            ),
            models.Index(fields=["buyer_organization", "-placed_at"], name="orders_of_buyer"),
            models.Index(fields=["user", "-placed_at"], name="orders_of_user"),
            models.Index(fields=["trade_state", "pay_by"], name="orders_unpaid"),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(Row):
    """What was bought, with price, source and commission frozen."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    variant = models.ForeignKey(
        "catalog.ProductVariant", on_delete=models.PROTECT, null=True, related_name="+"
    )
    product_name = models.CharField(max_length=250)
    variant_name = models.CharField(max_length=200)
    sku = models.CharField(max_length=80)
    unit = models.CharField(max_length=16, default="件")
    measured = models.BooleanField(default=False)
    quantity = models.PositiveBigIntegerField()
    quantity_shipped = models.PositiveBigIntegerField(default=0)
    quantity_delivered = models.PositiveBigIntegerField(default=0)
    quantity_accepted = models.PositiveBigIntegerField(default=0)
    quantity_returned = models.PositiveBigIntegerField(default=0)
    quantity_dropped = models.PositiveBigIntegerField(default=0)
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    undiscounted_unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    total_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField(default=0)
    tax_bp = models.PositiveIntegerField(default=1300)
    price_source = models.CharField(max_length=16)
    price_source_id = models.CharField(max_length=64, blank=True)
    commission_bp = models.PositiveIntegerField(default=0)
    commission_row_id = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "position"], name="orders_line_once"),
            models.CheckConstraint(
                condition=models.Q(quantity_shipped__lte=models.F("quantity"))
                & models.Q(quantity_delivered__lte=models.F("quantity_shipped"))
                & models.Q(quantity_accepted__lte=models.F("quantity_delivered")),
                name="orders_line_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    quantity__gte=models.F("quantity_shipped") + models.F("quantity_dropped")
                )
                & models.Q(quantity_returned__lte=models.F("quantity_delivered")),
                name="orders_line_ends",
            ),
        ]


class Fulfillment(TimestampedRow):
    """One dispatch of an order."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="fulfillments")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=24, default="FULFILLED")
    tracking_number = models.CharField(max_length=60, blank=True)
    carrier_code = models.CharField(max_length=24, blank=True)
    waybill = models.ForeignKey(
        "shipping.Waybill", on_delete=models.PROTECT, null=True, related_name="+"
    )
    dispatched_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    inspect_until = models.DateTimeField(null=True)
    extended = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="orders_fulfillment_once")
        ]

    def __str__(self) -> str:
        return f"{self.order}-{self.number}"


class FulfillmentLine(Row):
    """How much of a line went with a dispatch."""

    fulfillment = models.ForeignKey(Fulfillment, on_delete=models.PROTECT, related_name="lines")
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="shipped_in")
    quantity = models.PositiveBigIntegerField()
    lot = models.CharField(max_length=60, blank=True)
    serials = models.JSONField(default=list)


class ReturnRequest(TimestampedRow):
    """Goods on their way back (markets brief 7)."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(max_length=12, default="REQUESTED")
    reason = models.CharField(max_length=300)
    lines = models.JSONField(default=list)
    refund_minor = models.BigIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
