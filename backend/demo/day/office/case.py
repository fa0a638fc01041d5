"""One purchase on its way, and who acts on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.demo import roster
from backend.demo.day.client import Person, Refused, Town
from backend.demo.day.office import documents as docs
from backend.demo.day.office.fates import Fate

OFFICES = ("edu", "health", "transport")
"""The departments' accounts begin so."""
SUPPLIERS = {row.display_name: row.slug for row in roster.merchants() if row.is_gov_supplier}
CARRIERS = ("jizhong", "yanzhao", "taihang")


@dataclass(slots=True)
class Case:
    """A requisition with its story; amounts in yuan."""

    fate: Fate
    office: str
    place: int
    id: str = ""
    number: str = ""
    supplier: str = ""
    total: Decimal = Decimal(0)
    lines: list[dict[str, Any]] = field(default_factory=list)
    waybills: list[str] = field(default_factory=list)
    state: str = ""
    done: set[str] = field(default_factory=set)

    @property
    def carrier(self) -> str:
        """Who carries it."""
        return CARRIERS[self.place % len(CARRIERS)]

    def key(self, act: str) -> str:
        """The replay key of an act on this purchase."""
        return f"office-{act}-{self.id}"


class Staff:
    """The people around a purchase. Every act raises Refused when the API says no."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def of(self, case: Case, role: str) -> Person:
        """A person of the buying department; money and approval ask for the second factor."""
        level = 2 if role in {"approver", "finance", "finance2", "admin"} else 1
        return self.town.person(f"{case.office}-{role}", level=level)

    def seller(self, case: Case) -> Person:
        """The chosen supplier."""
        return self.town.person(case.supplier)

    def act(self, person: Person, query: str, case: Case, **more: Any) -> dict[str, Any]:
        """One mutation by id on the purchase."""
        return person.do(query, id=case.id, **more)

    def look(self, case: Case) -> dict[str, Any]:
        """The purchase as its department sees it; keeps the state."""
        page = self.of(case, "requester").ask(docs.STATE, id=case.id)["requisition"]
        case.state = page["state"]
        return dict(page)


def must_refuse(call: Any, *codes: str) -> str:
    """Try what must not be possible; "" when refused as it should be, else what went wrong."""
    try:
        call()
    except Refused as error:
        if error.codes & set(codes):
            return ""
        return f"refused as {sorted(error.codes)}, not as {sorted(codes)}"
    return f"was not refused ({', '.join(codes)})"
