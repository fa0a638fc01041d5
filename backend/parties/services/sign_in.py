"""Signing in: Argon2id, lockout on failures only, second factor, refresh."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Unauthenticated
from backend.kernel.locking import lock_one
from backend.parties.errors import (
    AccountInactive,
    AccountNotConfirmed,
    InvalidCredentials,
    SecondFactorWrong,
    SignInDelayed,
)
from backend.parties.models import Session, SignInFailure, User
from backend.parties.rules import FAILURES_MAX, LOCK_WINDOW
from backend.parties.services.sealing import unseal
from backend.parties.services.sessions import (
    ACCESS,
    REFRESH,
    Tokens,
    session_of,
    session_open,
    token_make,
    token_read,
)

# Checked when no such account exists, so that known and unknown take the same time (T26).
_NOBODY = make_password("nobody has this password")
STEP_SECONDS = 30


def _failures(**where: str) -> int:
    since = datetime.now(UTC) - LOCK_WINDOW
    return SignInFailure.objects.filter(at__gte=since, **where).count()


def _failed(account: str, address: str) -> None:
    SignInFailure.objects.create(account=account, address=address, at=datetime.now(UTC))


def token_create(*, email: str, password: str, address: str = "") -> Tokens:
    """Sign in at level 1. Raises InvalidCredentials, SignInDelayed, AccountNotConfirmed, AccountInactive.

    Failures are counted outside the caller's transaction, so a refusal does not undo the count.
    """
    account = email.strip().lower()[:254]
    if _failures(account=account) >= FAILURES_MAX or (
        address and _failures(address=address) >= FAILURES_MAX * 4
    ):
        raise SignInDelayed
    user = User.objects.filter(email=account).first()
    right = check_password(password, user.password if user else _NOBODY)
    if user is None or not right:
        _failed(account, address)
        raise InvalidCredentials
    if not user.is_active:
        raise AccountInactive
    if not user.is_confirmed:
        raise AccountNotConfirmed
    return session_open(user)


def token_refresh(refresh: str) -> tuple[str, User]:
    """A new access token; the session goes on. Raises the token errors."""
    session = session_of(token_read(refresh, REFRESH))
    return token_make(session.user, session, ACCESS), session.user


def token_verify(token: str) -> tuple[dict[str, object], User]:
    """The claims of any living token. Raises the token errors."""
    claims = token_read(token, None)
    return claims, session_of(claims).user


@transaction.atomic
def token_step_up(*, actor: Actor, code: str) -> Session:
    """Level 2 with the code of the authenticator app; a code counts once.

    Raises Unauthenticated, SecondFactorWrong, SignInDelayed.
    """
    if actor.user_id is None or actor.session_id is None:
        raise Unauthenticated
    key = f"totp:{actor.user_id}"
    if _failures(account=key) >= FAILURES_MAX:
        raise SignInDelayed(field="code")
    user = lock_one(User.objects.filter(pk=actor.user_id))
    assert user is not None, "a session has a user"
    step = _step(user, code.strip())
    if step is None:
        raise SecondFactorWrong
    user.totp_last_step = step
    user.save(update_fields=["totp_last_step"])
    session = Session.objects.get(pk=actor.session_id, user=user)
    session.level = 2
    session.last_seen_at = datetime.now(UTC)
    session.save(update_fields=["level", "last_seen_at", "updated_at"])
    return session


def second_factor_failed(actor: Actor, address: str = "") -> None:
    """Count a wrong code, after the refusal rolled back."""
    _failed(f"totp:{actor.user_id}", address)


def _step(user: User, code: str) -> int | None:
    """The time step a code is of, within one step of now and later than the last one used."""
    if user.totp_secret is None or not (code.isascii() and code.isdigit()):
        return None
    totp = pyotp.TOTP(unseal(bytes(user.totp_secret)))
    now = int(time.time())
    for drift in (0, -1, 1):
        step = now // STEP_SECONDS + drift
        expected = totp.at(step * STEP_SECONDS)
        if step > user.totp_last_step and pyotp.utils.strings_equal(expected, code):
            return step
    return None


def failures_forget() -> int:
    """Delete failures that no longer count; returns how many."""
    old = datetime.now(UTC) - LOCK_WINDOW - timedelta(days=1)
    return SignInFailure.objects.filter(at__lt=old).delete()[0]
