"""What the treasury ledger refuses."""

from backend.kernel.errors import DomainError


class PaymentOrderState(DomainError):
    """More than is committed, or an order that is closed."""

    code = "PAYMENT_ORDER_STATE"
    default_message = "支付令状态或余额不允许此操作。"
