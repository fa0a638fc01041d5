"""What the parties refuse."""

from typing import Any

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


PASSWORD_WORDS = {
    "PASSWORD_TOO_SHORT": "密码长度太短。密码必须包含至少 {min_length} 个字符。",
    "PASSWORD_TOO_COMMON": "这个密码太常见了。",
    "PASSWORD_ENTIRELY_NUMERIC": "密码只包含数字。",
    "PASSWORD_TOO_SIMILAR": "密码跟 {verbose_name} 太相似了。",
}


class PasswordUnfit(DomainError):
    """Carries Saleor's code for what is wrong with the password."""

    field = "password"

    def __init__(self, code: str, message: str, *, field: str = "password", **params: Any) -> None:
        super().__init__(message, field=field, **params)
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


class UsccKindMismatch(DomainError):
    code = "USCC_KIND_MISMATCH"
    field = "uscc"
    default_message = "统一社会信用代码与所选主体类型不一致，请核对代码前两位或更换类型。"


class UsccTaken(DomainError):
    code = "USCC_TAKEN"
    field = "uscc"
    default_message = "该统一社会信用代码的单位已注册，请向该单位管理员申请加入。"


class KindClosed(DomainError):
    code = "KIND_CLOSED"
    field = "kind"
    default_message = "此类单位不能自行注册。"


class RoleHeld(DomainError):
    code = "ROLE_HELD"
    field = "role"
    default_message = "该成员在此期间已有这一角色。"


class RoleExcluded(DomainError):
    code = "SOD_CONFLICT"
    field = "role"
    default_message = "该角色与此人（或其关联人员）已有的角色“{held}”不得由同一人兼任。"


class RoleForSelf(DomainError):
    code = "SOD_CONFLICT"
    field = "role"
    default_message = "需要二次验证的角色不能授予本人，请由另一名管理员办理。"


class InvitationClosed(DomainError):
    code = "INVITATION_CLOSED"
    field = "id"
    default_message = "邀请已失效，请对方重新发送。"


class InvitationOpen(DomainError):
    code = "INVITATION_OPEN"
    field = "email"
    default_message = "已有一份待处理的相同邀请，可先撤回再发送。"


class OrganizationNotActive(DomainError):
    code = "ORGANIZATION_NOT_ACTIVE"
    field = "organizationId"
    default_message = "单位尚未通过审核或已暂停。"


class DecisionMade(DomainError):
    code = "ALREADY_DECIDED"
    field = "id"
    default_message = "该事项已处理。"


class SecondFactorPresent(DomainError):
    code = "SECOND_FACTOR_PRESENT"
    default_message = "已启用动态口令；更换前请先关闭。"


class SecondFactorMissing(DomainError):
    code = "SECOND_FACTOR_MISSING"
    default_message = "尚未启用动态口令。"


class SecondFactorNeeded(DomainError):
    code = "SECOND_FACTOR_NEEDED"
    default_message = "您担任的角色“{role}”要求二次验证，不能关闭动态口令。"


class HouseFounded(DomainError):
    code = "HOUSE_FOUNDED"
    field = "uscc"
    default_message = "平台运营单位已是“{name}”，不能再设立另一个。"
