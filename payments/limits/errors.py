"""What the limits refuse."""

from backend.kernel.errors import DomainError


class AboveCeiling(DomainError):
    """More than one payment may be."""

    code = "AMOUNT_ABOVE_LIMIT"
    field = "amount"
    default_message = "单笔付款不得超过 {limit}，请分次付款或联系平台。"


class AboveDayCeiling(DomainError):
    """More than one payer may pay in a day."""

    code = "AMOUNT_ABOVE_LIMIT"
    field = "amount"
    default_message = "单日付款累计不得超过 {limit}，今日还可支付 {left}，请明日再付或联系平台。"


class ReviewState(DomainError):
    """The review is not where this act starts."""

    code = "CONFLICT"
    field = "id"
    default_message = "该审查的状态不允许此操作，请刷新后再试。"
