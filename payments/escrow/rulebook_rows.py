"""Terms of guaranteed trade beside the ones the orders declare."""

from backend.rulebook.rules import declare

ROWS = (
    declare("escrow.reserve_days", 90, unit="days", source="平台担保交易规则", mark="C"),
    declare("chargeback.fee_minor", 10000, unit="fen", source="卡组织争议费", mark="C"),
    declare("earnest.max_bp", 2000, unit="bp", source="民法典第五百八十六条", mark="A"),
    declare("default.cure_days", 3, unit="days", source="平台担保交易规则", mark="C"),
    declare("fx.quote_minutes", 15, unit="minutes", source="平台外币支付规则", mark="C"),
    declare("fx.haircut_bp", 300, unit="bp", source="payments brief 2", mark="B"),
    declare("fx.rate", "-", unit="home per foreign", source="未开通的币种", mark="C"),
    declare(
        "fx.rate",
        "7.1429",
        unit="home per foreign",
        source="演示汇率，财务按日维护",
        mark="C",
        scope={"pair": "USD/CNY"},
    ),
    declare(
        "fx.rate",
        "8.2500",
        unit="home per foreign",
        source="演示汇率，财务按日维护",
        mark="C",
        scope={"pair": "EUR/CNY"},
    ),
)
