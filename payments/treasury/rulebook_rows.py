"""Rule rows of the treasury's payment."""

from backend.rulebook.rules import declare

SOURCE = "财政国库管理制度改革试点方案 (财库〔2001〕24号); thresholds are each city's own"
ROWS = (
    declare("treasury.direct_from_minor", 5_000_000, unit="minor CNY", source=SOURCE, mark="B"),
    declare("treasury.direct_centralised", False, unit="flag", source=SOURCE, mark="B"),
    *(declare("treasury.direct_centralised", True, unit="flag", source=SOURCE, mark="B",
              scope={"procedure": code}) for code in ("P-OPEN", "P-INV", "P-CALLOFF")),
    declare("treasury.channel", "message", unit="message|desk", source="this house", mark="C"),
    declare("treasury.paper_days", 30, unit="days", source="this house", mark="C"),
)  # fmt: skip
