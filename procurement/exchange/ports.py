"""What a partner must do, and which class does it here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from procurement.exchange.errors import PartnerMissing

RECEIVED = "RECEIVED"
ACCEPTED = "ACCEPTED"
REJECTED = "REJECTED"
SETTLED = (ACCEPTED, REJECTED)


@dataclass(frozen=True, slots=True)
class Answer:
    """An acknowledgement: received, accepted, or rejected with a code and text."""

    state: str
    reply: dict[str, Any] = field(default_factory=dict)


class Partner(Protocol):
    """One system outside. The same ``messageId`` always gets the same answer."""

    def ask(self, envelope: dict[str, Any]) -> Answer:
        """Deliver one message. Raises NoAnswer when nothing comes back in time."""
        ...


_EMBEDDED = {
    "budget": "procurement.exchange.simulator.stored.Budget",
    "supervisor": "procurement.exchange.simulator.stored.Supervisor",
    "medium": "procurement.exchange.simulator.stored.Medium",
    "tax": "procurement.exchange.simulator.stored.Tax",
    "treasury": "procurement.exchange.simulator.stored.Treasury",
}


def partner_for(name: str) -> Partner:
    """The configured adapter. Raises PartnerMissing; production has no default."""
    defaults = {} if settings.ENVIRONMENT == "production" else _EMBEDDED
    known = {**defaults, **getattr(settings, "EXCHANGE_PARTNERS", {})}
    if name not in known:
        raise PartnerMissing(partner=name)
    partner: Partner = import_string(known[name])()
    return partner
