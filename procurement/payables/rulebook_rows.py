"""Rule rows of payables (brief 15)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("payment.late_rate_day", "0.0005", unit="per day",
            source="SME Payment Regulation 2025 Art. 17", mark="A"),
    declare("payment.disclosure_date", "03-31", unit="month-day",
            source="SME Payment Regulation 2025 Art. 18", mark="A"),
    declare("payment.receivable_confirm_days", 30, unit="days",
            source="SME Payment Regulation 2025 Art. 16", mark="A"),
)  # fmt: skip
