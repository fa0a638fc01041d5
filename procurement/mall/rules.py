"""Limits, comparison, reference price and acceptance. Pure; figures come from rule rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

SALEOR_STATUS = {
    "ordered": "UNFULFILLED",
    "supplier_confirmed": "UNFULFILLED",
    "shipped": "FULFILLED",
    "delivered": "FULFILLED",
    "disputed": "FULFILLED",
    "accepted": "FULFILLED",
    "partially_accepted": "FULFILLED",
    "invoiced": "FULFILLED",
    "paid": "FULFILLED",
    "rated": "FULFILLED",
    "returned": "RETURNED",
    "declined": "CANCELED",
    "expired": "CANCELED",
    "cancelled": "CANCELED",
}
"""Process state to the order's status (decision D23); while a part is under way the order says
PARTIALLY_FULFILLED.
"""

COMMITTED = (
    "reserving",
    "ordered",
    "supplier_confirmed",
    "shipped",
    "delivered",
    "disputed",
    "accepted",
    "partially_accepted",
    "invoiced",
    "paid",
    "rated",
)
"""States whose sums count towards the yearly limit."""
BOUGHT = ("accepted", "partially_accepted", "invoiced", "paid", "rated")
"""States whose prices make the reference price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFact:
    """One offer as the comparison saw it."""

    offer_id: str
    merchant_id: str
    spec_key: str
    unit_price: Decimal
    available: int


def sums_by_code(lines: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Minor units by catalogue code: lines of one code count as one, so splitting gains nothing."""
    sums: dict[str, int] = defaultdict(int)
    for code, minor in lines:
        assert minor >= 0, "a line total is never negative"
        sums[code] += minor
    return dict(sums)


def codes_above(sums: Mapping[str, int], *, limit: int) -> list[str]:
    """Catalogue codes whose sum is strictly above a limit."""
    return sorted(code for code, minor in sums.items() if minor > limit)


def independent_count(merchants: Iterable[str], links: Mapping[str, set[str]]) -> int:
    """How many suppliers stay when those tied to one person or company count as one.

    ``links`` maps a merchant to the persons and companies behind it.
    """
    groups: list[set[str]] = []
    for merchant in sorted(set(merchants)):
        ties = {merchant, *links.get(merchant, set())}
        touching = [group for group in groups if group & ties]
        merged = ties.union(*touching)
        groups = [group for group in groups if group not in touching] + [merged]
    return len(groups)


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle value, or the mean of the two middle ones; None for nothing."""
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def reference_price(sold: Sequence[Decimal], compared: Sequence[Decimal]) -> Decimal | None:
    """Median of equal items sold in the last 90 days, else of the comparison (brief 5.8)."""
    return median(sold) if sold else median(compared)


def price_is_fair(price: Decimal, *, reference: Decimal | None, tolerance_percent: int) -> bool:
    """At most the reference price and its tolerance; without a reference nothing binds."""
    return reference is None or price * 100 <= reference * (100 + tolerance_percent)


def persons_differ(*persons: object) -> bool:
    """All named persons are different; unnamed ones do not count."""
    named = [person for person in persons if person is not None]
    return len(named) == len(set(named))
