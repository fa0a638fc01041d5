"""What a business register must answer, and which class does it here (decision D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NoAnswer(Exception):
    """Nothing came back in time: unknown, never "not found". Ask again."""


class RegisterMissing(Exception):
    """No adapter is configured; production has no default."""


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """Three facts about a code and a name; the register gives no more than is asked for."""

    found: bool
    name_matches: bool = False
    in_operation: bool = False
    registered_on: date | None = None


class BusinessRegister(Protocol):
    """The register of enterprises, sole traders and public bodies."""

    def check(self, *, uscc: str, legal_name: str) -> RegisterAnswer:
        """Whether a code belongs to a name and is in operation. Raises NoAnswer."""
        ...

    def person_matches(self, *, name: str, id_number: str) -> bool:
        """Whether an identity number belongs to a name; neither is kept. Raises NoAnswer."""
        ...


_EMBEDDED = "backend.parties.simulator.Register"


def business_register() -> BusinessRegister:
    """The configured adapter (``BUSINESS_REGISTER``). Raises RegisterMissing."""
    default = "" if settings.ENVIRONMENT == "production" else _EMBEDDED
    path = getattr(settings, "BUSINESS_REGISTER", "") or default
    if not path:
        raise RegisterMissing
    register: BusinessRegister = import_string(path)()
    return register
