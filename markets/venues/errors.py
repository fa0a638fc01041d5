"""What the venues refuse."""

from backend.kernel.errors import DomainError


class BoothTaken(DomainError):
    code = "BOOTH_TAKEN"
    field = "boothId"
    default_message = "该摊位在此期间已有租约，请先结束原租约或另选摊位。"


class BoothCodeTaken(DomainError):
    code = "BOOTH_CODE_TAKEN"
    field = "code"
    default_message = "该市场已有此摊位号。"


class LeaseTermWrong(DomainError):
    code = "LEASE_TERM_INVALID"
    field = "endsOn"
    default_message = "租约到期日不得早于起租日，且最长十年。"


class TenantUnfit(DomainError):
    code = "TENANT_UNFIT"
    field = "tenantCode"
    default_message = "未找到该统一社会信用代码的有效经营者。"


class LeaseOver(DomainError):
    code = "LEASE_OVER"
    field = "id"
    default_message = "租约已结束。"
