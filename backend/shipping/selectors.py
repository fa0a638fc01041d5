"""Quotes and waybills."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from backend.shipping.models import Carrier, RateCard, Waybill, WaybillEvent
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


def quotes(
    load: Load | None, *, country: str, region: str, currency: str, at: datetime
) -> list[Quote]:
    """All lines that go there, cheapest first; without a known weight only self-pickup."""
    cards = RateCard.objects.filter(
        valid__contains=local_day(at), line__is_active=True, currency=currency
    ).select_related("line__carrier")
    if country == "CN":
        cards = cards.filter(Q(line__regions=[]) | Q(line__regions__contains=[region]))
        cards = cards.filter(Q(line__countries=[]) | Q(line__countries__contains=["CN"]))
    else:
        cards = cards.filter(line__countries__contains=[country])
    found = []
    for card in cards:
        if load is None and card.kind != "PICKUP":
            continue
        cost = charge(card.kind, load or Load(0, 0), card.rates)
        line = card.line
        found.append(
            Quote(
                code=str(card.pk),
                carrier=line.carrier.code,
                carrier_name=line.carrier.name,
                line=line.name,
                kind=card.kind,
                amount_minor=Money.of(cost.amount, currency).minor,
                currency=currency,
                days_min=line.days_min,
                days_max=line.days_max,
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
