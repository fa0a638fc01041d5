"""Accounts: registering without telling who is known, confirming, passwords, profile."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlparse

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, Unauthenticated
from backend.kernel.locking import lock_one
from backend.parties.errors import (
    PASSWORD_WORDS,
    InvalidCredentials,
    PasswordUnfit,
    RedirectRefused,
    TokenUnusable,
)
from backend.parties.models import OneTimeToken, User, new_token_key
from backend.parties.services.outbox import mail_link
from backend.parties.services.sessions import Tokens, session_open, sessions_end

HOURS_BY_PURPOSE = {"confirm": 48, "reset": 2, "email": 24, "delete": 2}


def password_check(password: str, user: User | None = None, *, field: str = "password") -> None:
    """Raises PasswordUnfit with Saleor's code for what is wrong."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        first = error.error_list[0]
        known = str(first.code).upper()
        if known in PASSWORD_WORDS:
            raise PasswordUnfit(
                known, PASSWORD_WORDS[known], field=field, **(first.params or {})
            ) from error
        raise PasswordUnfit("INVALID_PASSWORD", first.messages[0], field=field) from error


def redirect_check(url: str) -> None:
    """Links lead to our own front door only. Raises RedirectRefused."""
    allowed, given = urlparse(settings.PUBLIC_URL), urlparse(url)
    if (given.scheme, given.netloc) != (allowed.scheme, allowed.netloc):
        raise RedirectRefused


def one_time_token(user: User, purpose: str, **data: str) -> str:
    """A new secret for a link; only its hash is kept."""
    secret = secrets.token_urlsafe(24)
    OneTimeToken.objects.create(
        user=user,
        purpose=purpose,
        token_hash=hashlib.sha256(secret.encode()).hexdigest(),
        data=data,
        expires_at=datetime.now(UTC) + timedelta(hours=HOURS_BY_PURPOSE[purpose]),
    )
    return secret


def one_time_use(secret: str, purpose: str, *, email: str | None = None) -> OneTimeToken:
    """Use a secret up. Raises TokenUnusable for a used, old or foreign one."""
    row = lock_one(
        OneTimeToken.objects.filter(
            token_hash=hashlib.sha256(secret.encode()).hexdigest(), purpose=purpose
        )
    )
    now = datetime.now(UTC)
    if row is None or row.used_at is not None or row.expires_at < now:
        raise TokenUnusable
    if email is not None and row.user.email != email.strip().lower():
        raise TokenUnusable
    row.used_at = now
    row.save(update_fields=["used_at", "updated_at"])
    return row


def link_to(redirect_url: str, user: User, secret: str) -> str:
    """The address in a mail: where to go, with e-mail and secret."""
    mark = "&" if "?" in redirect_url else "?"
    return f"{redirect_url}{mark}{urlencode({'email': user.email, 'token': secret})}"


@transaction.atomic
def account_register(
    *, email: str, password: str, first_name: str = "", last_name: str = "",
    redirect_url: str = "", language: str = "ZH_HANS",
) -> None:  # fmt: skip
    """A new account that must confirm its address; the answer is the same for a known address.

    Raises Invalid, PasswordUnfit, RedirectRefused.
    """
    account = email.strip().lower()
    try:
        validate_email(account)
    except ValidationError as error:
        raise Invalid("邮箱格式不正确。", field="email") from error
    if redirect_url:
        redirect_check(redirect_url)
    password_check(password)
    hashed = make_password(password)  # done for known addresses too: same time (T26)
    if User.objects.filter(email=account).exists():
        return
    user = User.objects.create(
        email=account, password=hashed, first_name=first_name.strip()[:128],
        last_name=last_name.strip()[:128], language=language,
    )  # fmt: skip
    target = redirect_url or f"{settings.PUBLIC_URL}/account/confirm"
    mail_link(user, "confirm", link_to(target, user, one_time_token(user, "confirm")))


@transaction.atomic
def account_confirm(*, email: str, token: str) -> User:
    """The address is right. Raises TokenUnusable."""
    user = one_time_use(token, "confirm", email=email).user
    user.is_confirmed = True
    user.save(update_fields=["is_confirmed"])
    return user


@transaction.atomic
def password_reset_request(*, email: str, redirect_url: str) -> None:
    """Send a link if the account exists; the answer is the same. Raises RedirectRefused."""
    redirect_check(redirect_url)
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is not None:
        mail_link(user, "reset", link_to(redirect_url, user, one_time_token(user, "reset")))


@transaction.atomic
def password_set(*, email: str, token: str, password: str) -> Tokens:
    """A new password by link; every session ends. Raises TokenUnusable, PasswordUnfit."""
    user = one_time_use(token, "reset", email=email).user
    password_check(password, user)
    _set(user, password)
    user.is_confirmed = True
    user.save(update_fields=["is_confirmed"])
    return session_open(user)


@transaction.atomic
def password_change(*, actor: Actor, old: str, new: str) -> User:
    """Raises Unauthenticated, InvalidCredentials, PasswordUnfit. Every session ends."""
    if actor.user_id is None:
        raise Unauthenticated
    user = User.objects.filter(pk=actor.user_id).first()
    if user is None:
        raise Unauthenticated
    if not user.check_password(old):
        raise InvalidCredentials("原密码不正确。", field="oldPassword")
    password_check(new, user, field="newPassword")
    _set(user, new)
    return user


def _set(user: User, password: str) -> None:
    user.set_password(password)
    user.token_key = new_token_key()
    user.save(update_fields=["password", "token_key"])
    sessions_end(user)
