"""From the generator's goods to the catalogue's drafts: prices per channel, tiers, pictures. Pure."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module

from backend.catalog.drafts import ProductDraft, SaleUnitDraft, VariantDraft
from backend.demo import generator
from backend.demo.carriage import CNY_PER
from backend.demo.recipe import Recipe
from backend.pricing.rules import derived_price
from markets.sites.data import SITES
from markets.sites.rules import SiteSpec

ABROAD = ("USD", "EUR", "RUB", "AED")
EXPORT_MARGIN = Decimal("0.12")
SMALLEST = Decimal("0.01")
OPENING = 1_200
"""With so many products the sites open; the others come while people look at these."""
SITE_SHARES = {"textile": 0.30, "electronics": 0.24, "industrial": 0.24, "intl": 0.22}
GPC_CODES = {
    "desktop": "A02010104", "laptop": "A02010105", "tablet": "A02010107", "printer": "A02021003",
    "projector": "A02020200", "monitor": "A02010604", "keyboard": "A02010699", "router": "A02010205",
    "paper": "A05040101", "pen": "A05040201", "notebook": "A05040299", "lamp": "A02061900",
    "kettle": "A02061899", "fan": "A02061802", "cable": "A02061599",
}  # fmt: skip
"""Catalogue numbers of government purchases by motif; goods with one may stand on the e-mall."""


def counts(total: int) -> dict[str, int]:
    """How many products each site gets; the sum is the total."""
    shares = {slug: int(total * share) for slug, share in SITE_SHARES.items()}
    shares["textile"] += total - sum(shares.values())
    return shares


def first_counts(total: int) -> dict[str, int]:
    """How many of them each site opens with."""
    return counts(min(total, OPENING))


def recipes(site: str) -> Sequence[Recipe]:
    """What the generator knows about a site's goods."""
    found: Sequence[Recipe] = import_module(f"backend.demo.data.{site}").RECIPES
    return found


def site_goods(site: str, count: int, *, seed: int) -> Iterator[generator.ProductDraft]:
    """The site's products, the same for the same seed."""
    spec: SiteSpec = next(each for each in SITES if each.slug == site)
    return generator.Generator(spec, recipes(site), seed=seed).products(count)


def category_name(site: str, slug: str) -> str:
    """What a leaf category is called."""
    spec = next(each for each in SITES if each.slug == site)
    return next(leaf.zh for top in spec.categories for leaf in top.leaves() if leaf.slug == slug)


def abroad_price(cny: Decimal, currency: str) -> Decimal:
    """The list price in a foreign currency, derived as the markets brief says (section 6)."""
    derived = derived_price(cny, rate=CNY_PER[currency], margin=EXPORT_MARGIN)
    return max(SMALLEST, derived)


def prices(site: str, cny: Decimal, *, on_mall: bool) -> dict[str, Decimal]:
    """Channel slug to list price."""
    found = {f"{site}-cny": cny}
    if site == "intl":
        found |= {f"intl-{code.lower()}": abroad_price(cny, code) for code in ABROAD}
    if on_mall:
        found["gov"] = cny
    return found


@dataclass(frozen=True, slots=True)
class Shop:
    """A merchant as its shelves see it."""

    merchant_id: uuid.UUID
    booth_codes: tuple[str, ...] = ()
    on_mall: bool = False


class Shelves:
    """Deals goods out to the shops of a site: a category stays with few of them."""

    def __init__(self, site: str, shops: Sequence[Shop]) -> None:
        self.site, self.shops = site, shops
        self.random = random.Random(f"shelves:{site}")
        self._homes: dict[str, list[Shop]] = {}

    def shop_for(self, category: str) -> Shop:
        """One of the four shops that carry a category."""
        if category not in self._homes:
            place = len(self._homes)
            count = len(self.shops)
            self._homes[category] = [self.shops[(place * 3 + step) % count] for step in range(4)]
        return self.random.choice(self._homes[category])

    def draft(self, goods: generator.ProductDraft) -> ProductDraft:
        """The catalogue's draft of one product."""
        shop = self.shop_for(goods.category)
        code = GPC_CODES.get(goods.art, "")
        on_mall = bool(code) and shop.on_mall
        picture = {
            "art": goods.art,
            "color": next((each.choices.get("color", "") for each in goods.variants), ""),
            "seed": self.random.randrange(10**6),
        }
        return ProductDraft(
            merchant_id=shop.merchant_id,
            category=goods.category,
            product_type=goods.product_type,
            name=goods.name,
            slug=goods.slug,
            description=_description(goods),
            facts=dict(goods.facts),
            variants=tuple(self._variant(goods, each, on_mall) for each in goods.variants),
            translations={"EN": {"name": goods.english}},
            media=((picture_url(picture), goods.name[:250]),),
            picture=picture,
            unit=goods.unit,
            hs_code=goods.hs_code,
            gpc_code=code if on_mall else "",
            returnable=self.random.random() < 0.6,
            metadata={"demo": "1"},
            booth_codes=shop.booth_codes,
            in_stock=any(each.stock for each in goods.variants),
        )

    def _variant(
        self, goods: generator.ProductDraft, variant: generator.VariantDraft, on_mall: bool
    ) -> VariantDraft:
        pieces = goods.carton["pcs_per_carton"]
        return VariantDraft(
            sku=variant.sku,
            name=variant.name,
            prices=prices(self.site, variant.price, on_mall=on_mall),
            choices=dict(variant.choices),
            base_unit=goods.unit,
            weight_g=variant.weight_g,
            carton=dict(goods.carton),
            sale_units=(SaleUnitDraft("CT", "箱", pieces),) if pieces > 1 else (),
        )


def picture_url(picture: Mapping[str, object]) -> str:
    """Where a product's drawing is served; the address says all that is drawn."""
    return f"/pictures/{picture['art']}-{picture['color'] or 'none'}-{picture['seed']}.svg"


def _description(goods: generator.ProductDraft) -> dict[str, object]:
    """Rich text as Saleor's editors keep it."""
    carton = goods.carton
    texts = (
        "、".join(goods.points),
        f"起订量 {goods.moq} {goods.unit}，现货当日发出，支持整箱混批。",
        f"装箱：每箱 {carton['pcs_per_carton']} {goods.unit}，外箱 "
        f"{carton['l_cm']}×{carton['w_cm']}×{carton['h_cm']} cm，毛重 {carton['gross_g'] / 1000:.1f} kg。",
    )
    return {
        "blocks": [{"type": "paragraph", "data": {"text": text}} for text in texts],
        "version": "2.22.2",
    }
