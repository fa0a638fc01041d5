"""Filling the shops: goods, tiers, quantity rules and stock, batch by batch."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from backend.catalog.drafts import ProductDraft
from backend.catalog.selectors import variants_home
from backend.catalog.services import products_load
from backend.demo import generator, goods, roster
from backend.demo.services.mall import OfferWish
from backend.demo.services.people import CITY
from backend.inventory.services.fill import stock_fill
from backend.pricing.services.bulk import QuantityRow, TierRow, quantity_rules_load, tiers_load

BATCH = 300


@dataclass(frozen=True, slots=True)
class Stock:
    """Which goods are loaded: how many the whole city has, from which seed, the first or the others."""

    products: int
    seed: int
    first: bool

    def span(self, site: str) -> tuple[int, int]:
        """The site's goods from the first of these numbers to before the second."""
        first = goods.first_counts(self.products)[site]
        return (0, first) if self.first else (first, goods.counts(self.products)[site])


def site_load(
    organizations: dict[str, uuid.UUID],
    site: str,
    stock: Stock,
    *,
    advance: Callable[[int], None],
) -> tuple[int, list[OfferWish]]:
    """Load products of one site; returns variants and what may stand on the mall.

    ``advance`` hears each batch. All before the span is drawn as well, so that the same seed
    always gives the same goods.
    """
    start, stop = stock.span(site)
    shelves = goods.Shelves(site, _shops(organizations, site))
    drawn = ((shelves.draft(each), each) for each in goods.site_goods(site, stop, seed=stock.seed))
    source = islice(drawn, start, None)
    variants = 0
    wishes: list[OfferWish] = []
    while batch := list(islice(source, BATCH)):
        variants += _batch(site, batch, wishes)
        advance(len(batch))
    return variants, wishes


def _shops(organizations: dict[str, uuid.UUID], site: str) -> list[goods.Shop]:
    return [
        goods.Shop(
            merchant_id=organizations[row.slug],
            booth_codes=tuple(sorted(booth["code"] for booth in row.extra["booths"])),
            on_mall=row.is_gov_supplier,
        )
        for row in roster.merchants()
        if row.extra["site"] == site and row.slug not in roster.NEWCOMERS
    ]


@transaction.atomic
def _batch(
    site: str, pairs: list[tuple[ProductDraft, generator.ProductDraft]], wishes: list[OfferWish]
) -> int:
    batch = [each for _, each in pairs]
    ids = products_load([draft for draft, _ in pairs], actor=CITY)
    homes = variants_home(ids.values())
    quantity_rules_load(
        actor=CITY,
        rows=[
            QuantityRow(homes[ids[each.variants[0].sku]][0], each.moq, each.step) for each in batch
        ],
    )
    _tiers(site, batch, ids)
    stock_fill(
        actor=CITY,
        counted={ids[row.sku]: row.stock for each in batch for row in each.variants},
    )
    for draft, each in pairs:
        sold = next((row.sku for row in each.variants if row.stock), None)
        if draft.gpc_code and sold:
            label = f"{goods.category_name(site, each.category)} 通用规格"
            wishes.append(OfferWish(ids[sold], draft.merchant_id, draft.gpc_code, label))
    return len(ids)


def _tiers(site: str, batch: list[generator.ProductDraft], ids: dict[str, uuid.UUID]) -> None:
    """Tiers as drawn in yuan; abroad derived from them, so that a lower tier stays lower."""
    home = [
        (ids[variant.sku], tier.min_quantity, tier.price)
        for each in batch
        for variant in each.variants
        for tier in variant.tiers
        if len(variant.tiers) > 1
    ]
    tiers_load(actor=CITY, channel=f"{site}-cny", rows=[TierRow(*row) for row in home])
    if site != "intl":
        return
    for currency in goods.ABROAD:
        tiers_load(
            actor=CITY,
            channel=f"intl-{currency.lower()}",
            rows=[
                TierRow(variant, minimum, goods.abroad_price(price, currency))
                for variant, minimum, price in home
            ],
        )
