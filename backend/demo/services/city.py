"""The whole city in one call; running it twice changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from backend.catalog.drafts import BoothPart
from backend.catalog.services import merchant_listing_update
from backend.demo import roster
from backend.demo.services.mall import offers_load
from backend.demo.services.people import budgets_load, carriers_load, people_load
from backend.demo.services.shelves import goods_load
from markets.sites.services import sites_sync

PRODUCTS = 12_000
SEED = 20260302


@dataclass(frozen=True, slots=True)
class City:
    """What stands."""

    organizations: int
    accounts: int
    products: int
    variants: int
    offers: int


def city_load(
    *,
    products: int = PRODUCTS,
    seed: int = SEED,
    password: str,
    advance: Callable[[int], None] = lambda _count: None,
    say: Callable[[str], None] = lambda _text: None,
) -> City:
    """Make sites, people, carriers, budgets, goods, booths and mall offers.

    ``advance`` hears how many products were loaded, ``say`` what is done now.
    """
    say("站点与类目 / sites")
    sites_sync()
    say("单位与账号 / organisations")
    ids = people_load(password=password)
    carriers_load(ids)
    budgets_load(ids)
    say("商品 / goods")
    variants, wishes = goods_load(ids, products=products, seed=seed, advance=advance)
    say("档口与商城 / booths, e-mall")
    _booths(ids)
    offers = offers_load(wishes)
    return City(len(ids), len(roster.accounts()), products, variants, offers)


def _booths(organizations: dict[str, uuid.UUID]) -> None:
    for draft in roster.merchants():
        codes = tuple(booth["code"] for booth in draft.extra["booths"])
        merchant_listing_update(organizations[draft.slug], BoothPart(codes))
