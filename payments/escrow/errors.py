"""What an escrow refuses."""

from backend.kernel.errors import DomainError


class EscrowState(DomainError):
    code = "ESCROW_STATE"
    default_message = "担保交易当前状态为 {state}，不能执行此操作。"


class EscrowFrozen(DomainError):
    code = "ESCROW_FROZEN"
    default_message = "担保资金已被冻结，解冻前不能支出。"


class AmountExceedsHeld(DomainError):
    code = "AMOUNT_EXCEEDS_HELD"
    field = "amount"
    default_message = "金额超过担保持有的资金。"


class MerchantBalance(DomainError):
    code = "MERCHANT_BALANCE"
    default_message = "商户可提现余额不足以退款。"
