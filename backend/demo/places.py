"""The three markets drawn on a grid: a block of booths per section. Pure; the same every time.

A section is a block of rows of six booths; leased booths keep the code the roster gave them,
the rest of the block stands vacant.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from backend.demo import roster
from markets.venues.services import BoothDraft, LeaseDraft, MarketDraft

PER_SECTION = 18
PER_ROW = 6
CELL, HEIGHT, AISLE = 10, 8, 6
WIDTH, TALL = 68, 118
FLOORS = (1, 2, 3, 4)
SECTIONS = ("A", "B", "C")
LEASE_SINCE = date(2020, 1, 1)

MARKETS = (
    ("xinhua", "新华集贸中心", "Xinhua Trade Centre", ("textile", "electronics"), "XH",
     "market-xinhua", "石家庄市新华区",
     {"A": ("A座 面料", "Hall A fabrics"), "B": ("B座 服装", "Hall B garments"),
      "D": ("D座 电子城", "Hall D electronics"), "E": ("E座 电脑城", "Hall E computers")}),
    ("nansantiao", "南三条市场", "Nansantiao Market", ("industrial",), "NST", "market-nst",
     "石家庄市桥西区",
     {"1": ("一号楼 五金", "House 1 hardware"), "2": ("二号楼 机电", "House 2 machinery"),
      "3": ("三号楼 劳保包装", "House 3 safety and packing")}),
    ("zhengding", "正定国际小商品市场", "Zhengding International Market", ("intl",), "ZD",
     "market-zd", "石家庄市正定县",
     {"东区": ("东区", "East hall"), "西区": ("西区", "West hall")}),
)  # fmt: skip


def _leased(prefix: str) -> dict[tuple[str, int, str], dict[int, str]]:
    """Merchant slugs by place and number, for the booths of one market."""
    found: dict[tuple[str, int, str], dict[int, str]] = defaultdict(dict)
    for draft in roster.merchants():
        for booth in draft.extra["booths"]:
            head, building, floor, section, number = booth["code"].split("-")
            if head == prefix:
                found[building, int(floor), section][int(number)] = draft.slug
    return found


def _block(
    prefix: str, place: tuple[str, int, str], held: dict[int, str]
) -> tuple[BoothDraft, ...]:
    building, floor, section = place
    free = (number for number in range(101, 999) if number not in held)
    numbers = sorted([*held, *(next(free) for _ in range(max(0, PER_SECTION - len(held))))])
    top = 4 + SECTIONS.index(section) * (3 * HEIGHT + 2 * AISLE)
    rows = []
    for index, number in enumerate(numbers):
        line, column = divmod(index, PER_ROW)
        rows.append(
            BoothDraft(
                code=f"{prefix}-{building}-{floor}-{section}-{number}",
                building=building,
                floor=floor,
                section=section,
                x=4 + column * CELL,
                y=top + line * HEIGHT + (line + 1) // 2 * AISLE,  # rows 2 and 3 back to back
                width=CELL,
                height=HEIGHT,
                area_dm2=600 + 75 * (number % 9),
            )
        )
    return tuple(rows)


def market_drafts(organizations: dict[str, uuid.UUID]) -> list[MarketDraft]:
    """The markets with every booth, and the leases of the roster's merchants."""
    drafts = []
    for order, (slug, zh, en, sites, prefix, manager, town, buildings) in enumerate(MARKETS):
        held = _leased(prefix)
        places = {(b, f, s) for b in buildings for f in FLOORS for s in SECTIONS} | set(held)
        booths: list[BoothDraft] = []
        for place in sorted(places):
            booths += _block(prefix, place, held.get(place, {}))
        drafts.append(
            MarketDraft(
                slug=slug,
                name=zh,
                name_en=en,
                sites=sites,
                manager_id=organizations[manager],
                address=f"河北省{town}",
                position=order,
                width=WIDTH,
                height=TALL,
                building_names=buildings,
                booths=tuple(booths),
                leases=tuple(_leases(prefix, held, organizations)),
            )
        )
    return drafts


def _leases(
    prefix: str,
    held: dict[tuple[str, int, str], dict[int, str]],
    organizations: dict[str, uuid.UUID],
) -> list[LeaseDraft]:
    rows = []
    for (building, floor, section), numbers in sorted(held.items()):
        for number, slug in sorted(numbers.items()):
            code = f"{prefix}-{building}-{floor}-{section}-{number}"
            rows.append(
                LeaseDraft(
                    booth=code,
                    tenant_id=organizations[slug],
                    starts_on=LEASE_SINCE,
                    contract_number=f"ZL-{code}",
                )
            )
    return rows
