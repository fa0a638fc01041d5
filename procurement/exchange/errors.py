"""What the exchange refuses."""

from backend.kernel.errors import DomainError


class PartnerMissing(DomainError):
    """No adapter of the partner is configured here."""

    code = "PARTNER_MISSING"
    default_message = "未配置外部系统接口：{partner}。"


class NoAnswer(Exception):
    """The partner did not answer in time; the truth is unknown."""
