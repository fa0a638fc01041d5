"""What credit refuses."""

from backend.kernel.errors import DomainError


class FactUnfit(DomainError):
    code = "CREDIT_FACT_UNFIT"
    default_message = "信用事实的类型或取值不正确。"
