"""Saleor's words for orders, and ours for the trade."""

from backend.api.mutations import enum_of
from backend.orders.models import TradeState

OrderStatusEnum = enum_of(
    "OrderStatus",
    ("DRAFT", "UNCONFIRMED", "UNFULFILLED", "PARTIALLY_FULFILLED", "PARTIALLY_RETURNED",
     "RETURNED", "FULFILLED", "CANCELED", "EXPIRED"),
)  # fmt: skip
OrderAuthorizeStatusEnum = enum_of("OrderAuthorizeStatusEnum", ("NONE", "PARTIAL", "FULL"))
OrderChargeStatusEnum = enum_of("OrderChargeStatusEnum", ("NONE", "PARTIAL", "FULL", "OVERCHARGED"))
PaymentChargeStatusEnum = enum_of(
    "PaymentChargeStatusEnum",
    ("NOT_CHARGED", "PENDING", "PARTIALLY_CHARGED", "FULLY_CHARGED", "PARTIALLY_REFUNDED",
     "FULLY_REFUNDED", "REFUSED", "CANCELLED"),
)  # fmt: skip
FulfillmentStatusEnum = enum_of(
    "FulfillmentStatus",
    ("FULFILLED", "REFUNDED", "RETURNED", "REPLACED", "REFUNDED_AND_RETURNED", "CANCELED",
     "WAITING_FOR_APPROVAL"),
)  # fmt: skip
OrderDiscountTypeEnum = enum_of(
    "OrderDiscountType", ("SALE", "VOUCHER", "MANUAL", "PROMOTION", "ORDER_PROMOTION")
)
TradeStateEnum = enum_of("TradeStateEnum", list(TradeState.values))
ReturnStateEnum = enum_of(
    "ReturnStateEnum", ("REQUESTED", "APPROVED", "REFUSED", "SENT_BACK", "RECEIVED", "REFUNDED")
)
