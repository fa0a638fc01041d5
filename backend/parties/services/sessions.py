"""Sessions and their tokens: Saleor's claims, our assurance level (D33, compatibility list 7.15)."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import jwt
from django.conf import settings
from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, Unauthenticated
from backend.kernel.ids import to_relay
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from backend.parties.errors import ExpiredSignatureError, InvalidTokenError
from backend.parties.events import AccountChanged
from backend.parties.models import Organization, Session, User
from backend.parties.roles import level_two_of, permissions_of
from backend.parties.rules import session_is_alive
from backend.parties.services.outbox import tell_new_device

ALGORITHM = "HS256"
ACCESS_SECONDS = 15 * 60
REFRESH_SECONDS = 30 * 24 * 3600
ACCESS = "access"
REFRESH = "refresh"
TOUCH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a sign-in answers."""

    access: str
    refresh: str
    user: User


def issuer() -> str:
    """Equal to the API address that clients call, or they send no token (list 7.15)."""
    return f"{settings.PUBLIC_URL}/graphql/"


def _real_now() -> datetime:
    """Tokens and leases use real time, not the virtual clock (D4)."""
    return datetime.now(UTC)


def token_make(user: User, session: Session, kind: str) -> str:
    """One signed token of a session."""
    now = int(time.time())
    seconds = ACCESS_SECONDS if kind == ACCESS else REFRESH_SECONDS
    claims = {
        "iat": now,
        "exp": now + seconds,
        "iss": issuer(),
        "owner": "saleor",
        "token": user.token_key,
        "email": user.email,
        "type": kind,
        "user_id": to_relay("User", user.pk),
        "is_staff": user.is_staff,
        "sub": str(user.pk),
        "sid": str(session.pk),
    }
    return jwt.encode(claims, settings.SECRET_KEY, algorithm=ALGORITHM)


def token_read(token: str, kind: str | None) -> dict[str, Any]:
    """The claims of a token. Raises ExpiredSignatureError, InvalidTokenError."""
    try:
        claims = dict(_sealed(token, settings.SECRET_KEY, issuer()))
    except jwt.InvalidTokenError as error:
        raise InvalidTokenError from error
    if claims["exp"] <= time.time():
        raise ExpiredSignatureError
    if kind is not None and claims["type"] != kind:
        raise InvalidTokenError
    return claims


@lru_cache(maxsize=512)
def _sealed(token: str, secret: str, written_by: str) -> Mapping[str, Any]:
    """The claims of a token that we sealed, whenever it ends: a seal holds or does not, for good."""
    claims: dict[str, Any] = jwt.decode(
        token, secret, algorithms=[ALGORITHM], issuer=written_by,
        options={"require": ["exp", "iat", "sub", "sid", "type"], "verify_exp": False},
    )  # fmt: skip
    if not isinstance(claims["exp"], int):
        raise jwt.DecodeError("exp is no moment")
    return MappingProxyType(claims)


@transaction.atomic
def session_open(user: User, *, level: int = 1, device: str = "", address: str = "") -> Tokens:
    """A new session of a person who proved who he is; where from is shown to him alone."""
    session = Session.objects.create(
        user=user,
        level=level,
        last_seen_at=_real_now(),
        device=device[:200],
        address=address[:64],
    )
    tell_new_device(session)
    return Tokens(token_make(user, session, ACCESS), token_make(user, session, REFRESH), user)


# Asked by every request of a signed-in person: made once, prepared once per connection.
_LIVING = Reading(
    lambda key, user: Session.objects.select_related("user").filter(
        pk=key, user_id=user, revoked_at__isnull=True
    ),
    uuid.UUID,
    uuid.UUID,
)
_ACTING = """
SELECT m.organization_id, m.role, o.status FROM parties_membership m
JOIN parties_organization o ON o.id = m.organization_id
WHERE m.user_id = %s AND m.valid @> %s::timestamptz AND o.status NOT IN ('SUSPENDED', 'CLOSED')"""


def session_of(claims: dict[str, Any]) -> Session:
    """The living session behind a token's claims. Raises InvalidTokenError."""
    session = _LIVING.one(uuid.UUID(claims["sid"]), uuid.UUID(claims["sub"]))
    if session is None or not session.user.is_active:
        raise InvalidTokenError
    if session.user.token_key != claims["token"]:
        raise InvalidTokenError  # the password was changed: every session ended with it
    return session


def sessions_end(user: User) -> None:
    """End all sessions of a user (password change, lockout, erasure)."""
    Session.objects.filter(user=user, revoked_at__isnull=True).update(revoked_at=_real_now())


@transaction.atomic
def session_end(*, actor: Actor, session_id: uuid.UUID | None = None) -> int:
    """End one own session, or all but this one; returns how many. Raises Unauthenticated, NotFound."""
    if actor.user_id is None:
        raise Unauthenticated
    rows = Session.objects.filter(user_id=actor.user_id, revoked_at__isnull=True)
    if session_id is not None:
        rows = rows.filter(pk=session_id)
    elif actor.session_id is not None:
        rows = rows.exclude(pk=actor.session_id)
    ended = rows.update(revoked_at=_real_now())
    if session_id is not None and not ended:
        raise NotFound(field="id")
    if ended:
        publish(AccountChanged(user_id=actor.user_id, act="session_ended"), actor=actor)
    return ended


def actor_of_session(session: Session, *, organization_id: uuid.UUID | None = None) -> Actor:
    """The actor of a session in one organisation; without a choice the only one is taken."""
    user = session.user
    now = _real_now()
    level = (
        session.level if session_is_alive(session.last_seen_at, now=now, level=session.level) else 1
    )
    if (now - session.last_seen_at).total_seconds() > TOUCH_SECONDS:
        if level < session.level:
            session.level = level
        session.last_seen_at = now
        session.save(update_fields=["last_seen_at", "level", "updated_at"])
    acting, roles = _acting(user.pk, organization_id, now)
    return Actor(
        user_id=user.pk,
        person_id=user.person_id,
        organization_id=acting,
        permissions=permissions_of(roles),
        level_two=level_two_of(roles),
        roles=frozenset(roles),
        level=level,
        session_id=session.pk,
        is_staff=user.is_staff,
        email=user.email,
        language=user.language,
    )


def _acting(
    user_id: uuid.UUID, wanted: uuid.UUID | None, now: datetime
) -> tuple[uuid.UUID | None, set[str]]:
    rows = run(_ACTING, [user_id, now])[0]
    organizations = {row[0] for row in rows}
    if wanted is not None:
        if wanted not in organizations:
            return None, set()
    elif len(organizations) == 1:
        wanted = next(iter(organizations))
    else:
        return None, set()
    active = {row[1] for row in rows if row[0] == wanted and row[2] == "ACTIVE"}
    return wanted, active


def organizations_of(user_id: uuid.UUID) -> list[Organization]:
    """The organisations a user belongs to today."""
    rows = Organization.objects.filter(
        memberships__user_id=user_id, memberships__valid__contains=_real_now()
    )
    return list(rows.distinct().order_by("display_name"))
