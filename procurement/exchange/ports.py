"""What a partner must do, and which class does it here."""

from __future__ import annotations

from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from procurement.exchange.adapters import HttpPartner
from procurement.exchange.answers import ACCEPTED, RECEIVED, REJECTED, SETTLED, Answer
from procurement.exchange.errors import PartnerMissing

__all__ = [
    "ACCEPTED",
    "RECEIVED",
    "REJECTED",
    "SETTLED",
    "Answer",
    "Partner",
    "Speaker",
    "partner_for",
    "speaker_for",
]


class Partner(Protocol):
    """One system outside. The same ``messageId`` always gets the same answer."""

    def ask(self, envelope: dict[str, Any]) -> Answer:
        """Deliver one message. Raises NoAnswer when nothing comes back in time."""
        ...


class Speaker(Protocol):
    """A partner that also says things unasked, numbered from 1; they wait until they are read."""

    def inbox(self, after: int) -> list[dict[str, Any]]:
        """Rows ``{"place": int, "paper": {...}}`` after a place, in order. Raises NoAnswer."""
        ...


_EMBEDDED = {
    "budget": "procurement.exchange.simulator.stored.Budget",
    "supervisor": "procurement.exchange.simulator.stored.Supervisor",
    "medium": "procurement.exchange.simulator.stored.Medium",
    "tax": "procurement.exchange.simulator.stored.Tax",
    "treasury": "procurement.exchange.simulator.stored.Treasury",
}


def speaker_for(name: str) -> Speaker | None:
    """The partner, if there is one here and it says things unasked."""
    try:
        partner: Any = partner_for(name)
    except PartnerMissing:
        return None
    return partner if hasattr(partner, "inbox") else None


def partner_for(name: str) -> Partner:
    """The configured adapter, else the simulator: in its own process where one runs, or in ours.

    Raises PartnerMissing; production has no default.
    """
    named: dict[str, str] = getattr(settings, "EXCHANGE_PARTNERS", {})
    if name in named:
        partner: Partner = import_string(named[name])()
        return partner
    if settings.ENVIRONMENT == "production" or name not in _EMBEDDED:
        raise PartnerMissing(partner=name)
    if settings.SIMULATORS_URL:
        return HttpPartner(settings.SIMULATORS_URL, name)
    stored: Partner = import_string(_EMBEDDED[name])()
    return stored
