"""A whole market in one call, for a demo city or an importer; twice is once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.catalog.drafts import BoothPart
from backend.catalog.services import merchant_listing_update
from backend.kernel.actor import Actor
from markets.venues.models import Booth, Building, Floor, Lease, Market, Section
from markets.venues.permissions import OPERATE
from markets.venues.selectors import today


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothDraft:
    """A booth and its place; building, floor and section are made when missing."""

    code: str
    building: str
    floor: int
    section: str
    x: int
    y: int
    width: int
    height: int
    area_dm2: int = 900
    has_device: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseDraft:
    """A running lease without an agreed end unless given."""

    booth: str
    tenant_id: uuid.UUID
    starts_on: date
    ends_before: date | None = None
    contract_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketDraft:
    """A market with its drawing."""

    slug: str
    name: str
    name_en: str
    sites: tuple[str, ...]
    manager_id: uuid.UUID | None
    address: str
    position: int
    width: int
    height: int
    building_names: dict[str, tuple[str, str]]
    booths: tuple[BoothDraft, ...]
    leases: tuple[LeaseDraft, ...] = field(default=())


@transaction.atomic
def market_load(*, actor: Actor, draft: MarketDraft) -> tuple[int, int]:
    """Make what is missing; returns booths and leases made. Raises Forbidden."""
    actor.require(OPERATE)
    market, _ = Market.objects.update_or_create(
        slug=draft.slug,
        defaults={
            "name": draft.name,
            "name_en": draft.name_en,
            "sites": list(draft.sites),
            "manager_id": draft.manager_id,
            "address": draft.address,
            "position": draft.position,
        },
    )
    sections = _sections(market, draft)
    known = set(Booth.objects.filter(market=market).values_list("code", flat=True))
    fresh = [
        Booth(
            market=market,
            section=sections[row.building, row.floor, row.section],
            code=row.code,
            area_dm2=row.area_dm2,
            x=row.x,
            y=row.y,
            width=row.width,
            height=row.height,
            has_device=row.has_device,
        )
        for row in draft.booths
        if row.code not in known
    ]
    Booth.objects.bulk_create(fresh, batch_size=500)
    return len(fresh), _leases(market, draft.leases)


def _sections(market: Market, draft: MarketDraft) -> dict[tuple[str, int, str], Section]:
    buildings: dict[str, Building] = {}
    floors: dict[tuple[str, int], Floor] = {}
    sections: dict[tuple[str, int, str], Section] = {}
    for building, number, code in sorted({(b.building, b.floor, b.section) for b in draft.booths}):
        if building not in buildings:
            zh, en = draft.building_names.get(building, (building, building))
            buildings[building], _ = Building.objects.get_or_create(
                market=market, code=building, defaults={"name": zh, "name_en": en}
            )
        if (building, number) not in floors:
            floors[building, number], _ = Floor.objects.get_or_create(
                building=buildings[building],
                number=number,
                defaults={"width": draft.width, "height": draft.height},
            )
        sections[building, number, code], _ = Section.objects.get_or_create(
            floor=floors[building, number], code=code, defaults={"name": f"{code}区"}
        )
    return sections


def _leases(market: Market, drafts: Sequence[LeaseDraft]) -> int:
    booths = {row.code: row for row in Booth.objects.filter(market=market)}
    held = set(
        Lease.objects.filter(booth__market=market, valid__contains=today()).values_list(
            "booth__code", flat=True
        )
    )
    fresh = [row for row in drafts if row.booth not in held]
    Lease.objects.bulk_create(
        Lease(
            booth=booths[row.booth],
            tenant_id=row.tenant_id,
            valid=DateRange(row.starts_on, row.ends_before),
            contract_number=row.contract_number,
            pushed=True,
        )
        for row in fresh
    )
    codes: dict[uuid.UUID, set[str]] = {}
    for tenant, code in Lease.objects.filter(
        tenant_id__in={row.tenant_id for row in fresh}, valid__contains=today()
    ).values_list("tenant_id", "booth__code"):
        codes.setdefault(tenant, set()).add(code)
    for tenant, own in codes.items():
        merchant_listing_update(tenant, BoothPart(tuple(sorted(own))))
    return len(fresh)
