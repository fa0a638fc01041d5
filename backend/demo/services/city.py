"""The whole city in two acts; playing one twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.demo import goods, roster
from backend.demo.services.crew import Crew
from backend.demo.services.mall import OfferWish, offers_load
from backend.demo.services.people import budgets_load, carriers_load, people_load
from backend.demo.services.shelves import Stock
from backend.demo.services.shops import newcomers_load, shops_load
from backend.parties.selectors import organization_ids
from markets.sites.services import sites_sync

PRODUCTS = 12_000
SEED = 20260302


def _deaf(_heard: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class City:
    """What was loaded."""

    organizations: int
    accounts: int
    products: int
    variants: int
    offers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPlan:
    """A city's size and seed, and who hears of its progress.

    ``advance`` hears how many products were loaded, ``say`` what is done now. With more than one
    ``processes`` the sites are filled side by side (each process then needs the database's
    committed state, so not inside a transaction).
    """

    products: int = PRODUCTS
    seed: int = SEED
    processes: int = 1
    advance: Callable[[int], None] = _deaf
    say: Callable[[str], None] = _deaf


def city_open(plan: CityPlan, *, password: str) -> City:
    """What the sites open with: people, markets, established shops and their first goods."""
    plan.say("站点与类目 / sites")
    sites_sync()
    plan.say("单位与账号 / organisations")
    ids = people_load(password=password)
    carriers_load(ids)
    budgets_load(ids)
    plan.say("档口与入驻 / booths, onboarding")
    shops_load(ids)
    plan.say("商品 / goods")
    variants, offers = _goods(plan, first=True)
    count = sum(goods.first_counts(plan.products).values())
    return City(len(ids), len(roster.accounts()), count, variants, offers)


def city_complete(plan: CityPlan) -> City:
    """The rest, while the sites are open: newcomers with their contracts, all other goods."""
    plan.say("商品 / goods")
    variants, offers = _goods(plan, first=False)
    count = plan.products - sum(goods.first_counts(plan.products).values())
    return City(0, 0, count, variants, offers)


def city_load(plan: CityPlan, *, password: str) -> City:
    """Both acts one after the other."""
    opened, rest = city_open(plan, password=password), city_complete(plan)
    return City(
        opened.organizations,
        opened.accounts,
        opened.products + rest.products,
        opened.variants + rest.variants,
        opened.offers + rest.offers,
    )


def _goods(plan: CityPlan, *, first: bool) -> tuple[int, int]:
    """Fill the shelves of all sites, and let newcomers apply meanwhile; variants and mall offers."""
    ids = organization_ids([row.slug for row in roster.merchants()] + ["operator"])
    wishes: list[OfferWish] = []
    variants = 0
    with Crew(ids, Stock(plan.products, plan.seed, first), plan.processes) as crew:
        crew.begin(list(goods.SITE_SHARES))
        if not first:
            newcomers_load(ids)
        for made, wanted in crew.results(plan.advance):
            variants += made
            wishes += wanted
    return variants, offers_load(wishes)
