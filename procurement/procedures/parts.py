"""Stretches that several procedures share, as arrows; and how a procedure is put together."""

from __future__ import annotations

from procurement.procedures.states import states
from procurement.process.rules import STAY, Arrow, Clock, Procedure

PREPARE = "gov.tender.prepare"
APPROVE = "gov.tender.approve"
RUN = "gov.tender.run"
DECIDE = "gov.award.decide"
SCORE = "gov.review.score"
BID = "bid.submit"
SUPERVISE = "gov.supervise"
CUSTODY = "gov.custody.release"


def arrow(
    act: str,
    sources: str,
    target: str,
    who: str,
    title: str,
    *,
    permission: str = "",
    guards: str = "",
    duty: str = "",
    publishes: str = "",
    evidence: str = "",
) -> Arrow:
    """An arrow from space-separated words, as the brief's tables read."""
    return Arrow(
        act=act,
        sources=tuple(sources.split()),
        target=target,
        who=tuple(who.split()),
        title=title,
        permission=permission,
        guards=tuple(guards.split()),
        duty=duty,
        publishes=publishes,
        evidence=tuple(evidence.split()),
    )


def drafting() -> tuple[Arrow, ...]:
    """From draft to approved, by two persons (O1, O2)."""
    return (
        arrow("submit", "draft", "in_review", "BUY AGT", "提交审核", permission=PREPARE,
              guards="plan_recorded funds_reserved intention_published mandate_held",
              duty="prepare_documents", evidence="plan reservation"),
        arrow("return_documents", "in_review", "draft", "BUY", "退回修改", permission=APPROVE,
              duty="approve_documents"),
        arrow("approve", "in_review", "approved", "BUY", "审核通过", permission=APPROVE,
              guards="other_person checklist_answered", duty="approve_documents",
              evidence="checklist"),
        arrow("withdraw", "draft in_review approved", "withdrawn", "BUY", "撤回",
              permission=PREPARE),
    )  # fmt: skip


def awarding(*, before: str = "award_pending") -> tuple[Arrow, ...]:
    """From the report to the fulfilled contract (O12 to O14, O18)."""
    return (
        arrow("decide_award", before, "awarded", "BUY SYS", "确定中标（成交）供应商",
              permission=DECIDE, guards="in_ranked_order", publishes="award",
              evidence="decision letters"),
        arrow("award_void", "awarded", before, "BUY FIN", "中标（成交）无效", permission=DECIDE,
              guards="reason_stated", publishes="awardCancellation", evidence="reason"),
        arrow("sign_contract", "awarded", "contracted", "BUY SUP", "签订合同", permission=DECIDE,
              guards="no_open_objection no_substantive_change guarantee_within_limit",
              publishes="contract", evidence="contract_hash"),
        arrow("close", "contracted", "fulfilled", "SYS", "履约完成",
              guards="all_accepted all_paid", publishes="contractTermination", evidence="totals"),
    )  # fmt: skip


def failing(sources: str, *, who: str = "BUY AGT") -> tuple[Arrow, ...]:
    """To unsuccessful (O15)."""
    return (
        arrow("fail", sources, "unsuccessful", who, "废标", permission=RUN, guards="reason_stated",
              publishes="tenderUpdate", evidence="reason_code"),
    )  # fmt: skip


def cancelling(sources: str) -> tuple[Arrow, ...]:
    """To cancelled, for a major change only (O16)."""
    return (
        arrow("cancel", sources, "cancelled", "BUY", "终止采购", permission=APPROVE,
              guards="major_change", publishes="tenderCancellation", evidence="reason"),
    )  # fmt: skip


AWARD_CLOCKS = (
    Clock(name="award.decide", state="award_pending", rule_key="award.decide_workdays",
          unit="workdays", act="decide_award"),
    Clock(name="contract.sign", state="awarded", rule_key="contract.sign_days", unit="days"),
)  # fmt: skip


def procedure(
    code: str,
    zh: str,
    en: str,
    *,
    method: str,
    initial: str,
    arrows: tuple[Arrow, ...],
    final: str,
    clocks: tuple[Clock, ...] = (),
    rule_keys: tuple[str, ...] = (),
    executable: bool = False,
) -> Procedure:
    """A procedure with the labels of the states its arrows name."""
    named = {initial} | {s for a in arrows for s in a.sources} | {a.target for a in arrows}
    return Procedure(
        code=code,
        zh=zh,
        en=en,
        method=method,
        initial=initial,
        states=states(sorted(named - {STAY})),
        arrows=arrows,
        final=frozenset(final.split()),
        clocks=clocks,
        rule_keys=rule_keys,
        executable=executable,
    )
