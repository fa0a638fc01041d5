"""What the receipts desk refuses."""

from backend.kernel.errors import DomainError


class ReceiptState(DomainError):
    """Not in this state."""

    code = "RECEIPT_STATE"
    field = "id"
    default_message = "该笔来款当前状态不允许此操作。"


class SenderUnknown(DomainError):
    """The bank did not say from which account it came."""

    code = "RECEIPT_SENDER_UNKNOWN"
    field = "how"
    default_message = "银行未提供来款账号，无法原路退回，请先向银行查询。"


class TargetWrong(DomainError):
    """Not a payment or a buyer this money can be for."""

    code = "RECEIPT_TARGET"
    field = "target"
    default_message = "所指付款不存在、已结束或币种不符，或所指买方不存在。"
