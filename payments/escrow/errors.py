"""What an escrow refuses."""

from backend.kernel.errors import DomainError


class EscrowState(DomainError):
    code = "ESCROW_STATE"
    default_message = "担保交易当前状态为 {state}，不能执行此操作。"


class EscrowFrozen(DomainError):
    code = "ESCROW_FROZEN"
    default_message = "担保资金已被冻结，解冻前不能支出。"


class AmountExceedsHeld(DomainError):
    code = "AMOUNT_EXCEEDS_HELD"
    field = "amount"
    default_message = "金额超过担保持有的资金。"


class PartNotDue(DomainError):
    """Parts are paid in their order, each whole."""

    code = "PART_NOT_DUE"
    field = "data"
    default_message = "该期款项现在不能支付；当前应付的是：{due}。"


class NoticeNotOver(DomainError):
    """The other side may still make it good."""

    code = "NOTICE_NOT_OVER"
    field = "id"
    default_message = "催告期至 {until} 届满，此前不能认定违约。"


class NoticeClosed(DomainError):
    """Decided already, or cured."""

    code = "NOTICE_CLOSED"
    field = "id"
    default_message = "该违约催告已处理或已补救。"


class MerchantBalance(DomainError):
    code = "MERCHANT_BALANCE"
    default_message = "商户可提现余额不足以退款。"


class ChargebackState(DomainError):
    """The chargeback is not where this act starts."""

    code = "CHARGEBACK_STATE"
    default_message = "拒付案件当前状态不允许此操作。"


class EvidenceLate(DomainError):
    """The provider takes no more evidence."""

    code = "EVIDENCE_LATE"
    field = "id"
    default_message = "举证期限已过（{due}），支付机构不再接收材料。"


class OwnMoneyShort(DomainError):
    """There is no own money to make the provider's balance whole."""

    code = "OWN_MONEY_SHORT"
    default_message = "自有资金户余额不足，请先注资后再补足，尚需 {missing}。"


class CurrencyNotQuoted(DomainError):
    """There is no rate for it."""

    code = "CURRENCY_NOT_QUOTED"
    field = "payCurrency"
    default_message = "暂不支持以 {currency} 支付该款项。"


class QuoteStale(DomainError):
    """The price has run out or was never offered for this; the new one is told."""

    code = "QUOTE_STALE"
    field = "quote"
    default_message = "报价已失效或不适用，最新应付 {price}（汇率 {rate}），请确认后重试。"


class PurchaseClosed(DomainError):
    """Somebody has posted or refused it already."""

    code = "PURCHASE_CLOSED"
    default_message = "该笔购汇已复核，不能再次处理。"
