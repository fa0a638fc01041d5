"""Terms of guaranteed trade beside the ones the orders declare."""

from backend.rulebook.rules import declare

ROWS = (
    declare("escrow.reserve_days", 90, unit="days", source="平台担保交易规则", mark="C"),
    declare("chargeback.fee_minor", 10000, unit="fen", source="卡组织争议费", mark="C"),
    declare("earnest.max_bp", 2000, unit="bp", source="民法典第五百八十六条", mark="A"),
    declare("default.cure_days", 3, unit="days", source="平台担保交易规则", mark="C"),
)
