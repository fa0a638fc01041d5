"""What the limits refuse."""

from backend.kernel.errors import DomainError


class AboveCeiling(DomainError):
    """More than one payment may be."""

    code = "AMOUNT_ABOVE_LIMIT"
    field = "amount"
    default_message = "单笔付款不得超过 {limit}，请分次付款或联系平台。"
