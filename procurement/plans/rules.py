"""Pure rules of budget and plans."""

from __future__ import annotations

import re

_CODE = re.compile(r"[ABC](\d{2}){1,4}")


def catalogue_code_fits(code: str) -> bool:
    """The shape of a Government Procurement Catalogue code (2022): class and two-digit levels."""
    return _CODE.fullmatch(code) is not None


def available_minor(*, amount: int, reserved: int, spent: int) -> int:
    """What an item has left in minor units."""
    left = amount - reserved - spent
    assert left >= 0, "an item is never overdrawn"
    return left
