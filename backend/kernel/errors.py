"""Refusals: classes with a stable code and a sentence for a person (decision D31).

Everything that is not a ``DomainError`` is a bug and reaches nobody but the log.
Each app adds its own subclasses in ``errors.py``; codes are UPPER_SNAKE and unique.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar


class Sentence:
    """Words in Chinese with their figures apart, so that they can be told in another language too."""

    __slots__ = ("params", "template")

    def __init__(self, template: str, /, **params: Any) -> None:
        self.template = template
        self.params = params

    def __str__(self) -> str:
        return self.template.format(**self.params) if self.params else self.template


class Listed:
    """Several words or sentences that stand for one figure of a sentence."""

    __slots__ = ("joint", "parts")

    def __init__(self, parts: Iterable[object], *, joint: str = "、") -> None:
        self.parts = tuple(parts)
        self.joint = joint

    def __str__(self) -> str:
        return self.joint.join(map(str, self.parts))


class DomainError(Exception):
    """A refusal the caller can understand and act on."""

    code: ClassVar[str] = "INVALID"
    field: str | None = None
    default_message: ClassVar[str] = "请求无法完成。"

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        details: dict[str, Any] | None = None,
        **params: Any,
    ) -> None:
        self.sentence = Sentence(message if message is not None else self.default_message, **params)
        self.message = str(self.sentence)
        self.field = field if field is not None else type(self).field
        self.details = details
        super().__init__(self.message)

    @property
    def reason(self) -> str:
        """The code, or the class's name where several refusals share a code that Saleor gives them."""
        own = type(self)
        if self.code != Invalid.code or own in {DomainError, Invalid}:
            return self.code
        return re.sub(r"(?<!^)(?=[A-Z])", "_", own.__name__).upper()


class Invalid(DomainError):
    """A value that cannot be taken."""

    code = "INVALID"


class Required(DomainError):
    """A value that must be given."""

    code = "REQUIRED"
    default_message = "此项必填。"


class NotFound(DomainError):
    """Does not exist, or not for this viewer: both look alike."""

    code = "NOT_FOUND"
    default_message = "未找到该对象。"


class Unauthenticated(DomainError):
    """Nobody is signed in."""

    code = "UNAUTHENTICATED"
    default_message = "请先登录。"


class Forbidden(DomainError):
    """The viewer may not do this."""

    code = "FORBIDDEN"
    default_message = "您没有执行此操作的权限。"


class LevelTwoRequired(Forbidden):
    """The permission needs the second factor (decision D33)."""

    code = "LEVEL_TWO_REQUIRED"
    default_message = "此操作需要二次验证，请输入动态口令。"


class SodConflict(DomainError):
    """One person may not hold both duties on one case."""

    code = "SOD_CONFLICT"
    default_message = "同一人不得兼任该事项的两项职责。"


class Conflict(DomainError):
    """The object has moved on; read it again."""

    code = "CONFLICT"
    default_message = "数据已被更新，请刷新后重试。"


class IdempotencyMismatch(DomainError):
    """The key was used before with other content."""

    code = "IDEMPOTENCY_MISMATCH"
    field = "idempotencyKey"
    default_message = "该请求编号已用于其他内容。"


class IdempotencyInProgress(DomainError):
    """A request with this key is still running; its answer will be given when asked again."""

    code = "IDEMPOTENCY_IN_PROGRESS"
    field = "idempotencyKey"
    default_message = "相同编号的请求正在处理，请稍后用同一编号再试。"


class InvalidId(DomainError):
    """Not an id of the expected kind."""

    code = "INVALID_ID"
    field = "id"
    default_message = "编号格式不正确。"


class CurrencyMismatch(DomainError):
    """Two currencies never meet in one sum."""

    code = "CURRENCY_MISMATCH"

    def __init__(self, left: str, right: str) -> None:
        super().__init__("币种不一致：{left} / {right}。", left=left, right=right)


class RateLimited(DomainError):
    """Too many tries."""

    code = "RATE_LIMITED"
    default_message = "尝试次数过多，请稍后再试。"


class Busy(DomainError):
    """The database took the act back and would again; the same request may be sent later."""

    code = "BUSY"
    default_message = "系统繁忙，未作任何更改；请稍后用同一请求编号再试。"


TOP_LEVEL_CODES = frozenset({"UNAUTHENTICATED", "FORBIDDEN", "LEVEL_TWO_REQUIRED", "BUSY"})
"""Codes that go to GraphQL's top level instead of a payload (decision D31)."""
