"""The plan of a market: hours, holidays, booths."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_one
from markets.venues.errors import BoothCodeTaken
from markets.venues.models import Booth, Market, MarketHoliday, Section
from markets.venues.services.access import market_of_manager, require_manager

CODE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]+(-[0-9A-Za-z\u4e00-\u9fff]+){1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothPlace:
    """Where a booth lies on its floor's drawing, in grid units; area in square decimetres."""

    section_id: uuid.UUID
    code: str
    x: int
    y: int
    width: int
    height: int
    area_dm2: int = 900
    has_device: bool = False


@transaction.atomic
def booth_put(*, actor: Actor, place: BoothPlace, booth_id: uuid.UUID | None = None) -> Booth:
    """Draw a booth, or move it on the drawing. Raises Forbidden, NotFound, Invalid, BoothCodeTaken."""
    require_manager(actor)
    section = Section.objects.select_related("floor__building").filter(pk=place.section_id).first()
    if section is None:
        raise NotFound(field="sectionOf")
    market = market_of_manager(actor, section.floor.building.market_id, field="sectionOf")
    if not CODE.fullmatch(place.code) or len(place.code) > 40:
        raise Invalid("摊位号由字母、数字或汉字组成，用短横线分段，如 XH-A-3-B-217。", field="code")
    inside = place.x >= 0 and place.y >= 0 and place.width > 0 and place.height > 0
    floor = section.floor
    if not inside or place.x + place.width > floor.width or place.y + place.height > floor.height:
        raise Invalid("摊位须画在楼层图之内。", field="x")
    if not 1 <= place.area_dm2 <= 1_000_000:
        raise Invalid("面积不合理。", field="areaDm2")
    taken = Booth.objects.filter(market=market, code=place.code).first()
    if taken is not None and taken.pk != booth_id:
        raise BoothCodeTaken
    booth = Booth(market=market)
    if booth_id is not None:
        held = lock_one(Booth.objects.filter(pk=booth_id, market=market))
        if held is None:
            raise NotFound(field="id")
        booth = held
    booth.section = section
    for name in ("code", "x", "y", "width", "height", "area_dm2", "has_device"):
        setattr(booth, name, getattr(place, name))
    booth.save()
    return booth


@transaction.atomic
def holiday_set(
    *, actor: Actor, market_id: uuid.UUID, day: date, shut: bool, note: str = ""
) -> Market:
    """Shut a market on a day, or open it again. Raises Forbidden, NotFound."""
    market = market_of_manager(actor, market_id, field="marketId")
    if shut:
        MarketHoliday.objects.update_or_create(
            market=market, day=day, defaults={"note": note.strip()[:80]}
        )
    else:
        MarketHoliday.objects.filter(market=market, day=day).delete()
    return market


@transaction.atomic
def market_hours_set(*, actor: Actor, market_id: uuid.UUID, opens: time, closes: time) -> Market:
    """Opening hours, local time. Raises Forbidden, NotFound, Invalid."""
    market = market_of_manager(actor, market_id, field="marketId")
    if opens >= closes:
        raise Invalid("关门时间须晚于开门时间。", field="closes")
    market.opens, market.closes = opens, closes
    market.save(update_fields=["opens", "closes", "updated_at"])
    return market
