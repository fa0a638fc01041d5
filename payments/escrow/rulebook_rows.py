"""Terms of guaranteed trade beside the ones the orders declare."""

from backend.rulebook.rules import declare

ROWS = (declare("escrow.reserve_days", 90, unit="days", source="平台担保交易规则", mark="C"),)
