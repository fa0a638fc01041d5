"""Quotes and waybills."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from backend.kernel.statements import run
from backend.rulebook.selectors import local_day
from backend.shipping.models import Carrier, Waybill, WaybillEvent
from backend.shipping.rules import Load, charge


@dataclass(frozen=True, slots=True)
class Quote:
    """One way to send a consignment, with its price in the checkout's currency."""

    code: str
    carrier: str
    carrier_name: str
    line: str
    kind: str
    amount_minor: int
    currency: str
    days_min: int
    days_max: int
    basis: str
    parts: dict[str, str]

    def plain(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


# A line without countries goes all over China, one without regions to all of them.
_CARDS = """
SELECT card.id, card.kind, card.rates, line.name, line.days_min, line.days_max,
    carrier.code, carrier.name
FROM shipping_ratecard card
JOIN shipping_freightline line ON line.id = card.line_id
JOIN shipping_carrier carrier ON carrier.id = line.carrier_id
WHERE card.currency = %s::text AND card.valid @> %s::date AND line.is_active
    AND (line.countries @> ARRAY[%s::varchar] OR line.countries = '{}' AND %s)
    AND (line.regions @> ARRAY[%s::varchar] OR line.regions = '{}' OR NOT %s)"""


def quotes(
    load: Load | None, *, country: str, region: str, currency: str, at: datetime
) -> list[Quote]:
    """All lines that go there, cheapest first; without a known weight only self-pickup."""
    home = country == "CN"
    asked = [currency, local_day(at), country, home, region, home]
    found = []
    for key, kind, rates, line, days_min, days_max, carrier, carrier_name in run(_CARDS, asked)[0]:
        if load is None and kind != "PICKUP":
            continue
        cost = charge(kind, load or Load(0, 0), json.loads(rates))
        found.append(
            Quote(
                code=str(key),
                carrier=carrier,
                carrier_name=carrier_name,
                line=line,
                kind=kind,
                amount_minor=Money.of(cost.amount, currency).minor,
                currency=currency,
                days_min=days_min,
                days_max=days_max,
                basis=cost.basis,
                parts=cost.parts,
            )
        )
    return sorted(found, key=lambda quote: (quote.kind == "PICKUP", quote.amount_minor, quote.code))


def waybills_of(holders: Sequence[str]) -> QuerySet[Waybill]:
    """Waybills of fulfilments, with their events."""
    return (
        Waybill.objects.filter(holder__in=list(holders))
        .select_related("carrier")
        .prefetch_related("events")
    )


def waybill_find(carrier_code: str, number: str) -> Waybill | None:
    """One waybill by the carrier's own number."""
    return Waybill.objects.filter(carrier__code=carrier_code, number=number).first()


def carrier_of_organization(organization_id: uuid.UUID | None) -> Carrier | None:
    """The carrier an organisation is."""
    if organization_id is None:
        return None
    return Carrier.objects.filter(organization_id=organization_id).first()


def carriers_list() -> QuerySet[Carrier]:
    """Active carriers."""
    return Carrier.objects.filter(is_active=True).order_by("code")


def events_of(waybill_id: uuid.UUID) -> QuerySet[WaybillEvent]:
    """What the carrier said, by its own time."""
    return WaybillEvent.objects.filter(waybill_id=waybill_id).order_by("carrier_time")


def waybills_carried(*, viewer: Viewer) -> QuerySet[Waybill]:
    """Waybills of the carrier the viewer works for; none for anybody else."""
    if viewer.organization_id is None or not viewer.may("waybill.record"):
        return Waybill.objects.none()
    return (
        Waybill.objects.filter(carrier__organization_id=viewer.organization_id)
        .select_related("carrier")
        .prefetch_related("events")
    )
