"""Rule rows of the kernel (brief 15)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("complaint.suspend_days", 30, unit="days", source="Order 94 Art. 28", mark="A"),
    declare("contract.supplement_max", 10, unit="percent", source="Procurement Law Art. 49",
            mark="A"),
    declare("archive.years", 15, unit="years", source="Procurement Law Art. 42", mark="A"),
)  # fmt: skip
