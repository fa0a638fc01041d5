"""The authenticator app of the demo people: no code of an account is given out twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import pyotp

from backend.demo.accounts import TOTP_SECRET
from backend.parties.services.totp import STEP_SECONDS


@contextmanager
def fresh_code(email: str, *, state: Path) -> Iterator[str]:
    """A code that the door takes now, also right after this account's last one; hand it in inside.

    ``state`` is the product's own folder: every process that signs in there shares the register.
    A used code is refused (RFC 6238, 5.2), and so is one older than the last used: the account's
    next code is therefore given out only when this one was handed in. The door takes the next
    step's a little early; whoever asks a third time within one step waits for the clock.
    """
    folder = state / "authenticator"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / email).open("a+", encoding="ascii") as register:
        flock(register, LOCK_EX)
        register.seek(0)
        step = max(int(time.time()) // STEP_SECONDS, int(register.read() or 0) + 1)
        register.truncate(0)
        register.write(str(step))
        register.flush()
        time.sleep(max(0.0, (step - 1) * STEP_SECONDS - time.time()))
        yield pyotp.TOTP(TOTP_SECRET).at(step * STEP_SECONDS)
