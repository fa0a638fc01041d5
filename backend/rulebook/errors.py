"""What the rulebook refuses."""

from backend.kernel.errors import DomainError


class RuleMissing(DomainError):
    """No row of the key is in force on the day."""

    code = "RULE_MISSING"
    default_message = "规则 {key} 在该日期没有有效值。"
