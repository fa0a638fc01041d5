"""Reading markets, floors, booths and leases."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from backend.kernel import clock
from backend.kernel.actor import Viewer
from backend.rulebook.selectors import CHINA, local_day
from markets.venues.models import Booth, Building, Floor, Lease, Market, MarketHoliday
from markets.venues.permissions import MARKET_READ, OPERATE
from markets.venues.rules import VACANT, Hours, StallFacts, stall_status

AUDIT_READ = "audit.read"


@dataclass(frozen=True, slots=True)
class Stall:
    """A booth today: its status and who holds it."""

    booth: Booth
    status: str
    lease: Lease | None


def today() -> date:
    """The day in China."""
    return local_day(clock.now())


def markets_list(site: str = "") -> list[Market]:
    """Markets in order, those of one site if named."""
    rows = Market.objects.order_by("position", "slug")
    return list(rows.filter(sites__contains=[site]) if site else rows)


def market_by_slug(slug: str) -> Market | None:
    """One market."""
    return Market.objects.filter(slug=slug).first()


def markets_managed(viewer: Viewer) -> QuerySet[Market]:
    """Markets the viewer manages; all for the operator and those who audit."""
    if viewer.may(OPERATE) or viewer.may(AUDIT_READ):
        return Market.objects.all()
    if viewer.organization_id is None or not viewer.may(MARKET_READ):
        return Market.objects.none()
    return Market.objects.filter(manager_id=viewer.organization_id)


def floors_of(market_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Building]]:
    """Buildings with their floors by market."""
    found: dict[uuid.UUID, list[Building]] = defaultdict(list)
    rows = Building.objects.filter(market_id__in=list(market_ids)).prefetch_related("floors")
    for row in rows.order_by("code"):
        found[row.market_id].append(row)
    return found


def floor_get(floor_id: uuid.UUID) -> Floor | None:
    """One floor with its building and market."""
    return Floor.objects.select_related("building__market").filter(pk=floor_id).first()


def _hours(markets: Iterable[Market], local: datetime) -> dict[uuid.UUID, Hours]:
    rows = list(markets)
    shut = set(
        MarketHoliday.objects.filter(market__in=rows, day=local.date()).values_list(
            "market_id", flat=True
        )
    )
    return {
        row.pk: Hours(opens=row.opens, closes=row.closes, holiday=row.pk in shut) for row in rows
    }


def stalls_of(booths: Iterable[Booth]) -> list[Stall]:
    """What the booths show now; each booth carries its market."""
    rows = list(booths)
    now = clock.now()
    local = now.astimezone(CHINA)
    hours = _hours({row.market_id: row.market for row in rows}.values(), local)
    leases = {
        lease.booth_id: lease
        for lease in Lease.objects.filter(
            booth__in=[row.pk for row in rows], valid__contains=local.date()
        ).select_related("tenant")
    }
    stalls = []
    for row in rows:
        lease = leases.get(row.pk)
        facts = StallFacts(
            live_since=row.live_since,
            has_device=row.has_device,
            heartbeat_at=row.heartbeat_at,
            moved=bool(row.moved_to),
        )
        status = VACANT
        if lease is not None or row.moved_to:
            status = stall_status(facts, hours[row.market_id], now=now, local=local)
        stalls.append(Stall(row, status, lease))
    return stalls


def stalls_on_floor(floor: Floor) -> list[Stall]:
    """The stalls of one floor in the order of their codes."""
    rows = Booth.objects.filter(section__floor=floor).select_related(
        "market", "section__floor__building"
    )
    return stalls_of(rows.order_by("code"))


def stall_get(market: str, code: str) -> Stall | None:
    """One stall by its code."""
    rows = Booth.objects.filter(market__slug=market, code=code)
    found = stalls_of(rows.select_related("market", "section__floor__building"))
    return found[0] if found else None


def stall_by_id(booth_id: uuid.UUID) -> Stall | None:
    """One stall by its id."""
    found = stalls_of(
        Booth.objects.filter(pk=booth_id).select_related("market", "section__floor__building")
    )
    return found[0] if found else None


def stalls_by_ids(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Stall]:
    """Stalls by booth id; unknown ids are absent."""
    rows = Booth.objects.filter(pk__in=list(ids))
    found = stalls_of(rows.select_related("market", "section__floor__building"))
    return {stall.booth.pk: stall for stall in found}


def stalls_of_merchants(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Stall]]:
    """The stalls merchants hold today, by merchant, in the order of their codes."""
    leased = Lease.objects.filter(tenant_id__in=list(ids), valid__contains=today())
    booths = Booth.objects.filter(pk__in=leased.values("booth_id"))
    found: dict[uuid.UUID, list[Stall]] = defaultdict(list)
    for stall in stalls_of(
        booths.select_related("market", "section__floor__building").order_by("code")
    ):
        if stall.lease is not None:
            found[stall.lease.tenant_id].append(stall)
    return found


def leases_visible(viewer: Viewer) -> QuerySet[Lease]:
    """Leases of the markets the viewer manages, or the acting merchant's own."""
    rows = Lease.objects.filter(valid__isempty=False).select_related(
        "booth__market", "booth__section__floor__building", "tenant"
    )
    markets = markets_managed(viewer)
    if markets.exists():
        return rows.filter(booth__market__in=markets)
    if viewer.organization_id is None or not viewer.roles:
        return rows.none()
    return rows.filter(tenant_id=viewer.organization_id)


def has_booth(merchant_id: uuid.UUID) -> bool:
    """Whether a merchant holds a booth today."""
    return Lease.objects.filter(tenant_id=merchant_id, valid__contains=today()).exists()


def leases_run_to(merchant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, date]:
    """The last day of each merchant's longest running lease; who holds no booth is absent."""
    rows = Lease.objects.filter(tenant_id__in=list(merchant_ids), valid__contains=today())
    found: dict[uuid.UUID, date] = {}
    for tenant, valid in rows.values_list("tenant_id", "valid"):
        found[tenant] = max(found.get(tenant, date.min), valid.upper or date.max)
    return found


@dataclass(frozen=True, slots=True)
class FloorTally:
    """How many booths a floor has and how many are held."""

    booths: int
    leased: int


def floor_tallies(floor_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, FloorTally]:
    """Counts by floor."""
    ids = list(floor_ids)
    all_booths: dict[uuid.UUID, int] = defaultdict(int)
    for floor in Booth.objects.filter(section__floor_id__in=ids).values_list(
        "section__floor_id", flat=True
    ):
        all_booths[floor] += 1
    held: dict[uuid.UUID, int] = defaultdict(int)
    leases = Lease.objects.filter(booth__section__floor_id__in=ids, valid__contains=today())
    for floor in leases.values_list("booth__section__floor_id", flat=True):
        held[floor] += 1
    return {key: FloorTally(all_booths[key], held[key]) for key in ids}
