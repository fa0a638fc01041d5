"""Interest on late payment of the public purse (payments brief, E8). Pure."""

from __future__ import annotations

from backend.kernel.money import half_up

DAILY_RATE_PER_10000 = 5


def overdue_interest(amount_minor: int, *, days: int, rate: int = DAILY_RATE_PER_10000) -> int:
    """5/10000 a day where nothing else was agreed: 1000000 fen, 12 days = 6000 fen."""
    assert days >= 0, "lateness is counted forwards"
    return half_up(amount_minor * rate * days, 10000)


def state_of(*, amount_minor: int, paid_minor: int) -> str:
    """Where an order stands by what was paid."""
    if paid_minor == 0:
        return "COMMITTED"
    return "PAID" if paid_minor >= amount_minor else "PARTLY_PAID"
