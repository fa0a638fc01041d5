"""Carriers, waybills and what carriers say."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import local_day
from backend.shipping.errors import EventUnknown, WaybillTaken
from backend.shipping.events import WaybillMoved
from backend.shipping.models import Carrier, FreightLine, RateCard, Waybill, WaybillEvent
from backend.shipping.rules import STATES, furthest

WAYBILL_RECORD = "waybill.record"
CLOCK_DRIFT_MAX = timedelta(minutes=10)


@transaction.atomic
def carrier_open(*, organization_id: uuid.UUID, code: str, name: str) -> Carrier:
    """A carrier starts trading here; twice is once."""
    carrier, _ = Carrier.objects.update_or_create(
        organization_id=organization_id, defaults={"code": code, "name": name}
    )
    return carrier


@transaction.atomic
def freight_line_open(
    *,
    carrier: Carrier,
    name: str,
    kind: str,
    rates: dict[str, Any],
    days: tuple[int, int],
    currency: str = "CNY",
    regions: Sequence[str] = (),
    countries: Sequence[str] = (),
    origin: str = "石家庄",
) -> FreightLine:
    """A route with its rate card, valid from today."""
    line = FreightLine.objects.create(
        carrier=carrier,
        name=name,
        origin=origin,
        regions=list(regions),
        countries=list(countries),
        days_min=days[0],
        days_max=days[1],
    )
    since = local_day(clock.now())
    RateCard.objects.create(
        line=line, kind=kind, currency=currency, rates=rates,
        valid=DateRange(since.replace(year=since.year - 20), None),
    )  # fmt: skip
    return line


@transaction.atomic
def waybill_create(
    *, carrier_code: str, number: str, holder: str, pieces: int = 1, weight_g: int = 0
) -> Waybill:
    """The transport document of a fulfilment. Raises NotFound, WaybillTaken."""
    carrier = Carrier.objects.filter(code=carrier_code, is_active=True).first()
    if carrier is None:
        raise NotFound("没有这家承运商。", field="carrier")
    if Waybill.objects.filter(carrier=carrier, number=number).exclude(holder=holder).exists():
        raise WaybillTaken
    waybill, _ = Waybill.objects.get_or_create(
        carrier=carrier,
        number=number,
        defaults={"holder": holder, "pieces": pieces, "weight_g": weight_g},
    )
    return waybill


@transaction.atomic
def waybill_event_record(
    *,
    actor: Actor,
    carrier_code: str,
    number: str,
    code: str,
    carrier_time: datetime,
    place: str = "",
    text: str = "",
    proof: dict[str, Any] | None = None,
) -> Waybill:
    """Write what the carrier said about its own waybill; the same saying counts once.

    Raises NotFound for another carrier's waybill, EventUnknown.
    """
    actor.require(WAYBILL_RECORD)
    if code not in STATES:
        raise EventUnknown
    if carrier_time.tzinfo is None or carrier_time > clock.now() + CLOCK_DRIFT_MAX:
        raise Invalid("承运商时间须带时区且不晚于当前时间。", field="at")
    rows = Waybill.objects.filter(carrier__code=carrier_code, number=number)
    if not actor.is_system:
        rows = rows.filter(carrier__organization=actor.organization_id)
    waybill = lock_one(rows)
    if waybill is None:
        raise NotFound(field="number")
    _, fresh = WaybillEvent.objects.get_or_create(
        waybill=waybill,
        code=code,
        carrier_time=carrier_time,
        defaults={"received_at": clock.now(), "place": place, "text": text},
    )
    if not fresh:
        return waybill
    said = list(waybill.events.values_list("code", "carrier_time"))
    before, waybill.state = waybill.state, furthest(said)
    if proof:
        waybill.proof = proof
    waybill.save(update_fields=["state", "proof", "updated_at"])
    if waybill.state != before:
        publish(
            WaybillMoved(
                waybill_id=waybill.pk, holder=waybill.holder, state=waybill.state, at=carrier_time
            ),
            actor=actor,
        )
    return waybill
