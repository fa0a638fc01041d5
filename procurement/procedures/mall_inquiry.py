"""P-MALL-INQ: inquiry on the e-mall, joining the direct purchase at the order (brief 5.10)."""

from procurement.procedures.mall_direct import AFTER_ORDER, AFTER_ORDER_CLOCKS, AFTER_ORDER_FINAL
from procurement.procedures.parts import APPROVE, BID, DECIDE, PREPARE, arrow, procedure
from procurement.process.rules import STAY

P_MALL_INQ = procedure(
    "P-MALL-INQ", "网上询价", "E-mall inquiry",
    method="selective", initial="draft", clocks=AFTER_ORDER_CLOCKS,
    final=f"{AFTER_ORDER_FINAL} unsuccessful withdrawn",
    rule_keys=("mall.quote_workdays", "bids.min"),
    arrows=(
        arrow("publish", "draft", "published", "BUY", "发布询价", permission=PREPARE,
              guards="funds_reserved answer_time_enough", publishes="tender"),
        arrow("withdraw", "draft", "withdrawn", "BUY", "撤回", permission=PREPARE),
        arrow("open_quoting", "published", "quoting", "SYS", "开始报价", guards="start_reached"),
        arrow("quote", "quoting", STAY, "SUP", "报价", permission=BID,
              guards="before_deadline eligible envelope_valid", evidence="opaque_leaf"),
        arrow("close_quoting", "quoting", "closed", "SYS", "报价截止", guards="deadline_passed",
              evidence="tree_head"),
        arrow("open_quotes", "closed", "opened", "SYS", "开启报价", guards="quotes_enough",
              publishes="bids", evidence="opening_record"),
        arrow("repeat", "closed", "published", "BUY", "重新询价", permission=PREPARE,
              guards="first_time", publishes="tenderUpdate"),
        arrow("fail", "closed opened", "unsuccessful", "BUY", "询价失败", permission=APPROVE,
              guards="reason_stated", publishes="tenderUpdate"),
        arrow("select", "opened", "selected", "BUY", "确定成交", permission=DECIDE,
              guards="lowest_compliant tie_by_log_index", publishes="award"),
        arrow("order", "selected", "ordered", "SYS", "下单", guards="budget_reserved"),
        *AFTER_ORDER,
    ),
)  # fmt: skip
