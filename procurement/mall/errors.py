"""What the e-mall refuses."""

from backend.kernel.errors import DomainError


class NotGovSupplier(DomainError):
    """The company is not admitted to supply government."""

    code = "NOT_GOV_SUPPLIER"
    default_message = "贵单位尚未成为政府采购供应商，不能在电子卖场上架。"


class OfferUnavailable(DomainError):
    """The offer is withdrawn, unpublished, or cannot be bought now."""

    code = "OFFER_UNAVAILABLE"
    field = "lines"
    default_message = "商品“{name}”当前不可采购。"


class SupplierExcluded(DomainError):
    """A legal veto is in force: the supplier may not take part in government procurement."""

    code = "SUPPLIER_EXCLUDED"
    field = "lines"
    default_message = "该供应商在禁止参加政府采购活动期限内。"


class SupplierMixed(DomainError):
    """One requisition buys from one supplier."""

    code = "SUPPLIER_MIXED"
    field = "lines"
    default_message = "一张采购申请只能选择同一供应商的商品，请按供应商分别申请。"


class ComparisonTooNarrow(DomainError):
    """Too few equal offers of independent suppliers, and no reason given."""

    code = "COMPARISON_REQUIRED"
    field = "reason"
    default_message = "超过 {limit} 须有 {count} 家相互独立供应商的同规格报价，现有 {found} 家；否则请书面说明理由。"


class PriceAboveReference(DomainError):
    """The price is above the reference price and its tolerance."""

    code = "PRICE_ABOVE_REFERENCE"
    field = "lines"
    default_message = "“{name}”单价 {price} 高于参考价 {reference} 的允许幅度。"


class DirectLimitExceeded(DomainError):
    """Too much for a direct purchase."""

    code = "DIRECT_LIMIT_EXCEEDED"
    field = "lines"
    default_message = "品目 {code} 金额 {total} 超过直购限额 {limit}，请改用竞价或其他采购方式。"


class YearlyLimitExceeded(DomainError):
    """Buying in pieces does not pass the yearly limit (split check)."""

    code = "YEARLY_LIMIT_EXCEEDED"
    field = "lines"
    default_message = "品目 {code} 本年累计 {total} 将超过限额 {limit}，不得化整为零。"


class PriceChanged(DomainError):
    """The offer's price moved since the comparison."""

    code = "PRICE_CHANGED"
    field = "lines"
    default_message = "商品价格已变动，请重新比价。"


class WindowOver(DomainError):
    """The inspection window has closed."""

    code = "INSPECTION_WINDOW_CLOSED"
    default_message = "验收期限已过，不能再提出争议。"
