"""What a receipt is worth to the payment it names (payments brief 4 and 9). Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

FUND, PART, APART = "FUND", "PART", "APART"


@dataclass(frozen=True, slots=True)
class Verdict:
    """FUND: the sum is whole. PART: more must come. APART: the desk decides, ``why`` says.

    ``taken_minor``: what of the receipt goes to the payment; the rest lies apart.
    """

    outcome: str
    taken_minor: int
    why: str = ""


def judge(
    *, due_minor: int, gathered_minor: int, amount_minor: int, is_open: bool, name_fits: bool
) -> Verdict:
    """``gathered_minor`` came before, in pieces. What is too much never goes into the trade."""
    if not is_open:
        return Verdict(APART, 0, "LATE")
    if not name_fits:
        return Verdict(APART, 0, "NAME_DIFFERS")
    missing = due_minor - gathered_minor
    if amount_minor < missing:
        return Verdict(PART, amount_minor, "SHORT")
    return Verdict(FUND, missing, "OVER" if amount_minor > missing else "")


def plain_name(name: str) -> str:
    """A name as banks may write it: width, blanks and brackets of either script do not differ."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def name_fits(expected: str, told: str) -> bool:
    """Whether the payer is who should pay; where one side has no name nothing can differ."""
    return not expected or not told or plain_name(expected) == plain_name(told)
