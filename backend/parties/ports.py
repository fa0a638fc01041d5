"""What a business register must answer, and which class does it here (decision D14)."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from backend.parties.adapters import HttpRegister
from backend.parties.register import NoAnswer, RegisterAnswer

__all__ = ["BusinessRegister", "NoAnswer", "RegisterAnswer", "RegisterMissing", "business_register"]


class RegisterMissing(Exception):
    """No adapter is configured; production has no default."""


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
    path = getattr(settings, "BUSINESS_REGISTER", "")
    if not path:
        if settings.ENVIRONMENT == "production":
            raise RegisterMissing
        if settings.SIMULATORS_URL:
            return HttpRegister(settings.SIMULATORS_URL)
    register: BusinessRegister = import_string(path or _EMBEDDED)()
    return register
