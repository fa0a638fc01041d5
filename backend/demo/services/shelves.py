"""Filling the shops: goods, tiers, quantity rules and stock, batch by batch."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from backend.catalog.selectors import variants_home
from backend.catalog.services import products_load
from backend.demo import generator, goods, roster
from backend.demo.services.mall import OfferWish
from backend.demo.services.people import CITY
from backend.inventory.services.fill import stock_fill
from backend.pricing.services.bulk import QuantityRow, TierRow, quantity_rules_load, tiers_load

BATCH = 300


def goods_load(
    organizations: dict[str, uuid.UUID],
    *,
    products: int,
    seed: int,
    advance: Callable[[int], None],
) -> tuple[int, list[OfferWish]]:
    """Load the products of the four sites; returns variants and what may stand on the mall.

    ``advance`` hears each batch.
    """
    shops = {row.slug: row for row in roster.merchants()}
    mall = {organizations[slug] for slug, row in shops.items() if row.is_gov_supplier}
    variants = 0
    wishes: list[OfferWish] = []
    for site, count in goods.counts(products).items():
        own = [organizations[slug] for slug, row in shops.items() if row.extra["site"] == site]
        shelves = goods.Shelves(site, own, mall)
        source = goods.site_goods(site, count, seed=seed)
        for batch in _batches(source):
            variants += _batch(shelves, batch, wishes)
            advance(len(batch))
    return variants, wishes


def _batches(
    source: Iterator[generator.ProductDraft],
) -> Iterator[list[generator.ProductDraft]]:
    while batch := list(islice(source, BATCH)):
        yield batch


@transaction.atomic
def _batch(
    shelves: goods.Shelves, batch: list[generator.ProductDraft], wishes: list[OfferWish]
) -> int:
    drafts = [shelves.draft(each) for each in batch]
    ids = products_load(drafts, actor=CITY)
    homes = variants_home(ids.values())
    quantity_rules_load(
        actor=CITY,
        rows=[
            QuantityRow(homes[ids[each.variants[0].sku]][0], each.moq, each.step) for each in batch
        ],
    )
    _tiers(shelves.site, batch, ids)
    stock_fill(
        actor=CITY,
        counted={ids[row.sku]: row.stock for each in batch for row in each.variants},
    )
    for draft, each in zip(drafts, batch, strict=True):
        sold = next((row.sku for row in each.variants if row.stock), None)
        if draft.gpc_code and sold:
            label = f"{goods.category_name(shelves.site, each.category)} 通用规格"
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
