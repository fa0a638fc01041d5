"""The authenticator app of the demo people: no code of an account is given out twice."""

from __future__ import annotations

import threading
import time

import pyotp

from backend.demo.accounts import TOTP_SECRET
from backend.parties.services.totp import STEP_SECONDS

_given: dict[str, int] = {}
_lock = threading.Lock()


def fresh_code(email: str) -> str:
    """A code that the door takes now, also right after this account's last one.

    A used code is refused (RFC 6238, 5.2), but the door takes the next step's a little early;
    whoever asks a third time within one step waits for the clock.
    """
    with _lock:
        step = max(int(time.time()) // STEP_SECONDS, _given.get(email, 0) + 1)
        _given[email] = step
    time.sleep(max(0.0, (step - 1) * STEP_SECONDS - time.time()))
    return pyotp.TOTP(TOTP_SECRET).at(step * STEP_SECONDS)
