"""What reconciliation refuses."""

from backend.kernel.errors import DomainError


class StatementChanged(DomainError):
    """A sheet comes again under the same name or number with other content."""

    code = "STATEMENT_CHANGED"
    field = "ident"
    default_message = "该对账单已按其他内容导入，请向对方核实。"


class StatementInvalid(DomainError):
    """A sheet that cannot be stored at all; ``field`` names the part."""

    code = "STATEMENT_INVALID"
    default_message = "对账单内容无效。"


class BreakClosed(DomainError):
    """The break is not where this act starts."""

    code = "BREAK_STATE"
    field = "id"
    default_message = "该差异当前状态不允许此操作。"


class WayNotOpen(DomainError):
    """This type of break is not resolved this way."""

    code = "BREAK_WAY"
    field = "way"
    default_message = "该差异不能以此方式处理。"


class ResolutionDiffers(DomainError):
    """After the journal the two sides would still differ: nothing is posted."""

    code = "RESOLUTION_DIFFERS"
    default_message = "入账后双方仍不相等，未记账。"
