"""People and organisations with real sessions, for tests that speak through the API."""

from __future__ import annotations

import itertools
from typing import Any

from backend.parties.models import Membership, Organization, Session, User
from backend.parties.rules import uscc_check_character
from backend.parties.services.sessions import session_open

_count = itertools.count(1)
PASSWORD = "correct horse 9"


def a_user(email: str = "", **fields: Any) -> User:
    """A confirmed account."""
    address = email or f"person-{next(_count)}@example.com"
    return User.objects.create_user(address, PASSWORD, is_confirmed=True, **fields)


def a_code(kind: str = "91", *, last: str = "1", region: str = "130104") -> str:
    """A valid credit code; ``last`` is the 17th place, which tells the simulated register's story."""
    body = f"{kind}{region}{next(_count):08d}{last}"
    return body + uscc_check_character(body)


def an_organization(kind: str = "COMPANY", **fields: Any) -> Organization:
    """An admitted organisation."""
    number = next(_count)
    given: dict[str, Any] = {
        "kind": kind,
        "status": "ACTIVE",
        "legal_name": f"第{number}单位",
        "display_name": f"第{number}单位",
        "slug": f"body-{number}",
    }
    given.update(fields)
    return Organization.objects.create(**given)


def joins(user: User, organization: Organization, role: str) -> Membership:
    """A role since long ago."""
    return Membership.objects.create(
        user=user, organization=organization, role=role, valid=("2020-01-01T00:00:00Z", None)
    )


def a_token(user: User, *, level: int = 1) -> str:
    """A bearer token of a new session."""
    tokens = session_open(user)
    Session.objects.filter(user=user).update(level=level)
    return tokens.access


def a_member(role: str, organization: Organization, *, level: int = 2) -> tuple[User, str]:
    """A new member with a token."""
    user = a_user()
    joins(user, organization, role)
    return user, a_token(user, level=level)
