"""What payables refuse."""

from backend.kernel.errors import DomainError


class InvoiceDuplicate(DomainError):
    """The number was registered before."""

    code = "INVOICE_DUPLICATE"
    field = "number"
    default_message = "该发票号码已登记。"


class InvoiceMalformed(DomainError):
    """Not the number of a fully digitalised invoice."""

    code = "INVOICE_NUMBER_INVALID"
    field = "number"
    default_message = "数电票号码须为 20 位数字。"


class InvoiceAmountDiffers(DomainError):
    """Amount or tax do not equal what was accepted."""

    code = "INVOICE_AMOUNT_DIFFERS"
    field = "amount"
    default_message = "发票金额与验收金额不一致：应为 {expected}。"


class InvoiceNotValid(DomainError):
    """The tax authority has not said valid."""

    code = "INVOICE_NOT_VALID"
    field = "payableId"
    default_message = "发票尚未通过税务查验，不能申请支付。"


class PaymentStateWrong(DomainError):
    """The request is not where this act can be done."""

    code = "STATE_NOT_ALLOWED"
    default_message = "支付申请当前状态为“{state}”，不能执行此操作。"
