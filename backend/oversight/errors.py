"""What the desk refuses."""

from backend.kernel.errors import DomainError


class CaseClosed(DomainError):
    code = "CASE_CLOSED"
    default_message = "案件已结案。"
