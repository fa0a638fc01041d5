"""What the notices refuse."""

from backend.kernel.errors import DomainError


class SwitchFixed(DomainError):
    code = "NOTICE_SWITCH_FIXED"
    field = "kind"
    default_message = "账号安全类通知不能关闭。"
