"""The payment clock, lateness and invoice checks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

INVOICE_NUMBER = re.compile(r"\d{20}", re.ASCII)
REMINDER_DAYS = (10, 3, 0)

ARROWS: dict[str, tuple[str, str]] = {
    "approve": ("requested", "buyer_approved"),
    "check": ("buyer_approved", "treasury_checked"),
    "instruct": ("treasury_checked", "instructed"),
    "bank_accept": ("instructed", "bank_accepted"),
    "settle": ("bank_accepted", "settled"),
    "return": ("", "returned"),
    "take_back": ("", "returned"),
}
"""Acts on a payment request; ``return`` starts from any open state after the buyer's yes,
``take_back`` (a red letter) from where money was paid."""
RETURNABLE = frozenset({"buyer_approved", "treasury_checked", "instructed", "bank_accepted"})
PAID_STATES = frozenset({"bank_accepted", "settled"})
CLOSED_STATES = frozenset({"settled", "returned"})
OPEN_STATES = frozenset({"requested", *RETURNABLE})


def state_after(state: str, act: str) -> str | None:
    """The next state of a payment request, or None where no arrow of the name starts."""
    source, target = ARROWS[act]
    if act == "return":
        return target if state in RETURNABLE else None
    if act == "take_back":
        return target if state in PAID_STATES else None
    return target if state == source else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStart:
    """When the buyer's time begins and by which fact."""

    on: date
    basis: str


def clock_start(
    *,
    delivered_on: date,
    accepted_on: date | None,
    inspection_named: bool,
    inspection_limit_on: date | None,
) -> ClockStart:
    """Decision D28: delivery; where the contract names an inspection, acceptance, but no later
    than the agreed inspection limit. Delay of inspection does not stop the clock.
    """
    if not inspection_named or inspection_limit_on is None:
        return ClockStart(on=delivered_on, basis="delivery")
    if accepted_on is not None and accepted_on <= inspection_limit_on:
        return ClockStart(on=accepted_on, basis="acceptance")
    return ClockStart(on=inspection_limit_on, basis="inspection_limit")


def due_on(start: date, *, days: int) -> date:
    """The last day to pay, counted in calendar days, the first day not counted."""
    return start + timedelta(days=days)


def days_late(due: date, *, on: date) -> int:
    """Full days past the due day."""
    return max(0, (on - due).days)


def interest_minor(amount_minor: int, *, days: int, rate_per_day: Decimal) -> int:
    """Overdue interest, rounded half up to the minor unit (M2)."""
    exact = Decimal(amount_minor) * rate_per_day * days
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def reminders_due(due: date, *, today: date, sent: list[int]) -> list[int]:
    """Which of the reminders at -10, -3 and 0 days are owed and not sent."""
    left = (due - today).days
    return [days for days in REMINDER_DAYS if left <= days and days not in sent]


def invoice_number_fits(number: str) -> bool:
    """Twenty ASCII digits of a fully digitalised invoice."""
    return INVOICE_NUMBER.fullmatch(number) is not None
