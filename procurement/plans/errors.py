"""What budget and plans refuse."""

from backend.kernel.errors import DomainError


class BudgetInsufficient(DomainError):
    """The item has less left than asked for."""

    code = "BUDGET_INSUFFICIENT"
    field = "budgetItemId"
    default_message = "指标余额不足：可用 {left}，需要 {needed}。"


class BudgetItemUnfit(DomainError):
    """The item is of another year or closed."""

    code = "BUDGET_ITEM_UNFIT"
    field = "budgetItemId"
    default_message = "该指标不可用于本年度采购。"


class CatalogueCodeInvalid(DomainError):
    """Not a code of the procurement catalogue."""

    code = "CATALOGUE_CODE_INVALID"
    field = "catalogueCode"
    default_message = "采购品目代码格式不正确（如 A02010104）。"
