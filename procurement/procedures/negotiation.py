"""P-NEG and P-CON: competitive negotiation and consultation (brief 5.3, 5.4)."""

from procurement.procedures.parts import (
    AWARD_CLOCKS,
    BID,
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

FINAL = "fulfilled unsuccessful cancelled withdrawn"


def panel_and_responses() -> tuple[Arrow, ...]:
    """From the panel to the closed response time; shared with the request for quotation."""
    return (
        arrow("form_panel", "approved", "panel_formed", "AGT", "组成小组", permission=RUN,
              guards="panel_size panel_odd expert_share", evidence="draw"),
        arrow("invite", "panel_formed", "invited", "EXP AGT", "确定并邀请供应商", permission=RUN,
              guards="invitees_enough buyer_share_within", publishes="tender",
              evidence="list route"),
        arrow("open_responding", "invited", "responding", "SYS AGT", "发出文件", permission=RUN,
              guards="response_time_enough"),
        arrow("amend", "responding", STAY, "AGT", "更正", permission=RUN, guards="days_left_enough",
              publishes="tenderAmendment", evidence="diff"),
        arrow("respond", "responding", STAY, "SUP", "递交响应文件", permission=BID,
              guards="before_deadline eligible envelope_valid", evidence="opaque_leaf"),
        arrow("close_responding", "responding", "closed", "SYS", "响应截止",
              guards="deadline_passed", evidence="tree_head"),
    )  # fmt: skip


def _talks() -> tuple[Arrow, ...]:
    return (
        arrow("review_responses", "closed", "reviewing", "AGT EXP", "审查响应文件",
              permission=SCORE, guards="responses_enough", evidence="reasons"),
        arrow("negotiate", "reviewing", "negotiating", "EXP", "开始谈判", permission=SCORE,
              guards="equal_chance", evidence="minutes"),
        arrow("change_terms", "negotiating", STAY, "EXP", "变动采购需求", permission=SCORE,
              guards="only_changeable_terms representative_confirms", evidence="change_sheet"),
        arrow("leave_talks", "negotiating", STAY, "SUP", "退出谈判", permission=BID,
              guards="before_final_offer"),
        arrow("ask_final_offers", "negotiating", "final_offer", "EXP", "要求最后报价",
              permission=SCORE, guards="solutions_enough", evidence="vote"),
        arrow("offer_finally", "final_offer", STAY, "SUP", "递交最后报价", permission=BID,
              guards="envelope_valid", evidence="opaque_leaf"),
    )  # fmt: skip


_FAILING = (
    *failing("closed reviewing negotiating final_offer", who="AGT"),
    *cancelling("invited responding closed reviewing negotiating final_offer"),
)

P_NEG = procedure(
    "P-NEG", "竞争性谈判", "Competitive negotiation",
    method="selective", initial="draft", final=FINAL, clocks=AWARD_CLOCKS,
    rule_keys=("neg.response_workdays", "bids.min", "panel.other_min"),
    arrows=(
        *drafting(),
        *panel_and_responses(),
        *_talks(),
        arrow("rank_offers", "final_offer", "award_pending", "EXP", "提交评审报告",
              permission=SCORE, guards="offers_enough lowest_first all_signed", duty="score",
              evidence="offers report"),
        *awarding(),
        *_FAILING,
    ),
)  # fmt: skip

P_CON = procedure(
    "P-CON", "竞争性磋商", "Competitive consultation",
    method="selective", initial="draft", final=FINAL, clocks=AWARD_CLOCKS,
    rule_keys=("con.response_days", "bids.min", "panel.other_min", "price_weight.goods_min"),
    arrows=(
        *drafting(),
        *panel_and_responses(),
        *_talks(),
        arrow("start_scoring", "final_offer", "scoring", "EXP", "开始评分", permission=SCORE,
              guards="offers_enough"),
        arrow("sign_report", "scoring", "award_pending", "EXP", "提交评审报告", permission=SCORE,
              guards="all_scored_alone candidates_enough all_signed", duty="score",
              evidence="raw_scores report"),
        *awarding(),
        *_FAILING,
    ),
)  # fmt: skip
