"""What the parties refuse."""

from backend.kernel.errors import DomainError


class InvalidCredentials(DomainError):
    code = "INVALID_CREDENTIALS"
    field = "email"
    default_message = "邮箱或密码不正确。"


class AccountNotConfirmed(DomainError):
    code = "ACCOUNT_NOT_CONFIRMED"
    field = "email"
    default_message = "账号尚未验证邮箱。"


class AccountInactive(DomainError):
    code = "INACTIVE"
    field = "email"
    default_message = "账号已停用。"


class SignInDelayed(DomainError):
    code = "LOGIN_ATTEMPT_DELAYED"
    field = "email"
    default_message = "失败次数过多，请 15 分钟后再试。"


class ExpiredSignatureError(DomainError):
    code = "ExpiredSignatureError"
    default_message = "Signature has expired"


class InvalidTokenError(DomainError):
    code = "InvalidTokenError"
    default_message = "Invalid token"


class TokenUnusable(DomainError):
    code = "INVALID"
    field = "token"
    default_message = "链接无效或已过期。"


class PasswordUnfit(DomainError):
    """Carries Saleor's code for what is wrong with the password."""

    field = "password"

    def __init__(self, code: str, message: str, *, field: str = "password") -> None:
        super().__init__(message, field=field)
        self.code = code  # type: ignore[misc]


class RedirectRefused(DomainError):
    code = "INVALID"
    field = "redirectUrl"
    default_message = "跳转地址不在允许的范围内。"


class UsccInvalid(DomainError):
    code = "USCC_INVALID"
    field = "uscc"
    default_message = "统一社会信用代码不正确，请核对 18 位代码。"


class LastAdmin(DomainError):
    code = "LAST_ADMIN"
    default_message = "单位至少保留一名管理员，请先指定新的管理员。"


class RoleUnfit(DomainError):
    code = "ROLE_UNFIT"
    field = "role"
    default_message = "该角色不适用于此类单位。"


class SecondFactorWrong(DomainError):
    code = "SECOND_FACTOR_WRONG"
    field = "code"
    default_message = "动态口令不正确。"
