"""P-RFQ: request for quotation, goods only (brief 5.5)."""

from procurement.procedures.negotiation import FINAL, panel_and_responses
from procurement.procedures.parts import (
    AWARD_CLOCKS,
    RUN,
    SCORE,
    arrow,
    awarding,
    cancelling,
    drafting,
    failing,
    procedure,
)

P_RFQ = procedure(
    "P-RFQ", "询价", "Request for quotation",
    method="selective", initial="draft", final=FINAL, clocks=AWARD_CLOCKS,
    rule_keys=("rfq.response_workdays", "bids.min", "panel.other_min"),
    arrows=(
        *drafting(),
        *panel_and_responses(),
        arrow("open_quotes", "closed", "opened", "AGT", "开启报价", permission=RUN,
              guards="quotes_enough", publishes="bids", evidence="opening_record"),
        arrow("check_quotes", "opened", "checking", "EXP", "符合性检查", permission=SCORE,
              guards="price_unchanged"),
        arrow("rank_quotes", "checking", "award_pending", "EXP", "提交询价报告", permission=SCORE,
              guards="quotes_enough within_budget lowest_first all_signed", duty="score",
              evidence="report"),
        *awarding(),
        *failing("closed opened checking", who="AGT"),
        *cancelling("invited responding closed opened checking"),
    ),
)  # fmt: skip
