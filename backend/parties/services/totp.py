"""Codes of the authenticator app and their stand-ins."""

from __future__ import annotations

import hashlib
import time

import pyotp

STEP_SECONDS = 30


def totp_step(secret: str, code: str, *, later_than: int) -> int | None:
    """The time step a code is of, within one step of now and later than the last one used."""
    if not (code.isascii() and code.isdigit()):
        return None
    totp = pyotp.TOTP(secret)
    now = int(time.time())
    for drift in (0, -1, 1):
        step = now // STEP_SECONDS + drift
        expected = totp.at(step * STEP_SECONDS)
        if step > later_than and pyotp.utils.strings_equal(expected, code):
            return step
    return None


def recovery_digest(code: str) -> str:
    """The kept form of a recovery code; spaces, dashes and case do not count."""
    bare = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(f"recovery:{bare}".encode()).hexdigest()
