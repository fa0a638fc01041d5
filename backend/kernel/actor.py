"""Who acts or looks: one frozen value handed to every service and selector."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace

from backend.kernel.errors import Forbidden, LevelTwoRequired, Unauthenticated

OPEN_TO_ALL = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person in an organisation for one request, or a part of the system.

    ``permissions`` come from today's roles in the acting organisation. ``level`` is the assurance
    of the session (1 password, 2 second factor); ``level_two`` names the permissions that need 2.
    """

    user_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    organization_id: uuid.UUID | None = None
    permissions: frozenset[str] = frozenset()
    level_two: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    level: int = 0
    site: str = ""
    request_id: str = ""
    session_id: uuid.UUID | None = None
    is_staff: bool = False
    system_name: str = ""
    email: str = field(default="", repr=False)
    language: str = "ZH_HANS"

    @classmethod
    def system(cls, name: str) -> Actor:
        """A timer, handler or importer: may do everything, named in the log."""
        return cls(permissions=frozenset({OPEN_TO_ALL}), level=2, system_name=name)

    @property
    def is_system(self) -> bool:
        return bool(self.system_name)

    @property
    def is_authenticated(self) -> bool:
        return self.user_id is not None or self.is_system

    @property
    def label(self) -> str:
        """The name in the log: a user's id, or system:<name>."""
        if self.is_system:
            return f"system:{self.system_name}"
        return str(self.user_id) if self.user_id else "anonymous"

    @property
    def human(self) -> uuid.UUID:
        """The person behind an act of two persons. Raises Forbidden: the system is none."""
        if self.person_id is None:
            raise Forbidden
        return self.person_id

    def may(self, permission: str) -> bool:
        """Whether the permission is held at the needed assurance level."""
        if OPEN_TO_ALL in self.permissions:
            return True
        if permission not in self.permissions:
            return False
        return permission not in self.level_two or self.level >= 2

    def require(self, permission: str) -> None:
        """Raises Unauthenticated, LevelTwoRequired or Forbidden."""
        if self.may(permission):
            return
        if not self.is_authenticated:
            raise Unauthenticated
        if permission in self.permissions:
            raise LevelTwoRequired
        raise Forbidden

    def at_site(self, site: str) -> Actor:
        """The same actor, acting on one site."""
        return replace(self, site=site)


Viewer = Actor
ANONYMOUS = Actor()
SYSTEM = Actor.system("core")
