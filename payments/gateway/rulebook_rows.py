"""Terms of paying by bank transfer (payments brief 6 and 9), and how long refused messages stay."""

from backend.rulebook.rules import declare

ROWS = (
    declare("transfer.pay_within_hours", 24, unit="hours", source="平台转账付款规则", mark="C"),
    declare("webhook.refusals_kept_days", 30, unit="days", source="平台日志保留规则", mark="C"),
    declare("transfer.return_days", 10, unit="days", source="payments brief 9", mark="C"),
)
