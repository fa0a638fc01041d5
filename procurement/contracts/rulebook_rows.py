"""Rule rows of contracts (brief 15)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("payment.sme_days", 30, unit="days", source="SME Payment Regulation 2025 Art. 9",
            mark="A"),
    declare("payment.sme_max", 60, unit="days", source="SME Payment Regulation 2025 Art. 9",
            mark="A"),
    declare("payment.invoice_days", 30, unit="days", source="Cai Ku [2019] 38", mark="A"),
    declare("contract.sign_days", 30, unit="days", source="Procurement Law Art. 46", mark="A"),
)  # fmt: skip
