"""Pure rules of contracts."""

from __future__ import annotations


def payment_term_fits(days: int, *, longest: int) -> bool:
    """A public buyer may agree at most so many days (SME Payment Regulation art. 9; M3)."""
    return 0 < days <= longest


def supplement_fits(*, original: int, total: int, added: int, percent: int) -> bool:
    """All supplements together stay within a share of the original (Procurement Law art. 49)."""
    return added > 0 and (total + added - original) * 100 <= original * percent
