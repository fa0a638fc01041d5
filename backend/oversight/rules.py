"""Patterns that deserve a second look; pure functions. A hint is never a verdict (decision D17)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import TypeVar

SAME_CONTROLLER = "same_controller"
CIRCLE = "trade_circle"
VELOCITY = "order_velocity"
NEW_ACCOUNT_LARGE = "new_account_large"
PRICE_OUTLIER = "price_outlier"
SPLIT_PURCHASE = "split_purchase"
REPEAT_WINNER = "repeat_winner"
ABOVE_MEDIAN = "above_median"
PAYMENT_LATE = "payment_late"
PAYMENT_REVIEW = "payment_review"
SAME_ACCOUNT = "same_bank_account"
NIGHT_GRANT = "night_role_grant"

MAD_TIMES = 3
PRICES_MIN = 20
EQUALS_MIN = 5
NORMAL = 1.4826  # makes the median deviation comparable with a standard deviation
NIGHT_FROM, NIGHT_UNTIL = 22, 6
Party = TypeVar("Party")


def dear_above(*, count: int, middle: float, deviation: float) -> float | None:
    """Above which logarithm a price lies more than 3 MAD over the median of a site's prices.

    Prices of one category spread by factors, so ``middle`` (median) and ``deviation`` (from it, the
    median) are those of ``count`` logarithms. None: fewer than twenty prices tell nothing, nor do
    prices that are all the same.
    """
    if count < PRICES_MIN or deviation <= 0:
        return None
    return middle + MAD_TIMES * deviation * NORMAL


def stands_out(price: Decimal, limit: float | None) -> bool:
    """Whether a price lies above what ``dear_above`` found."""
    return limit is not None and price > 0 and math.log(price) > limit


def above_median(price: Decimal, equals: Sequence[Decimal], *, percent: int) -> bool:
    """Whether a price is more than so many percent above the median of equal articles."""
    if len(equals) < EQUALS_MIN:
        return False
    return price * 100 > median(equals) * (100 + percent)


def split(parts: Iterable[int], *, limit: int) -> bool:
    """Several purchases of one item, each within a limit, together above it."""
    kept = list(parts)
    return len(kept) > 1 and max(kept) <= limit < sum(kept)


def wins_too_often(
    sums: Mapping[Party, tuple[int, int]], winner: Party, *, percent: int, least: int
) -> bool:
    """Whether one supplier has more than a share of what a department bought.

    ``sums``: supplier -> (purchases, minor units); fewer purchases than ``least`` tell nothing.
    """
    total = sum(minor for _, minor in sums.values())
    count = sum(number for number, _ in sums.values())
    if count < least or winner not in sums or len(sums) < 1:
        return False
    return sums[winner][1] * 100 > total * percent


def at_night(local: datetime) -> bool:
    """From ten in the evening until six in the morning."""
    return local.hour >= NIGHT_FROM or local.hour < NIGHT_UNTIL


def shared(left: Mapping[str, set[str]], right: Mapping[str, set[str]]) -> list[str]:
    """By which kinds of ties (person, company, address, account) two parties are tied."""
    return sorted(kind for kind in left.keys() & right.keys() if left[kind] & right[kind])
