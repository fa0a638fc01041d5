"""Saleor's enums about payments."""

from __future__ import annotations

from backend.api.mutations import enum_of

TransactionFlowStrategyEnum = enum_of("TransactionFlowStrategyEnum", ["AUTHORIZATION", "CHARGE"])
TransactionActionEnum = enum_of("TransactionActionEnum", ["CHARGE", "REFUND", "CANCEL"])
TransactionEventTypeEnum = enum_of(
    "TransactionEventTypeEnum",
    [
        "AUTHORIZATION_SUCCESS", "AUTHORIZATION_FAILURE", "AUTHORIZATION_ADJUSTMENT",
        "AUTHORIZATION_REQUEST", "AUTHORIZATION_ACTION_REQUIRED", "CHARGE_ACTION_REQUIRED",
        "CHARGE_SUCCESS", "CHARGE_FAILURE", "CHARGE_BACK", "CHARGE_REQUEST", "REFUND_SUCCESS",
        "REFUND_FAILURE", "REFUND_REVERSE", "REFUND_REQUEST", "CANCEL_SUCCESS", "CANCEL_FAILURE",
        "CANCEL_REQUEST", "INFO",
    ],
)  # fmt: skip
GATEWAY_CODES = ("GRAPHQL_ERROR", "INVALID", "NOT_FOUND")
INITIALIZE_CODES = (*GATEWAY_CODES, "UNIQUE", "CHECKOUT_COMPLETION_IN_PROGRESS")
PROCESS_CODES = (
    *GATEWAY_CODES, "TRANSACTION_ALREADY_PROCESSED", "MISSING_PAYMENT_APP_RELATION",
    "MISSING_PAYMENT_APP", "CHECKOUT_COMPLETION_IN_PROGRESS",
)  # fmt: skip
PaymentGatewayInitializeErrorCode = enum_of("PaymentGatewayInitializeErrorCode", GATEWAY_CODES)
PaymentGatewayConfigErrorCode = enum_of("PaymentGatewayConfigErrorCode", GATEWAY_CODES)
TransactionInitializeErrorCode = enum_of("TransactionInitializeErrorCode", INITIALIZE_CODES)
TransactionProcessErrorCode = enum_of("TransactionProcessErrorCode", PROCESS_CODES)
EVENT_TYPE_BY_STATE = {
    "OPEN": "CHARGE_REQUEST",
    "ACTION_REQUIRED": "CHARGE_ACTION_REQUIRED",
    "AUTHORISED": "AUTHORIZATION_SUCCESS",
    "CAPTURED": "CHARGE_SUCCESS",
    "FAILED": "CHARGE_FAILURE",
    "VOIDED": "CANCEL_SUCCESS",
}
