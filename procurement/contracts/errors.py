"""What contracts refuse."""

from backend.kernel.errors import DomainError


class PaymentTermTooLong(DomainError):
    """More days than the law lets a public buyer take."""

    code = "PAYMENT_TERM_TOO_LONG"
    field = "paymentDays"
    default_message = "付款期限最长 {days} 天（保障中小企业款项支付条例）。"


class SupplementTooLarge(DomainError):
    """Supplements go beyond their share of the original sum."""

    code = "SUPPLEMENT_TOO_LARGE"
    field = "amount"
    default_message = "补充合同累计不得超过原合同金额的 {percent}%。"
