"""Amounts as Stripe counts them. Pure.

Stripe counts most currencies in the minor unit of ISO 4217. It counts some without any digits, and
two (ISK, UGX) with two digits that must be zero; currencies with three digits end in a zero.
"""

from __future__ import annotations

from backend.kernel.money import Money, minor_digits

ZERO_DECIMAL = frozenset({
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
})  # fmt: skip
THREE_DECIMAL = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
WHOLE_ONLY = frozenset({"ISK", "UGX"})


def stripe_digits(currency: str) -> int:
    """Digits after the point in Stripe's integers of a currency."""
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def to_stripe(money: Money) -> int:
    """Our minor units as Stripe's integer. Raises ValueError where Stripe cannot say the amount."""
    shift = stripe_digits(money.currency) - minor_digits(money.currency)
    scaled, rest = (money.minor * 10**shift, 0) if shift >= 0 else divmod(money.minor, 10**-shift)
    step = {3: 10}.get(stripe_digits(money.currency), 100 if money.currency in WHOLE_ONLY else 1)
    if rest or scaled % step:
        raise ValueError(f"{money} has finer parts than the provider counts")
    return scaled


def from_stripe(amount: int, currency: str) -> Money:
    """Stripe's integer and lower-case currency as money. Raises ValueError for a finer part than ours."""
    code = currency.upper()
    shift = minor_digits(code) - stripe_digits(code)
    minor, rest = (amount * 10**shift, 0) if shift >= 0 else divmod(amount, 10**-shift)
    if rest:
        raise ValueError(f"{amount} {code} has finer parts than we count")
    return Money(minor, code)
