"""What the onboarding refuses."""

from __future__ import annotations

from backend.kernel.errors import DomainError, Listed, Sentence


class ApplicationStateWrong(DomainError):
    code = "APPLICATION_STATE"
    field = "id"
    default_message = "申请当前状态为“{state}”，不能执行此操作。"


class ApplicationOpen(DomainError):
    code = "APPLICATION_OPEN"
    default_message = "本单位已有进行中的入驻申请。"


class ChecklistIncomplete(DomainError):
    code = "CHECKLIST_INCOMPLETE"
    field = "items"

    def __init__(self, missing: list[tuple[str, str]]) -> None:
        super().__init__(
            "以下必备事项尚未完成：{names}。",
            names=Listed(name for _, name in missing),
            details={"missing": [code for code, _ in missing]},
        )


class SettlementNameDiffers(DomainError):
    code = "SETTLEMENT_NAME_MISMATCH"
    field = "settlementName"
    default_message = "结算账户户名须与营业执照名称一致；个体工商户可使用经营者本人账户。"


class StillOpen(DomainError):
    code = "MERCHANT_STILL_OPEN"
    field = "id"

    def __init__(self, what: list[Sentence]) -> None:
        super().__init__(
            "尚有未了结事项：{what}。",
            what=Listed(what),
            details={"open": [str(each) for each in what]},
        )
