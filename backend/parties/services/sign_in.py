"""Signing in: Argon2id, lockout on failures only, second factor, refresh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from backend.events.services import publish
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
from backend.parties.events import AccountChanged
from backend.parties.models import RecoveryCode, Session, SignInFailure, User
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
from backend.parties.services.totp import recovery_digest, totp_step
from backend.parties.services.tries import SIGN_IN, retry_after


@cache
def _nobody() -> str:
    """Checked when no such account exists, so that known and unknown take the same time (T26)."""
    return make_password("nobody has this password")


def _failures(**where: str) -> int:
    since = datetime.now(UTC) - LOCK_WINDOW
    return SignInFailure.objects.filter(at__gte=since, **where).count()


def _failed(account: str, address: str) -> None:
    SignInFailure.objects.create(account=account, address=address, at=datetime.now(UTC))


def token_create(*, email: str, password: str, address: str = "", device: str = "") -> Tokens:
    """Sign in at level 1. Raises InvalidCredentials, SignInDelayed, AccountNotConfirmed, AccountInactive.

    Failures are counted outside the caller's transaction, so a refusal does not undo the count.
    """
    user = _by_password(email, password, address)
    return session_open(user, device=device, address=address)


def _by_password(email: str, password: str, address: str) -> User:
    account = email.strip().lower()[:254]
    if retry_after(SIGN_IN, account=account, address=address):
        raise SignInDelayed
    nobody = _nobody()  # before anything depends on whether there is such an account
    user = User.objects.filter(email=account).first()
    right = check_password(password, user.password if user else nobody)
    if user is None or not right:
        _failed(account, address)
        raise InvalidCredentials
    if not user.is_active:
        raise AccountInactive
    if not user.is_confirmed:
        raise AccountNotConfirmed
    return user


def desk_sign_in(*, email: str, password: str, code: str, address: str = "") -> User:
    """Both factors in one step, for the technical desk; failures count like any other.

    Raises as ``token_create``, SecondFactorWrong, also where none was ever set up.
    """
    user = _by_password(email, password, address)
    actor = Actor(user_id=user.pk, person_id=user.person_id)
    second_factor_check(actor)
    try:
        with transaction.atomic():
            row = lock_one(User.objects.filter(pk=user.pk))
            assert row is not None, "the account was just read"
            _second_factor(row, code.strip())
    except SecondFactorWrong:
        second_factor_failed(actor, address)
        raise
    return user


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
    """Level 2 with the code of the authenticator app or a recovery code; a code counts once.

    Raises Unauthenticated, SecondFactorWrong, SignInDelayed.
    """
    if actor.user_id is None or actor.session_id is None:
        raise Unauthenticated
    second_factor_check(actor)
    user = lock_one(User.objects.filter(pk=actor.user_id))
    assert user is not None, "a session has a user"
    _second_factor(user, code.strip())
    session = Session.objects.get(pk=actor.session_id, user=user)
    session.level = 2
    session.last_seen_at = datetime.now(UTC)
    session.save(update_fields=["level", "last_seen_at", "updated_at"])
    return session


def _second_factor(user: User, code: str) -> None:
    """A code of the app, or one recovery code, each used up. Raises SecondFactorWrong."""
    if user.totp_secret is None:
        raise SecondFactorWrong
    step = totp_step(unseal(bytes(user.totp_secret)), code, later_than=user.totp_last_step)
    if step is not None:
        user.totp_last_step = step
        user.save(update_fields=["totp_last_step"])
        return
    used = RecoveryCode.objects.filter(
        user=user, code_hash=recovery_digest(code), used_at__isnull=True
    ).update(used_at=datetime.now(UTC))
    if not used:
        raise SecondFactorWrong
    publish(
        AccountChanged(user_id=user.pk, act="recovery_code_used"),
        actor=Actor(user_id=user.pk, person_id=user.person_id),
    )


def second_factor_check(actor: Actor) -> None:
    """Five wrong codes within a quarter of an hour stop further tries. Raises SignInDelayed."""
    if _failures(account=f"totp:{actor.user_id}") >= FAILURES_MAX:
        raise SignInDelayed(field="code")


def second_factor_failed(actor: Actor, address: str = "") -> None:
    """Count a wrong code, after the refusal rolled back."""
    _failed(f"totp:{actor.user_id}", address)


def failures_forget() -> int:
    """Delete failures that no longer count; returns how many."""
    old = datetime.now(UTC) - LOCK_WINDOW - timedelta(days=1)
    return SignInFailure.objects.filter(at__lt=old).delete()[0]
