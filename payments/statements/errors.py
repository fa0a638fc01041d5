"""What statements refuse."""

from backend.kernel.errors import DomainError


class StatementDiffers(DomainError):
    """The lines and the ledger do not agree; nothing is closed."""

    code = "STATEMENT_DIFFERS"
    default_message = "结算单与账簿相差 {difference}，不能结账。"


class InvoiceUncovered(DomainError):
    """Commission was given back that no invoice of ours had charged; people must look."""

    code = "INVOICE_UNCOVERED"
    default_message = "退回的佣金 {amount} 找不到对应发票，不能开具。"


class PeriodOpen(DomainError):
    """The period is not over, or overlaps a closed one."""

    code = "STATEMENT_PERIOD"
    default_message = "结算期间尚未结束或与已结账期间重叠。"
