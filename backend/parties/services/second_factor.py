"""The authenticator app: enrolling, confirming, recovery codes, removing (decision D33)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import pyotp
from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.parties.errors import (
    InvalidCredentials,
    SecondFactorMissing,
    SecondFactorNeeded,
    SecondFactorPresent,
    SecondFactorWrong,
)
from backend.parties.events import AccountChanged
from backend.parties.models import Membership, RecoveryCode, Session, User
from backend.parties.roles import ROLES
from backend.parties.services.membership import real_now
from backend.parties.services.person import own_account
from backend.parties.services.sealing import seal, unseal
from backend.parties.services.totp import recovery_digest, totp_step

ISSUER = "市集 Shiji"
RECOVERY_CODES = 10
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Shown once: the secret and the address that an authenticator app reads."""

    secret: str
    otpauth_uri: str


def _changed(user: User, act: str, actor: Actor) -> None:
    publish(AccountChanged(user_id=user.pk, act=act), actor=actor)


@transaction.atomic
def totp_enrol(*, actor: Actor, password: str) -> Enrolment:
    """A fresh secret, not yet in force. Raises Unauthenticated, InvalidCredentials,
    SecondFactorPresent.
    """
    user = own_account(actor)
    if not user.check_password(password):
        raise InvalidCredentials("密码不正确。", field="password")
    if user.totp_secret is not None:
        raise SecondFactorPresent
    secret = pyotp.random_base32()
    user.totp_pending = seal(secret)
    user.save(update_fields=["totp_pending"])
    uri = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    return Enrolment(secret, uri)


@transaction.atomic
def totp_confirm(*, actor: Actor, code: str) -> list[str]:
    """The app shows the right code: in force from now, this session at level 2.

    Returns the recovery codes, shown once. Raises Unauthenticated, SecondFactorMissing,
    SecondFactorPresent, SecondFactorWrong.
    """
    user = own_account(actor)
    if user.totp_secret is not None:
        raise SecondFactorPresent
    if user.totp_pending is None:
        raise SecondFactorMissing("请先生成密钥。", field="code")
    step = totp_step(unseal(bytes(user.totp_pending)), code.strip(), later_than=0)
    if step is None:
        raise SecondFactorWrong
    user.totp_secret, user.totp_pending, user.totp_last_step = user.totp_pending, None, step
    user.save(update_fields=["totp_secret", "totp_pending", "totp_last_step"])
    if actor.session_id is not None:
        own = Session.objects.filter(pk=actor.session_id, user=user)
        own.update(level=2, last_seen_at=real_now())
    _changed(user, "second_factor_on", actor)
    return _codes_new(user)


def _codes_new(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2))
        for _ in range(RECOVERY_CODES)
    ]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_hash=recovery_digest(code)) for code in codes
    )
    return codes


def _proved(user: User, password: str, code: str) -> None:
    """Both factors again, before protection is weakened."""
    if not user.check_password(password):
        raise InvalidCredentials("密码不正确。", field="password")
    if user.totp_secret is None:
        raise SecondFactorMissing
    step = totp_step(unseal(bytes(user.totp_secret)), code.strip(), later_than=user.totp_last_step)
    if step is None:
        raise SecondFactorWrong
    user.totp_last_step = step


@transaction.atomic
def recovery_codes_renew(*, actor: Actor, password: str, code: str) -> list[str]:
    """Ten new codes; the old ones end. Raises InvalidCredentials, SecondFactorMissing/Wrong."""
    user = own_account(actor)
    _proved(user, password, code)
    user.save(update_fields=["totp_last_step"])
    _changed(user, "recovery_codes_renewed", actor)
    return _codes_new(user)


@transaction.atomic
def totp_remove(*, actor: Actor, password: str, code: str) -> User:
    """Switch the second factor off; every session falls to level 1.

    Raises InvalidCredentials, SecondFactorMissing, SecondFactorWrong, SecondFactorNeeded while a
    held role asks for it.
    """
    user = own_account(actor)
    _proved(user, password, code)
    held = Membership.objects.filter(user=user, valid__contains=real_now())
    for role in held.values_list("role", flat=True):
        if role in ROLES and ROLES[role].level_two:
            raise SecondFactorNeeded(role=ROLES[role].zh)
    user.totp_secret = user.totp_pending = None
    user.save(update_fields=["totp_secret", "totp_pending", "totp_last_step"])
    RecoveryCode.objects.filter(user=user).delete()
    Session.objects.filter(user=user, revoked_at__isnull=True).update(level=1)
    _changed(user, "second_factor_off", actor)
    return user
