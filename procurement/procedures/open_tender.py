"""P-OPEN and P-INV: tenders (brief 5.1, 5.2)."""

from procurement.procedures.parts import (
    APPROVE,
    AWARD_CLOCKS,
    BID,
    CUSTODY,
    RUN,
    SCORE,
    arrow,
    awarding,
    cancelling,
    drafting,
    failing,
    procedure,
)
from procurement.process.rules import STAY, Arrow

_FINAL = "fulfilled unsuccessful cancelled withdrawn"
_RULES = ("open.submission_days", "open.notice_workdays", "docs.supply_workdays",
          "clarify.min_days_left", "bids.min", "award.report_workdays", "award.decide_workdays",
          "award.notice_workdays", "contract.sign_days", "guarantee.bid_max",
          "guarantee.performance_max")  # fmt: skip


def _publish(sources: str) -> Arrow:
    return arrow("publish", sources, "published", "BUY AGT", "发布公告", permission=RUN,
                 guards="custodian_keys deadline_far_enough documents_supplied notice_period",
                 publishes="tender", evidence="document_hashes key_set")  # fmt: skip


def _bidding_to_award() -> tuple[Arrow, ...]:
    """O4 to O11: from the notice to the signed report."""
    return (
        arrow("amend", "published", STAY, "BUY AGT", "更正（澄清）", permission=RUN,
              guards="subject_unchanged days_left_enough", publishes="tenderAmendment",
              evidence="diff"),
        arrow("bid_submit", "published", STAY, "SUP", "递交投标文件", permission=BID,
              guards="before_deadline eligible envelope_valid", evidence="opaque_leaf receipt"),
        arrow("bid_withdraw", "published", STAY, "SUP", "撤回投标", permission=BID,
              guards="before_deadline", evidence="opaque_leaf"),
        arrow("close_bidding", "published", "closed", "SYS", "投标截止", guards="deadline_passed",
              evidence="tree_head"),
        arrow("open_bids", "closed", "opening", "AGT CUS", "开标", permission=CUSTODY,
              guards="bids_enough custodians_enough panel_absent", duty="open_bids",
              publishes="tenderUpdate", evidence="shares attendance recording"),
        arrow("record_opening", "opening", "qualification", "AGT", "开标记录", permission=RUN,
              guards="envelopes_accounted bidders_confirmed", publishes="bids",
              evidence="opening_record"),
        arrow("qualify", "qualification", "evaluation", "BUY AGT", "资格审查", permission=RUN,
              guards="qualified_enough panel_complete", evidence="reasons credit_lookups"),
        arrow("clarify_bid", "evaluation", STAY, "EXP", "投标澄清 / 低价说明", permission=SCORE,
              guards="written_reply reply_time_enough", evidence="requests replies"),
        arrow("sign_report", "evaluation", "award_pending", "EXP", "提交评审报告", permission=SCORE,
              guards="all_scored_alone objective_scores_equal all_signed", duty="score",
              evidence="raw_scores report"),
    )  # fmt: skip


_TAIL = (
    *_bidding_to_award(),
    *awarding(),
    *failing("closed qualification evaluation"),
    *cancelling("published closed opening qualification evaluation"),
)

P_OPEN = procedure(
    "P-OPEN", "公开招标", "Open tender",
    method="open", initial="draft", final=_FINAL, clocks=AWARD_CLOCKS, rule_keys=_RULES,
    arrows=(*drafting(), _publish("approved"), *_TAIL),
)  # fmt: skip

P_INV = procedure(
    "P-INV", "邀请招标", "Invited tender",
    method="selective", initial="draft", final=_FINAL, clocks=AWARD_CLOCKS,
    rule_keys=(*_RULES, "inv.draw_min", "prequal.application_workdays"),
    arrows=(
        *drafting(),
        arrow("build_pool", "approved", "pool_building", "BUY", "资格预审", permission=APPROVE,
              guards="ground_stated method_approved application_period",
              publishes="tenderUpdate", evidence="ground approval"),
        arrow("draw_invitees", "pool_building", "invited", "BUY AGT", "随机抽取", permission=RUN,
              guards="candidates_enough two_watch", evidence="draw_proof"),
        _publish("invited"),
        *_TAIL,
    ),
)  # fmt: skip
