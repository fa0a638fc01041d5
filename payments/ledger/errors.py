"""What the ledger refuses; codes are the database's own (payments brief 3)."""

from __future__ import annotations

from backend.kernel.errors import DomainError


class LedgerRefusal(DomainError):
    """One of L1 to L10, named by its code."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or f"账务拒绝：{code}")
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
