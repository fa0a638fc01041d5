"""What the checkout refuses; codes are Saleor's where Saleor has one."""

from __future__ import annotations

from typing import Any

from backend.kernel.errors import DomainError


class CheckoutRefusal(DomainError):
    """A refusal with one of Saleor's CheckoutErrorCode values."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        details: dict[str, Any] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(message, field=field, details=details, **params)
        self.code = code  # type: ignore[misc]


def quantity_refused(details: dict[str, Any], message: str, **params: Any) -> CheckoutRefusal:
    """MOQ and step violations: INVALID on ``quantity`` with the allowed neighbours."""
    return CheckoutRefusal("INVALID", message, field="quantity", details=details, **params)


class CheckoutFrozen(DomainError):
    """A payment is under way: the basket cannot change."""

    code = "CHECKOUT_COMPLETION_IN_PROGRESS"
    default_message = "该订单正在付款，暂不能修改。"
