"""Pure rules of the parties: credit codes, postal codes, passwords' lockout, duties."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_VALUE = {letter: place for place, letter in enumerate(ALPHABET)}
# GB/T 2260 province codes
PROVINCES = frozenset(
    str(code)
    for low, high in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 82),
    )
    for code in range(low, high + 1)
)
# GB 32100, first character: the body that registered (9 = market regulator)
REGISTRARS = frozenset("123456789ANY")
FAILURES_MAX = 5
ADDRESS_TRIES_MAX = 20
LOCK_WINDOW = timedelta(minutes=15)
SESSION_IDLE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """The answer about a unified social credit code; a warning does not refuse."""

    valid: bool
    warning: str = ""


def uscc_check_character(body: str) -> str:
    """The eighteenth character for the first seventeen (GB 32100)."""
    total = sum(_VALUE[letter] * weight for letter, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def uscc_check(code: str, *, known_counties: frozenset[str] = frozenset()) -> CodeCheck:
    """Check a unified social credit code exactly as given (GB 32100, decision D42).

    The region must lie in a known province or be national (100000); an unknown county of a known
    province is a warning.
    """
    if len(code) != 18 or any(letter not in _VALUE for letter in code):
        return CodeCheck(valid=False)
    if code[0] not in REGISTRARS:
        return CodeCheck(valid=False)
    region = code[2:8]
    if not region.isdigit() or (region != "100000" and region[:2] not in PROVINCES):
        return CodeCheck(valid=False)
    if uscc_check_character(code[:17]) != code[17]:
        return CodeCheck(valid=False)
    unknown = known_counties and region != "100000" and region not in known_counties
    return CodeCheck(valid=True, warning="UNKNOWN_COUNTY" if unknown else "")


def is_locked(failures: list[datetime], *, now: datetime) -> bool:
    """Five failures within a quarter of an hour lock an account or an address."""
    return sum(1 for at in failures if now - at < LOCK_WINDOW) >= FAILURES_MAX


def session_is_alive(last_seen: datetime, *, now: datetime, level: int) -> bool:
    """Level 2 ends after half an hour of idling; level 1 lives as long as its token."""
    return level < 2 or now - last_seen <= SESSION_IDLE


def chinese_postal_code_fits(code: str) -> bool:
    """Six digits."""
    return re.fullmatch(r"\d{6}", code) is not None


def may_combine(held: set[str], wanted: str, forbidden: frozenset[frozenset[str]]) -> bool:
    """Whether a person who did ``held`` on a case may also do ``wanted``."""
    return all(frozenset({duty, wanted}) not in forbidden for duty in held)


_CODE_HEADS = {"COMPANY": "", "SOLE_TRADER": "92", "COOPERATIVE": "93", "DEPARTMENT": "1"}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"


def uscc_tidy(text: str) -> str:
    """What a form does before checking: trim, full-width to half-width, upper-case."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def uscc_fits_kind(code: str, kind: str) -> bool:
    """Whether the code's first places agree with the kind of body (GB 32100; markets brief 4)."""
    if kind == "COMPANY":
        return code[:2] not in {"92", "93"} and not code.startswith("1")
    return code.startswith(_CODE_HEADS.get(kind, ""))


def id_number_is_valid(number: str) -> bool:
    """A citizen's identity number: 18 places, a real birthday, check digit (GB 11643)."""
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number):
        return False
    try:
        datetime.strptime(number[6:14], "%Y%m%d")  # noqa: DTZ007 - a calendar day, no moment
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _ID_CHECK[total % 11] == number[17]


def phone_is_readable(phone: str) -> bool:
    """Whether a carrier can dial it: ASCII digits only. Full-width ones are refused, not guessed."""
    return all(sign.isascii() for sign in phone if unicodedata.category(sign).startswith("N"))


def email_masked(email: str) -> str:
    """``b***@example.com``: enough to recognise a colleague, not to write to him."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}"


def register_settles(*, found: bool, name_matches: bool, in_operation: bool) -> bool:
    """Whether the register alone admits a trader; everything else is looked at by a person."""
    return found and name_matches and in_operation


def exclusion_applies(*, same_organization: bool, kinds_meet: bool) -> bool:
    """Roles of one kind exclude each other inside one organisation, of two kinds everywhere."""
    return same_organization or not kinds_meet
