"""What the ledger refuses; codes are the database's own (payments brief 3)."""

from __future__ import annotations

from backend.kernel.errors import DomainError

WORDS = {
    "LEDGER_UNBALANCED": "借方合计与贷方合计必须相等，请改正金额。",
    "LEDGER_LINES": "一笔分录须有 2 至 200 行。",
    "LEDGER_AMOUNT": "金额不能为零，且不得超过 10 万亿元。",
    "LEDGER_INSUFFICIENT": "账户余额不足，请核对科目、户主与金额。",
    "LEDGER_MEMO_MIXED": "备忘科目不能与资金科目记在同一笔分录。",
    "LEDGER_ACCOUNT": "科目不存在，请选择科目表中的科目。",
}


class LedgerRefusal(DomainError):
    """One of L1 to L10, named by its code."""

    def __init__(self, code: str) -> None:
        super().__init__(WORDS.get(code, "账务拒绝：{code}"), code=code)
        self.code = code  # type: ignore[misc]


class Safeguarding(DomainError):
    """The journal would leave client money uncovered."""

    code = "SAFEGUARDING"
    default_message = "该笔记账会使备付金不足，已拒绝。"


class KeyReused(DomainError):
    """The key was used before with other content."""

    code = "LEDGER_KEY_REUSED"
    default_message = "该记账编号已用于其他内容。"


class ManualState(DomainError):
    """The draft is not where this act starts."""

    code = "CONFLICT"
    field = "id"
    default_message = "该手工分录已被处理，请刷新后再试。"


class AccountClosed(DomainError):
    """The account belongs to a flow of its own and is not moved by hand."""

    code = "INVALID"
    field = "lines"
    default_message = "科目 {account} 由业务流程记账，不能手工记账；可用科目：{open}。"
