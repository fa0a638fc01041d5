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


class WalletBalance(DomainError):
    """More than what waits, or what is already asked for."""

    code = "WALLET_BALANCE"
    field = "amount"
    default_message = "余额中可提取 {available}，不能超过。"


class WalletNoAccount(DomainError):
    """No account is known that this money may go to."""

    code = "WALLET_NO_ACCOUNT"
    default_message = "没有可用的收款账户：请先登记与本单位登记名称一致的银行账户。"


class AccountCooling(DomainError):
    """A changed account is paid to after some days only."""

    code = "PAYOUT_COOLING"
    default_message = "收款账户刚变更，{until} 后方可付款。"


class CashShort(DomainError):
    """The bank account does not hold the money yet."""

    code = "NO_CASH"
    default_message = "存管账户资金尚未到账，请稍后再试。"
