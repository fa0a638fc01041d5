"""What orders refuse."""

from backend.kernel.errors import DomainError


class OrderState(DomainError):
    """The act is not possible where the trade stands."""

    code = "ORDER_STATE"
    default_message = "订单当前状态为“{state}”，不能执行此操作。"


class WrongDoor(DomainError):
    """The channel's orders are made elsewhere (decision D23)."""

    code = "ORDERING_DOOR"
    default_message = "该渠道的订单须通过政府采购流程办理。"


class QuantityExceeds(DomainError):
    """More than is left of the line."""

    code = "QUANTITY_EXCEEDS"
    field = "quantity"
    default_message = "数量超过可处理的数量（剩余 {left}）。"


class WindowClosed(DomainError):
    """The inspection window is over or was extended before."""

    code = "INSPECTION_WINDOW"
    default_message = "验收期已结束或已延长过一次。"


class ReleaseBlocked(DomainError):
    """A problem or return is open: money stays where it is."""

    code = "RELEASE_BLOCKED"
    default_message = "该订单有未解决的问题，暂不能验收放款。"


class ReturnState(DomainError):
    """The return is not where this act starts."""

    code = "RETURN_STATE"
    default_message = "该退货申请当前状态不能执行此操作。"


class RefundExceeds(DomainError):
    """More than was paid and not yet given back."""

    code = "REFUND_EXCEEDS"
    field = "refund"
    default_message = "退款金额超过可退金额。"


class EarnestBinds(DomainError):
    """Earnest money was paid: the seller does not step back alone (Civil Code 587)."""

    code = "EARNEST_BINDS"
    field = "id"
    default_message = "买方已付定金，商户不能单方取消；可请买方申请取消，或按违约程序处理。"
