"""P-MALL-AUC: reverse auction on the e-mall (brief 5.9)."""

from procurement.procedures.parts import APPROVE, BID, DECIDE, PREPARE, SCORE, arrow, procedure
from procurement.process.rules import STAY, Clock

P_MALL_AUC = procedure(
    "P-MALL-AUC", "网上竞价", "Reverse auction",
    method="open", initial="draft", final="awarded unsuccessful cancelled withdrawn",
    clocks=(Clock(name="auction.award", state="award_pending", rule_key="award.report_workdays",
                  unit="workdays"),),
    rule_keys=("auction.decrement", "auction.window_minutes", "auction.extend_minutes",
               "auction.extensions_max", "auction.min_suppliers"),
    arrows=(
        arrow("publish", "draft", "published", "BUY", "发布竞价公告", permission=PREPARE,
              guards="funds_reserved notice_period", publishes="tender"),
        arrow("withdraw", "draft", "withdrawn", "BUY", "撤回", permission=PREPARE),
        arrow("open_registration", "published", "registering", "SYS", "开始报名",
              guards="start_reached"),
        arrow("register", "registering", STAY, "SUP", "报名", permission=BID, guards="eligible"),
        arrow("start", "registering", "running", "SYS", "开始竞价", guards="suppliers_enough"),
        arrow("offer", "running extending", STAY, "SUP", "报价", permission=BID,
              guards="before_end decrement_kept", evidence="leaf server_time"),
        arrow("extend", "running", "extending", "SYS", "自动延时", guards="rank_one_changed"),
        arrow("extend_again", "extending", STAY, "SYS", "再次延时",
              guards="rank_one_changed extensions_left"),
        arrow("end", "running extending", "ended", "SYS", "竞价结束", guards="deadline_passed",
              publishes="bids", evidence="history"),
        arrow("check_low_price", "ended", "low_price_check", "SYS", "异常低价审查",
              guards="low_price_triggered"),
        arrow("confirm_ranking", "ended", "award_pending", "SYS", "确认排名",
              guards="offers_enough"),
        arrow("low_price_decided", "low_price_check", "award_pending", "EXP BUY", "低价说明审查结论",
              permission=SCORE, guards="reply_time_enough", evidence="replies"),
        arrow("decide_award", "award_pending", "awarded", "BUY", "确定成交", permission=DECIDE,
              guards="in_ranked_order", publishes="award"),
        arrow("fail", "registering ended low_price_check", "unsuccessful", "SYS BUY", "竞价失败",
              permission=APPROVE, guards="reason_stated", publishes="tenderUpdate"),
        arrow("cancel", "published registering running extending", "cancelled", "BUY", "终止",
              permission=APPROVE, guards="major_change", publishes="tenderCancellation"),
    ),
)  # fmt: skip
