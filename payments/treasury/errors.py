"""What the treasury ledger refuses."""

from backend.kernel.errors import DomainError


class PaymentOrderState(DomainError):
    """More than is committed, or an order that is closed."""

    code = "PAYMENT_ORDER_STATE"
    default_message = "支付令状态或余额不允许此操作。"


class ModeNotAllowed(DomainError):
    """The rule asks for direct payment by the treasury."""

    code = "PAYMENT_MODE_NOT_ALLOWED"
    field = "mode"
    default_message = "该笔支付须由财政直接支付：{reason}。请改选直接支付。"


class QuotaExceeded(DomainError):
    """More than the month's quota leaves."""

    code = "QUOTA_EXCEEDED"
    field = "amount"
    default_message = (
        "授权支付额度不足：本次 {needed}，尚余 {left}。请减少金额、等待额度下达或改用直接支付。"
    )


class PaperRefused(DomainError):
    """A document of the treasury or its bank that is not taken; nothing is booked."""

    field = "paper"


class PaperMalformed(PaperRefused):
    """Fields missing or of the wrong shape."""

    code = "PAPER_MALFORMED"
    default_message = "国库单据内容不完整或格式错误：{what}。请对方更正后重发。"


class PaperForged(PaperRefused):
    """The signature does not hold, or the signer may not issue this kind of document."""

    code = "PAPER_SIGNATURE"
    default_message = "国库单据签名无效或签发方无权签发。请核对签发方证书。"


class PaperReused(PaperRefused):
    """The number was used for another content, or the fact was booked under another number."""

    code = "PAPER_REUSED"
    default_message = "国库单据编号已用于其他内容：{number}。"


class PaperStale(PaperRefused):
    """Too old, from the future, or about an order that no longer stands."""

    code = "PAPER_STALE"
    default_message = "国库单据已失效或所依据的支付令不再有效。"


class PaperUnknown(PaperRefused):
    """About nothing we asked for."""

    code = "PAPER_UNKNOWN"
    default_message = "国库单据所指的支付申请不存在。"


class PaperPayer(PaperRefused):
    """Another payer than the one who applied."""

    code = "PAPER_PAYER"
    default_message = "国库单据的付款单位与支付申请不一致。"


class PaperAmount(PaperRefused):
    """Another amount or currency."""

    code = "PAPER_AMOUNT"
    default_message = "国库单据的金额或币种与支付申请不一致。"


class PaperAccount(PaperRefused):
    """Another payee or account."""

    code = "PAPER_ACCOUNT"
    default_message = "国库单据的收款人或账号与支付申请不一致。"
