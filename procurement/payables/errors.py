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


class PaymentAmountWrong(DomainError):
    """Nothing, or more than is still owed."""

    code = "PAYMENT_AMOUNT_INVALID"
    field = "amount"
    default_message = "支付金额须大于零且不超过未付金额 {left}。"


class PayeeAccountMissing(DomainError):
    """Neither given nor registered by the supplier."""

    code = "PAYEE_ACCOUNT_REQUIRED"
    field = "payeeAccount"
    default_message = "供应商未登记收款账户，请填写收款账号与开户银行。"


class PayeeNameDiffers(DomainError):
    """Public money goes to the supplier and to nobody else."""

    code = "PAYEE_NAME_DIFFERS"
    field = "payeeAccount.holder"
    default_message = "收款户名须为供应商名称“{name}”。"
