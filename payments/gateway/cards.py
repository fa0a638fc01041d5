"""Recognising a card's number, so that one is never taken in. Pure."""

from __future__ import annotations

import re
import unicodedata

RUN = re.compile(r"(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])", re.ASCII)


def has_card_number(text: str) -> bool:
    """Whether a text holds 13 to 19 digits, grouped or not, of any script, that pass the Luhn check."""
    plain = unicodedata.normalize("NFKC", text)
    return any(_luhn(re.sub(r"[ -]", "", found[0])) for found in RUN.finditer(plain))


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
