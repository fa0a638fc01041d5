"""A small market for tests."""

from __future__ import annotations

from typing import Any

from backend.kernel.actor import SYSTEM
from backend.parties.models import Organization
from markets.venues.models import Booth, Market
from markets.venues.services import BoothDraft, MarketDraft, market_load


def a_market(slug: str = "xinhua", *, manager: Organization | None = None, **fields: Any) -> Market:
    """One building, one floor, one section, four booths ``<SLUG>-A-1-A-10n``."""
    booths = tuple(
        BoothDraft(
            code=f"{slug.upper()}-A-1-A-10{n}", building="A", floor=1, section="A",
            x=10 * n, y=4, width=10, height=8,
        )
        for n in range(1, 5)
    )  # fmt: skip
    draft = MarketDraft(
        slug=slug, name=f"{slug}市场", name_en=slug, sites=("textile",),
        manager_id=manager.pk if manager else None, address="石家庄市", position=0,
        width=68, height=60, building_names={"A": ("A座", "Hall A")}, booths=booths, **fields,
    )  # fmt: skip
    market_load(actor=SYSTEM, draft=draft)
    return Market.objects.get(slug=slug)


def a_booth(market: Market, number: int = 101) -> Booth:
    """A booth of it by the last part of its code."""
    return Booth.objects.get(market=market, code__endswith=f"-{number}")
