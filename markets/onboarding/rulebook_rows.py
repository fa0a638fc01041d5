"""Rule rows of the onboarding."""

from backend.rulebook.rules import declare

ROWS = (
    declare("merchant.reverify_months", 6, unit="months", mark="A",
            source="E-commerce Law art. 27: identity and licence data checked at regular intervals"),
    declare("merchant.reverify_notice_days", 14, unit="days before", mark="C", source="product"),
)  # fmt: skip
