"""P-MALL-DIR: direct purchase on the e-mall (brief 5.8). Executable."""

from procurement.procedures.parts import arrow, procedure
from procurement.process.rules import STAY, Arrow, Clock

CREATE = "gov.requisition.create"
APPROVE = "gov.requisition.approve"
ACCEPT = "gov.acceptance.record"
CONFIRM = "mall.order.confirm"
SHIP = "order.dispatch"
RATE = "gov.requisition.create"

_ASKING = (
    arrow("compare", "cart compared", "compared", "BUY", "比价", permission=CREATE,
          guards="offers_compared price_within_reference", evidence="comparison_sheet"),
    arrow("edit", "compared", "cart", "BUY", "修改选购", permission=CREATE),
    arrow("submit", "compared", "awaiting_approval", "BUY", "提交审批", permission=CREATE,
          guards="within_direct_limit within_yearly_limit stock_reserved", duty="request",
          evidence="approval_request"),
    arrow("reject", "awaiting_approval", "cart", "BUY", "退回", permission=APPROVE,
          guards="reason_stated", duty="approve"),
    arrow("approve", "awaiting_approval", "reserving", "BUY", "审批通过", permission=APPROVE,
          guards="other_person within_direct_limit within_yearly_limit budget_left",
          duty="approve", evidence="approval"),
    arrow("withdraw", "cart compared awaiting_approval", "withdrawn", "BUY", "撤回",
          permission=CREATE),
    arrow("order", "reserving", "ordered", "SYS", "预算冻结成功，下单", guards="budget_reserved",
          publishes="tender", evidence="reservation order_hash"),
    arrow("budget_refuse", "reserving", "compared", "SYS", "预算不足，退回",
          guards="budget_refused", evidence="reason"),
)  # fmt: skip

_SUPPLYING = (
    arrow("confirm", "ordered", "supplier_confirmed", "SUP", "供应商确认", permission=CONFIRM,
          guards="own_order", publishes="award", evidence="confirmation"),
    arrow("decline", "ordered", "declined", "SUP", "供应商拒单", permission=CONFIRM,
          guards="own_order reason_stated", publishes="tenderUpdate", evidence="reason"),
    arrow("expire", "ordered", "expired", "SYS", "供应商逾期未确认", guards="deadline_passed",
          publishes="tenderUpdate", evidence="timer"),
    arrow("cancel", "ordered supplier_confirmed", "cancelled", "BUY", "取消订单",
          permission=CREATE, guards="reason_stated", publishes="tenderCancellation",
          evidence="reason"),
    arrow("ship_part", "supplier_confirmed shipped", STAY, "SUP SYS", "部分发货", permission=SHIP,
          guards="lines_match_order", evidence="despatch"),
    arrow("ship", "supplier_confirmed", "shipped", "SUP SYS", "发货", permission=SHIP,
          guards="lines_match_order", evidence="despatch"),
    arrow("deliver", "shipped", "delivered", "LOG SYS", "送达", permission="waybill.record",
          guards="signed_for", publishes="implementation", evidence="signature"),
)  # fmt: skip

_OPEN_CASE = "delivered disputed"
_ACCEPTING = (
    arrow("accept", _OPEN_CASE, "accepted", "BUY", "验收合格", permission=ACCEPT,
          guards="third_person", duty="accept", publishes="implementation",
          evidence="acceptance_certificate"),
    arrow("accept_part", _OPEN_CASE, "partially_accepted", "BUY", "部分验收", permission=ACCEPT,
          guards="third_person reason_stated", duty="accept", publishes="implementation",
          evidence="acceptance_certificate"),
    arrow("deem_accepted", "delivered", "accepted", "SYS", "逾期视为验收合格",
          guards="deadline_passed no_incident", publishes="implementation", evidence="timer"),
    arrow("dispute", "delivered", "disputed", "BUY", "提出争议", permission=ACCEPT,
          guards="third_person inside_window reason_stated", duty="accept",
          evidence="incident"),
    arrow("return_goods", "disputed", "returned", "BUY", "退货", permission=ACCEPT,
          guards="third_person reason_stated", duty="accept", publishes="contractTermination",
          evidence="return"),
)  # fmt: skip

_PAYING = (
    arrow("invoice", "accepted partially_accepted", "invoiced", "SUP SYS", "开票",
          permission="invoice.issue", guards="invoice_valid amounts_equal",
          evidence="invoice"),
    arrow("pay", "invoiced", "paid", "SYS", "国库支付", guards="treasury_settled",
          publishes="implementation", evidence="voucher"),
    arrow("money_back", "paid", "invoiced", "SYS", "退款红字，重新待付",
          guards="treasury_returned", publishes="implementation", evidence="red_letter"),
    arrow("rate", "paid", "rated", "BUY SYS", "评价", permission=RATE, guards="reason_stated",
          publishes="contractTermination", evidence="rating"),
)  # fmt: skip

AFTER_ORDER: tuple[Arrow, ...] = (*_SUPPLYING, *_ACCEPTING, *_PAYING)
"""From ``ordered`` on: the inquiry joins here (brief 5.10)."""
AFTER_ORDER_CLOCKS = (
    Clock(name="mall.confirm", state="ordered", rule_key="mall.confirm_workdays",
          unit="workdays", act="expire"),
    Clock(name="mall.accept", state="delivered", rule_key="mall.accept_workdays",
          unit="workdays", act="deem_accepted"),
)  # fmt: skip
AFTER_ORDER_FINAL = "declined expired cancelled returned rated"

P_MALL_DIR = procedure(
    "P-MALL-DIR", "电子卖场直购", "E-mall direct purchase",
    method="direct", initial="cart", final=f"{AFTER_ORDER_FINAL} withdrawn",
    arrows=(*_ASKING, *AFTER_ORDER), clocks=AFTER_ORDER_CLOCKS, executable=True,
    rule_keys=("mall.direct_limit", "mall.compare_from", "mall.offers_min", "mall.yearly_limit",
               "mall.reference_tolerance", "mall.confirm_workdays", "mall.accept_workdays"),
)  # fmt: skip
