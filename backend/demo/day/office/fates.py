"""What may become of a requisition, and where each story has to end. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice


@dataclass(frozen=True, slots=True)
class Fate:
    """One story: how much is bought, who does what, and the state it must end in.

    ``yuan``: about how much is wanted; from 10,000 up the comparison of three suppliers is due.
    ``pay``: ``once`` on time, ``late`` after the term, ``never`` within the day.
    """

    name: str
    end: str
    yuan: int = 3_000
    answer: str = "confirm"
    accept: str = "full"
    pay: str = "once"
    rate: bool = True


def _fate(name: str, end: str = "rated", **also: object) -> Fate:
    return Fate(name, end, **also)  # type: ignore[arg-type]


SMALL = _fate("small")
LARGE = _fate("large", yuan=16_000)
UNRATED = _fate("unrated", "paid", rate=False)
FATES = {
    each.name: each
    for each in (
        SMALL,
        LARGE,
        UNRATED,
        _fate("parts", yuan=12_000, accept="full"),
        _fate("partial", yuan=6_000, accept="part"),
        _fate("silent", accept="deemed"),
        _fate("disputed", accept="dispute"),
        _fate("returned", "returned", accept="return", pay="never"),
        _fate("late", yuan=20_000, pay="late"),
        _fate("overdue", "invoiced", yuan=8_000, pay="never", rate=False),
        _fate("declined", "declined", answer="decline", pay="never"),
        _fate("expired", "expired", answer="silence", pay="never"),
        _fate("cancelled", "cancelled", answer="cancel", pay="never"),
        _fate("rejected", "withdrawn", answer="reject", pay="never"),
        _fate("unfunded", "withdrawn", yuan=30_000, answer="unfunded", pay="never"),
    )
}
MIX = (
    "small", "late", "declined", "large", "partial", "silent", "returned", "parts", "expired",
    "overdue", "disputed", "rejected", "cancelled", "unfunded", "unrated", "small", "large",
    "small",
)  # fmt: skip
"""The order in which stories begin; the first fifteen are all different."""


def fates(count: int) -> list[Fate]:
    """``count`` stories, every kind as soon as there are fifteen."""
    return [FATES[name] for name in islice(cycle(MIX), count)]
