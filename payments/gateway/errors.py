"""What the gateway refuses."""

from backend.kernel.errors import DomainError


class GatewayUnknown(DomainError):
    """No such payment gateway here."""

    code = "NOT_FOUND"
    field = "paymentGateway"
    default_message = "支付渠道不存在或未启用。"


class PaymentOpen(DomainError):
    """Another payment of the same thing is still under way."""

    code = "UNIQUE"
    field = "id"
    default_message = "该订单已有一笔付款正在进行，请等待其完成。"


class AmountWrong(DomainError):
    """Not the amount that is due."""

    code = "INVALID"
    field = "amount"
    default_message = "付款金额须等于应付金额 {due}。"


class PaymentClosed(DomainError):
    """Nothing is left to do on this payment."""

    code = "TRANSACTION_ALREADY_PROCESSED"
    field = "id"
    default_message = "该付款已处理完毕。"


class CurrencyNotOffered(DomainError):
    """The way to pay does not take this currency."""

    code = "INVALID"
    field = "paymentGateway"
    default_message = "该支付方式不支持 {currency}，请另选支付方式。"


class CardNumberRefused(DomainError):
    """A card's number is the business of the provider's own fields, never ours."""

    code = "INVALID"
    field = "data"
    default_message = "请勿提交银行卡号；卡信息只能在支付机构的安全输入框中填写。"


class ReturnAddressWrong(DomainError):
    """A payer is only ever sent back to this house."""

    code = "INVALID"
    field = "data"
    default_message = "returnUrl 须为本站地址。"


class InstrumentUnknown(DomainError):
    """The gateway knows no such way to pay."""

    code = "INVALID"
    field = "data"
    default_message = "该支付渠道不支持此支付工具，请另选。"


class BankFileInvalid(DomainError):
    """A bank's file that cannot be taken: which element, and why. Nothing of it is booked."""

    code = "BANK_FILE_INVALID"
    field = "file"
    default_message = "银行文件有误：{element}（{why}），未作任何记账，请取得更正后的文件。"

    def __init__(self, *, element: str, why: str) -> None:
        super().__init__(element=element, why=why, details={"element": element})
