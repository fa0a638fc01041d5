"""What the process kernel refuses."""

from backend.kernel.errors import DomainError


class ArrowMissing(DomainError):
    """No declared arrow leads from here by this act."""

    code = "STATE_NOT_ALLOWED"
    default_message = "当前状态“{state}”下不能执行“{act}”。"


class GuardFailed(DomainError):
    """A condition of the arrow is not met; details name the guards."""

    code = "GUARD_FAILED"
    default_message = "不满足办理条件：{text}"


class ProcessHeld(DomainError):
    """A suspension is open: nothing moves until it is lifted."""

    code = "PROCESS_SUSPENDED"
    default_message = "该项目已暂停，恢复前不能办理。"


class HoldTooLong(DomainError):
    """A suspension may not last longer than the law says."""

    code = "HOLD_TOO_LONG"
    field = "until"
    default_message = "暂停期限最长 {days} 天。"
