"""What a payment in another currency costs and how its parts are shared (E6). Pure.

A rate is foreign to home in whole units ("USD/CNY" 7.1429: a dollar is 7.1429 yuan).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from backend.kernel.money import Money, half_up, minor_digits


@dataclass(frozen=True, slots=True)
class Price:
    """What is owed at home, what is paid abroad for it, and at which rate."""

    due: Money
    pay: Money
    rate: Decimal


def pair_of(foreign: str, home: str) -> str:
    """The pair's name, and the owner of its position accounts."""
    return f"{foreign}/{home}"


def minor_rate(rate: Decimal, foreign: str, home: str) -> Decimal:
    """Minor units of home for one minor unit of foreign."""
    return rate.scaleb(minor_digits(home) - minor_digits(foreign))


def price_of(due: Money, currency: str, rate: Decimal) -> Price:
    """ceil(due / rate): never a unit too little for what is owed."""
    exact = Decimal(due.minor) / minor_rate(rate, currency, due.currency)
    minor = int(exact.to_integral_value(rounding=ROUND_CEILING))
    return Price(due, Money(minor, currency), rate)


def refund_share(
    *, charge_minor: int, of_minor: int, refunded_minor: int, given_minor: int, part_minor: int
) -> int:
    """Foreign units that a refund of ``part_minor`` gives back: its share of the charge, floor.

    ``refunded_minor`` and ``given_minor``: what earlier refunds took at home and abroad; the last
    refund takes the rest, so that all together give back the charge.
    """
    assert 0 < part_minor <= of_minor - refunded_minor, "no more than came in"
    if refunded_minor + part_minor == of_minor:
        return charge_minor - given_minor
    return charge_minor * part_minor // of_minor


def book_value(*, position_home: int, position_foreign: int, sold: int, otherwise: int) -> int:
    """What the books have for ``sold`` foreign units of a position; the last take all that is left.

    Both parts of a position are given as positive for the side that is sold; where there is none
    of it, ``otherwise`` is the value and no difference arises.
    """
    if sold == position_foreign:
        return position_home
    if position_foreign <= 0:
        return otherwise
    return half_up(position_home * sold, position_foreign)
