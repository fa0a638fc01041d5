"""Terms of the checkout."""

from backend.rulebook.rules import declare

ROWS = (
    declare("checkout.reservation_minutes", 30, unit="minutes", source="Decision D21", mark="C"),
    declare("checkout.quote_minutes", 30, unit="minutes", source="markets brief 10", mark="C"),
    declare("checkout.lines_max", 200, unit="lines", source="product", mark="C"),
)
