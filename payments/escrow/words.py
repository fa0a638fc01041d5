"""The steps of an escrow in plain words, Chinese first."""

from __future__ import annotations

from backend.kernel.money import Money

_ZH = {
    "create": "担保交易已建立，应付 {amount}",
    "authorise": "银行已承诺 {amount}，尚未扣款",
    "fund": "已收到 {amount}，由持牌机构担保持有",
    "deliver": "价值 {amount} 的货物已送达，进入验收期",
    "release": "{merchant} 进入商户待结算余额，平台佣金 {commission}",
    "settle": "按约定分配：{merchant} 归商户，平台佣金 {commission}",
    "refund": "{amount} 退回买方",
    "cancel": "交易取消，{amount} 全额退回买方",
    "refund_after": "商户退还 {amount} 给买方",
    "schedule": "双方约定分期付款，共 {amount}",
    "retain": "{amount} 留作质保金，期满再付给商户",
    "default_notice": "一方发出违约催告，给予对方补救期限",
    "default_buyer": "买方违约：定金 {amount} 归商户，其余退回买方",
    "default_seller": "商户违约：{amount} 返还买方（双倍返还定金）",
    "dispute": "已提起争议，资金继续由担保账户持有",
    "withdraw": "争议已撤回",
    "rule": "争议已裁决",
    "expire": "超时未付款，担保交易关闭",
    "freeze_ask": "已申请冻结，等待第二人复核",
    "freeze": "资金已冻结",
    "lift_ask": "已申请解冻，等待第二人复核",
    "lift": "资金已解冻",
    "chargeback": "付款人的银行扣回了 {amount}（拒付），案件处理中",
    "chargeback_won": "拒付抗辩成功，{amount} 已退回原处",
    "chargeback_lost": "拒付抗辩失败，{amount} 不再退回",
    "chargeback_given": "平台不抗辩该笔拒付，{amount} 由付款人的银行收回",
    "write_off_ask": "财务申请核销商户欠款 {amount}，等待第二人复核",
    "write_off": "商户欠款 {amount} 经两人批准核销",
}
_EN = {
    "create": "Guaranteed trade opened, {amount} due",
    "authorise": "The bank promised {amount}; nothing taken yet",
    "fund": "{amount} received and held by the licensed institution",
    "deliver": "Goods worth {amount} delivered; inspection runs",
    "release": "{merchant} went to the shop's waiting balance, commission {commission}",
    "settle": "Split as agreed: {merchant} to the shop, commission {commission}",
    "refund": "{amount} goes back to the buyer",
    "cancel": "Trade cancelled, {amount} goes back to the buyer in full",
    "refund_after": "The shop returns {amount} to the buyer",
    "schedule": "Payment in parts agreed, {amount} in all",
    "retain": "{amount} kept as retention; paid to the shop when its term is over",
    "default_notice": "One side gave notice of default; the other may still make it good",
    "default_buyer": "Buyer in default: earnest {amount} goes to the shop, the rest back to the buyer",
    "default_seller": "Shop in default: {amount} goes to the buyer (earnest returned double)",
    "dispute": "Dispute opened; the money stays held",
    "withdraw": "Dispute withdrawn",
    "rule": "Dispute decided",
    "expire": "Not paid in time; closed",
    "freeze_ask": "Freeze asked for; a second person must confirm",
    "freeze": "Money frozen",
    "lift_ask": "Lifting asked for; a second person must confirm",
    "lift": "Freeze lifted",
    "chargeback": "The payer's bank took {amount} back (chargeback); the case is open",
    "chargeback_won": "The chargeback was won; {amount} is back where it came from",
    "chargeback_lost": "The chargeback was lost; {amount} does not come back",
    "chargeback_given": "The chargeback of {amount} is not contested; the payer's bank keeps it",
    "write_off_ask": "Writing off {amount} was asked for; a second person must confirm",
    "write_off": "The merchant's debt of {amount} was written off by two persons",
}

JOURNALS: dict[str, tuple[str, str]] = {
    "J-AUTH-REV": ("银行的 {amount} 付款承诺已解除", "The bank's promise of {amount} has ended"),
    "J-AVAIL": ("{amount} 由商户待结算余额转为可提现", "{amount} went from the shop's waiting balance to its available balance"),
    "J-RESERVE": ("保留金 {amount} 到期，转为商户可提现", "Reserve of {amount} freed; the shop may draw it"),
    "J-REFOK": ("退款 {amount} 已退到付款人账户", "The refund of {amount} has reached the payer"),
    "J-REFFAIL": ("退款 {amount} 无法退回原付款方式，转入买方余额", "The refund of {amount} could not reach the way it was paid; it waits in the buyer's balance"),
    "J-REFBACK": ("已退出的 {amount} 被退回，转入买方余额", "{amount} that had gone back was returned; it waits in the buyer's balance"),
    "J-REFWAY": ("退款中的 {amount} 按该期原付款方式退回", "{amount} of the refund goes back the way that part was paid"),
    "J-FXREF": ("退款 {amount} 按原汇率折回付款币种", "The refund of {amount} was turned back into the payer's currency at the payment's rate"),
    "J-LATE": ("交易关闭后收到 {amount}，单独存放，等待退回", "{amount} came after the trade had closed; it lies apart until it goes back"),
    "J-LATEREF": ("迟到的 {amount} 正退回付款人", "The late {amount} goes back to the payer"),
    "J-CLAIM": ("商户尚欠买方 {amount}，记为债权", "The shop still owes the buyer {amount}; booked as a claim"),
    "J-COMPENSATE": ("商户以后续货款补足违约定金，{amount} 转入买方余额", "Later sales of the shop made up {amount} of the earnest; it waits in the buyer's balance"),
    "J-DEBT": ("商户余额不足，{amount} 记为商户欠款", "The shop's balance fell short; it owes {amount}"),
}  # fmt: skip
"""Journals of a trade that are no step of its states, in words for both sides."""

HOUSE = frozenset({
    "J-CBFEE", "J-CBCLIENT", "J-TOPUP", "J-TOPUPBACK", "J-RECOVER", "J-CBLOSS", "J-CBLOSSBACK",
    "J-CLAIMPAID",
})  # fmt: skip
"""Journals of a trade about the house's own money or the shop's other sales: not told on the order."""


def journal_text(kind: str, amount: Money, *, english: bool) -> str:
    """One sentence for a journal of ``JOURNALS``."""
    return JOURNALS[kind][english].format(amount=sum_text(amount, english=english))


_UNITS = {
    "CNY": ("元", "yuan"), "USD": ("美元", "US dollars"), "EUR": ("欧元", "euros"),
    "GBP": ("英镑", "pounds"), "RUB": ("卢布", "roubles"), "AED": ("迪拉姆", "dirhams"),
}  # fmt: skip


def sum_text(amount: Money, *, english: bool) -> str:
    """A sum as people say it, to the smallest coin: 10,000.05 元, 10,000.05 yuan."""
    unit = _UNITS.get(amount.currency, (amount.currency, amount.currency))[english]
    return f"{amount.decimal:,} {unit}"


def step_text(
    command: str, *, amount: Money | None, split: tuple[Money, Money] | None, english: bool
) -> str:
    """One sentence for a step; ``split`` is the merchant's part and the commission."""
    shown = sum_text(amount, english=english) if amount is not None else ""
    merchant, commission = (
        [sum_text(part, english=english) for part in split] if split else (shown, "0")
    )
    words = (_EN if english else _ZH).get(command, command)
    return words.format(amount=shown, merchant=merchant, commission=commission)
