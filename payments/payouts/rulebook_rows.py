"""Terms of payouts (payments brief 8)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("payout.cooling_days", 3, unit="days", source="payments brief 8", mark="C"),
    declare(
        "wallet.two_persons_above_minor", 5_000_000, unit="fen", source="payments brief 8", mark="C"
    ),
    declare("sweep.hour", 17, unit="hour in China", source="payments brief 2", mark="C"),
    declare("sweep.float_minor", 100_000_000, unit="minor", source="payments brief 2", mark="C"),
    declare("sweep.least_minor", 10_000, unit="minor", source="payments brief 2", mark="C"),
    declare("payout.lines_max", 5000, unit="lines", source="payments brief 8", mark="C"),
)
