"""Labels of all states and what OCDS calls the tender meanwhile (brief 4)."""

from __future__ import annotations

from collections.abc import Iterable

from procurement.process.rules import State

_PLANNING = (
    ("draft", "编制", "Draft"),
    ("cart", "选购", "Cart"),
    ("justified", "论证", "Justified"),
)
_PLANNED = (
    ("in_review", "审核", "In review"),
    ("approved", "待发布", "Approved"),
    ("pool_building", "建立供应商库", "Building the pool"),
    ("panel_formed", "小组组成", "Panel formed"),
    ("public_notice", "单一来源公示", "Single-source notice"),
    ("objected", "公示有异议", "Objected"),
    ("re_justified", "补充论证", "Justified again"),
    ("compared", "已比价", "Compared"),
    ("awaiting_approval", "待审批", "Awaiting approval"),
    ("reserving", "预算冻结中", "Reserving budget"),
    ("selecting", "选定中", "Selecting"),
)
_ACTIVE = (
    ("published", "公告中", "Published"),
    ("invited", "已邀请", "Invited"),
    ("responding", "响应中", "Responding"),
    ("closed", "已截止", "Closed"),
    ("opening", "开标", "Opening"),
    ("opened", "已开启", "Opened"),
    ("qualification", "资格审查", "Qualification"),
    ("evaluation", "评审", "Evaluation"),
    ("reviewing", "响应文件审查", "Reviewing"),
    ("negotiating", "谈判（磋商）", "Negotiating"),
    ("final_offer", "最后报价", "Final offer"),
    ("scoring", "综合评分", "Scoring"),
    ("checking", "符合性检查", "Checking"),
    ("bargaining", "协商", "Bargaining"),
    ("award_pending", "定标", "Award pending"),
    ("registering", "竞价报名", "Registering"),
    ("running", "竞价中", "Running"),
    ("extending", "延时竞价", "Extending"),
    ("ended", "竞价结束", "Ended"),
    ("low_price_check", "异常低价审查", "Low-price check"),
    ("quoting", "报价中", "Quoting"),
    ("ordered", "已下单", "Ordered"),
    ("call_published", "征集公告", "Call published"),
)
_COMPLETE = (
    ("awarded", "结果公告", "Awarded"),
    ("selected", "已选定", "Selected"),
    ("shortlisted", "入围公告", "Shortlisted"),
    ("contracted", "已签约", "Contracted"),
    ("contract_formed", "合同成立", "Contract formed"),
    ("agreement_signed", "协议已签", "Agreement signed"),
    ("agreement_active", "协议有效", "Agreement active"),
    ("agreement_expired", "协议到期", "Agreement expired"),
    ("fulfilled", "履约完成", "Fulfilled"),
    ("supplier_confirmed", "供应商已确认", "Supplier confirmed"),
    ("shipped", "已发货", "Shipped"),
    ("delivered", "已送达", "Delivered"),
    ("disputed", "争议中", "Disputed"),
    ("accepted", "已验收", "Accepted"),
    ("partially_accepted", "部分验收", "Partially accepted"),
    ("invoiced", "已开票", "Invoiced"),
    ("paid", "已支付", "Paid"),
    ("rated", "已评价", "Rated"),
    ("returned", "已退货", "Returned"),
)
_UNSUCCESSFUL = (
    ("unsuccessful", "废标 / 失败", "Unsuccessful"),
    ("declined", "供应商拒单", "Declined"),
    ("expired", "逾期未确认", "Expired"),
)
_CANCELLED = (("cancelled", "终止", "Cancelled"),)
_WITHDRAWN = (("withdrawn", "已撤回", "Withdrawn"),)

ALL_STATES: dict[str, State] = {
    code: State(code=code, zh=zh, en=en, tender_status=status)
    for status, group in (
        ("planning", _PLANNING),
        ("planned", _PLANNED),
        ("active", _ACTIVE),
        ("complete", _COMPLETE),
        ("unsuccessful", _UNSUCCESSFUL),
        ("cancelled", _CANCELLED),
        ("withdrawn", _WITHDRAWN),
    )
    for code, zh, en in group
}


def states(codes: Iterable[str]) -> dict[str, State]:
    """The labelled states of a procedure."""
    return {code: ALL_STATES[code] for code in codes}
