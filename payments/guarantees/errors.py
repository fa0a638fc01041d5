"""What guarantees refuse."""

from backend.kernel.errors import DomainError


class DepositCap(DomainError):
    """More than the law lets anyone ask for."""

    code = "DEPOSIT_CAP"
    field = "amount"
    default_message = "{what}不得超过{base}的 {percent}%，即 {limit}。"


class GuaranteeState(DomainError):
    """The guarantee stands elsewhere."""

    code = "GUARANTEE_STATE"
    field = "id"
    default_message = "保证金当前状态为“{state}”，不能执行此操作。"


class GuaranteeForm(DomainError):
    """Cash where a bank's letter stands, or the other way round."""

    code = "GUARANTEE_FORM"
    field = "id"
    default_message = "该保证的形式（现金或电子保函）不适用此操作。"


class GuaranteeNeeded(DomainError):
    """Open trades still rest on it."""

    code = "GUARANTEE_NEEDED"
    field = "id"
    default_message = "未完结的交易仍需保证金 {needed}，退还后将只余 {left}。"


class AboveGuarantee(DomainError):
    """More than is held."""

    code = "AMOUNT_EXCEEDS_HELD"
    field = "amount"
    default_message = "金额须大于零且不得超过保证金现有的 {held}。"
