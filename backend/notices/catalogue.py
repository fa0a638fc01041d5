"""Every text that people are sent, Chinese and English, in one place. Pure.

``{names}`` in a text are filled from the notice's data; a missing one is shown as a dash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of notices with one pair of switches, and how they stand at first."""

    code: str
    zh: str
    en: str
    mail: bool
    switchable: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """One message: title and text in both languages."""

    code: str
    kind: str
    zh: tuple[str, str]
    en: tuple[str, str]


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("ORDER", "订单进展", "Order progress", mail=False),
        Kind("SELLING", "商户待办", "Selling", mail=False),
        Kind("MONEY", "资金与结算", "Money", mail=True),
        Kind("PROCUREMENT", "政府采购待办", "Procurement tasks", mail=True),
        Kind("ORGANIZATION", "单位与成员", "Organisations", mail=True),
        Kind("SECURITY", "账号安全", "Account security", mail=True, switchable=False),
    )
}


def _text(code: str, kind: str, zh: str, zh_text: str, en: str, en_text: str) -> Template:
    return Template(code, kind, (zh, zh_text), (en, en_text))


_IGNORE = "如非本人操作，请忽略本邮件。"
_IGNORE_EN = "Ignore this message if it was not you."
TEMPLATES: dict[str, Template] = {
    template.code: template
    for template in (
        _text("order_paid", "ORDER", "订单 {number} 已付款", "货款 {amount} 由担保账户持有，商户 {merchant} 将安排发货。",
              "Order {number} is paid", "{amount} is held in escrow; {merchant} will dispatch."),
        _text("order_to_dispatch", "SELLING", "订单 {number} 待发货", "买方已付款 {amount}，请按承诺时限发货。",
              "Order {number} waits for dispatch", "The buyer paid {amount}; please dispatch in time."),
        _text("order_dispatched", "ORDER", "订单 {number} 已发货", "商户 {merchant} 已交付承运。",
              "Order {number} is on its way", "{merchant} handed it to the carrier."),
        _text("order_delivered", "ORDER", "订单 {number} 已送达，请验收", "请在 {until} 前验收或报告问题，期满将自动验收并放款。",
              "Order {number} has arrived", "Accept or report a problem before {until}; then it counts as accepted."),
        _text("inspection_ends", "ORDER", "订单 {number} 验收期将于 48 小时内届满", "如有问题请在 {until} 前报告，期满将自动验收并放款。",
              "Inspection of order {number} ends within 48 hours", "Report problems before {until}; then the money is released."),
        _text("order_problem", "SELLING", "订单 {number} 买方报告问题", "放款已暂停，请尽快与买方协商。",
              "A problem with order {number}", "The release is on hold; please settle it with the buyer."),
        _text("order_cancelled", "ORDER", "订单 {number} 已取消", "如已付款，款项将原路退回。",
              "Order {number} is cancelled", "Anything paid goes back the way it came."),
        _text("order_refund", "MONEY", "订单 {number} 退款 {amount}", "退款已受理，将原路退回付款账户。",
              "Refund of {amount} for order {number}", "It goes back the way it came."),
        _text("requisition_to_approve", "PROCUREMENT", "采购申请 {number} 待审批", "请核对比价单、预算指标与限额后审批。",
              "Requisition {number} waits for approval", "Check comparison, budget and limits."),
        _text("mall_to_confirm", "SELLING", "电子卖场订单 {number} 待确认", "采购单位 {buyer} 已下单，请在时限内确认或说明理由。",
              "Mall order {number} waits for your answer", "{buyer} has ordered; confirm or decline in time."),
        _text("payment_due", "PROCUREMENT", "应付款 {amount} 还有 {days} 天到期", "供应商 {supplier} 的货款请按期申请支付。",
              "{amount} is due in {days} days", "Please request the payment to {supplier} in time."),
        _text("payment_overdue", "PROCUREMENT", "应付款 {amount} 已逾期", "供应商 {supplier} 的货款已逾期，已列入公示并按日计息。",
              "{amount} is overdue", "The debt to {supplier} is listed publicly and bears interest."),
        _text("payment_arrived", "MONEY", "政府采购款 {amount} 已到账", "支付凭证 {number}。",
              "{amount} from procurement has arrived", "Voucher {number}."),
        _text("payment_returned", "PROCUREMENT", "支付申请 {number} 被退回", "应付 {supplier} {amount} 未付成：{reason}。请核对后重新申请，法定付款期限继续计算。",
              "Payment request {number} came back", "{amount} to {supplier} was not paid: {reason}. Please ask again; the legal term goes on."),
        _text("payment_taken_back", "MONEY", "政府采购款 {amount} 被收款行退回", "红字通知 {number}：{reason}。采购单位将更正账户后重新支付，付款期限继续计算。",
              "{amount} from procurement was sent back", "Red letter {number}: {reason}. The buyer will pay again to the right account; the legal term goes on."),
        _text("statement_ready", "MONEY", "{period} 对账单已生成", "请在工作台下载核对。",
              "The statement of {period} is ready", "See it in the workbench."),
        _text("commission_invoice", "MONEY", "佣金发票 {number} 已开具", "价税合计 {amount}，请在工作台下载。",
              "Commission invoice {number} is made out", "Total with tax {amount}; see it in the workbench."),
        _text("dispute_unowned", "MONEY", "担保之外的款项 {amount} 被发卡行扣回", "支付对象 {payment}。已由平台承担入账，请核对是否还有同一笔款项待退。",
              "{amount} outside any escrow was taken back by the payer's bank", "Paid for {payment}. The house bears it; see that nothing of it goes out again."),
        _text("money_faulty", "MONEY", "资金核对发现 {count} 处差异", "第一处：{first}。请立即在账簿页查看。",
              "The proof of the money found {count} faults", "The first: {first}. See the books at once."),
        _text("own_transfer_refused", "MONEY", "自有资金划转 {amount} 被银行拒绝", "流水号 {number}，原因 {reason}。账面已记而资金未动，请两人在对账页冲销后重新划转。",
              "The bank refused our own transfer of {amount}", "Reference {number}, reason {reason}. The books moved, the money did not: reverse it on the reconciliation page by two persons and order it again."),
        _text("payout_booked", "MONEY", "结算款 {amount} 已付出", "银行已入账，流水号 {number}。",
              "{amount} is paid out", "The bank has booked it, reference {number}."),
        _text("payout_rejected", "MONEY", "结算款 {amount} 被银行退回", "请核对收款账户信息，金额已回到可结算余额。",
              "The bank returned {amount}", "Check the account; the money is available again."),
        _text("invitation", "ORGANIZATION", "{organization} 邀请您加入市集", "以“{role}”身份加入。请用本邮箱登录或注册，然后在“我的单位”中答复。",
              "{organization} invites you to Shiji", "As {role_en}. Sign in or register with this address and answer under My organisations."),
        _text("sign_in_new", "SECURITY", "新设备登录提醒", "您的账号于 {at} 从新的设备或网络登录。如非本人操作，请立即修改密码。",
              "Sign-in from a new device", "Your account was used at {at} from a new device or network. If it was not you, change your password."),
        _text("confirm", "SECURITY", "请验证您的市集账号", _IGNORE, "Confirm your Shiji account", _IGNORE_EN),
        _text("reset", "SECURITY", "重置市集账号密码", _IGNORE, "Reset your Shiji password", _IGNORE_EN),
        _text("email", "SECURITY", "确认新的邮箱地址", _IGNORE, "Confirm your new e-mail address", _IGNORE_EN),
        _text("delete", "SECURITY", "确认注销账号", _IGNORE, "Confirm deleting your account", _IGNORE_EN),
    )
}  # fmt: skip
DASH = "—"


def words(template: Template, data: Mapping[str, object], *, chinese: bool) -> tuple[str, str]:
    """Title and text in one language."""
    filled = defaultdict(lambda: DASH, {name: str(value) for name, value in data.items()})
    title, text = template.zh if chinese else template.en
    return title.format_map(filled), text.format_map(filled)


def mail_words(template: Template, data: Mapping[str, object], link: str) -> tuple[str, str]:
    """Subject and text of a mail: Chinese first, English beneath, the link between."""
    zh, zh_text = words(template, data, chinese=True)
    en, en_text = words(template, data, chinese=False)
    subject = " ".join(f"{zh} / {en}".split())[:200]  # one line: no header can be smuggled in
    return subject, "\n\n".join(part for part in (zh, zh_text, link, en, en_text) if part) + "\n"
