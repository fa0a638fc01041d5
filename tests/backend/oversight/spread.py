"""The spread of prices taken in Python, as the database takes it of a shelf."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from backend.oversight.rules import dear_above


def dear_from(prices: Sequence[Decimal]) -> float | None:
    """Above which logarithm one of these prices stands out."""
    known = [math.log(each) for each in prices if each > 0]
    if not known:
        return None
    middle = median(known)
    deviation = median(abs(each - middle) for each in known)
    return dear_above(count=len(known), middle=middle, deviation=deviation)
