"""P-FWK: framework agreements, closed and open, and their call-offs (brief 5.7)."""

from procurement.procedures.open_tender import P_OPEN
from procurement.procedures.parts import (
    APPROVE,
    BID,
    DECIDE,
    PREPARE,
    RUN,
    SCORE,
    arrow,
    procedure,
)
from procurement.process.rules import STAY, Clock

_AGREEMENT = (
    arrow("refill", "agreement_active", STAY, "CPB", "补充征集", permission=RUN,
          guards="too_few_suppliers same_conditions", publishes="tenderUpdate", evidence="count"),
    arrow("remove_supplier", "agreement_active", STAY, "CPB", "清退供应商", permission=RUN,
          guards="reason_stated", publishes="contractAmendment", evidence="reason"),
    arrow("expire", "agreement_active", "agreement_expired", "SYS", "协议到期",
          guards="term_over", publishes="contractTermination", evidence="totals"),
)  # fmt: skip
_TERM = (
    Clock(name="framework.term", state="agreement_active", rule_key="framework.term_goods_years",
          unit="years", act="expire"),
)  # fmt: skip
_RULES = ("framework.drop_rate", "framework.refill_below", "framework.sign_days")
_REPLACED = {"sign_report", "decide_award", "award_void", "sign_contract", "close"}

P_FWK = procedure(
    "P-FWK", "封闭式框架协议", "Closed framework agreement",
    method="open", initial="draft", final="agreement_expired unsuccessful cancelled withdrawn",
    clocks=_TERM, rule_keys=(*P_OPEN.rule_keys, *_RULES),
    arrows=(
        *(step for step in P_OPEN.arrows if step.act not in _REPLACED),
        arrow("shortlist", "evaluation", "shortlisted", "EXP", "确定入围供应商", permission=SCORE,
              guards="valid_enough drop_rate_kept all_signed", duty="score", publishes="award",
              evidence="ranking"),
        arrow("sign_agreement", "shortlisted", "agreement_signed", "CPB SUP", "签订框架协议",
              permission=DECIDE, guards="within_days", publishes="contract",
              evidence="agreements"),
        arrow("start_agreement", "agreement_signed", "agreement_active", "SYS", "协议生效",
              guards="start_reached"),
        *_AGREEMENT,
    ),
)  # fmt: skip

P_FWK_OPEN = procedure(
    "P-FWK-OPEN", "开放式框架协议", "Open framework agreement",
    method="open", initial="draft", final="agreement_expired cancelled withdrawn",
    clocks=_TERM, rule_keys=(*_RULES, "framework.open_review_workdays"),
    arrows=(
        arrow("publish", "draft", "call_published", "CPB", "发布征集公告", permission=RUN,
              guards="plan_recorded", publishes="tender", evidence="document_hashes"),
        arrow("withdraw", "draft", "withdrawn", "CPB", "撤回", permission=PREPARE),
        arrow("apply", "call_published agreement_active", STAY, "SUP", "申请加入", permission=BID,
              guards="eligible", evidence="application"),
        arrow("answer_application", "call_published agreement_active", STAY, "CPB", "审核申请",
              permission=RUN, guards="within_workdays reason_stated", publishes="award",
              evidence="answer"),
        arrow("start_agreement", "call_published", "agreement_active", "CPB", "协议生效",
              permission=RUN, guards="one_accepted", publishes="contract"),
        arrow("cancel", "call_published", "cancelled", "CPB", "终止征集", permission=APPROVE,
              guards="major_change", publishes="tenderCancellation", evidence="reason"),
        *_AGREEMENT,
    ),
)  # fmt: skip

P_CALLOFF = procedure(
    "P-CALLOFF", "框架协议第二阶段", "Call-off",
    method="direct", initial="draft", final="fulfilled unsuccessful withdrawn",
    rule_keys=("framework.notice_workdays",),
    arrows=(
        arrow("start_selection", "draft", "selecting", "BUY", "开始选定", permission=PREPARE,
              guards="funds_reserved agreement_in_force way_allowed"),
        arrow("withdraw", "draft selecting", "withdrawn", "BUY", "撤回", permission=PREPARE),
        arrow("answer_competition", "selecting", STAY, "SUP", "二次竞价报价", permission=BID,
              guards="below_agreed_price before_deadline", evidence="offer"),
        arrow("fail", "selecting", "unsuccessful", "BUY", "无供应商响应", permission=RUN,
              guards="reason_stated", publishes="tenderUpdate", evidence="reason"),
        arrow("select", "selecting", "selected", "BUY SYS", "选定供应商", permission=DECIDE,
              guards="way_followed", publishes="award", evidence="reason"),
        arrow("form_contract", "selected", "contract_formed", "BUY SUP", "合同成立",
              permission=DECIDE, guards="fixed_price covered_by_reservation",
              publishes="contract", evidence="contract_hash"),
        arrow("close", "contract_formed", "fulfilled", "SYS", "履约完成",
              guards="all_accepted all_paid", publishes="contractTermination",
              evidence="totals"),
    ),
)  # fmt: skip
