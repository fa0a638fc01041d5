"""Acts on budget and plans."""

from procurement.plans.services.item import budget_item_register, plan_line_add, plan_line_recorded
from procurement.plans.services.reservation import (
    reservation_answer,
    reservation_ask,
    reservation_refund,
    reservation_release,
    reservation_reopen,
    reservation_spend,
)

__all__ = [
    "budget_item_register",
    "plan_line_add",
    "plan_line_recorded",
    "reservation_answer",
    "reservation_ask",
    "reservation_refund",
    "reservation_release",
    "reservation_reopen",
    "reservation_spend",
]
