"""What payouts refuse."""

from backend.kernel.errors import DomainError


class AccountNameDiffers(DomainError):
    """Money goes only to the merchant's own account."""

    code = "ACCOUNT_NAME_DIFFERS"
    field = "accountName"
    default_message = "收款账户户名须与登记名称一致。"


class NothingToPay(DomainError):
    """No merchant can be paid now."""

    code = "NOTHING_TO_PAY"
    default_message = "当前没有可付款的商户。"


class BatchState(DomainError):
    """The batch is not where this act starts."""

    code = "PAYOUT_STATE"
    default_message = "付款批次当前状态不允许此操作。"
