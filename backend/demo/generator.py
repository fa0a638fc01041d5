"""Products from recipes: same seed, same goods. Pure; knows no table."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import product as combinations

from backend.demo.recipe import Recipe
from backend.demo.shapes import PRICE_LOG_SIGMA_GOODS, lognormal
from markets.sites.rules import AttributeSpec, Choice, SiteSpec

VARIANTS_MAX = 8
# A listing's median price varies less within one leaf category than over a whole market.
SIGMA_IN_CATEGORY = PRICE_LOG_SIGMA_GOODS / 2.6
TIER_STEPS = ((3, 0.94), (10, 0.88), (30, 0.83))
CENT = Decimal("0.01")
TENTH_FEN = Decimal("0.001")
# Article numbers begin with the site's market: textile, electronics, Nansantiao, Zhengding.
NUMBER_PREFIX = {"textile": "TX", "electronics": "EL", "industrial": "NS", "intl": "ZD"}


@dataclass(frozen=True, slots=True)
class TierDraft:
    """Unit price from a minimum quantity."""

    min_quantity: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """One sellable variant. ``choices`` maps attribute slug to option code."""

    sku: str
    name: str
    choices: dict[str, str]
    price: Decimal
    tiers: tuple[TierDraft, ...]
    weight_g: int
    stock: int


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """One product of one merchant. ``facts`` maps attribute slug to a plain or coded value."""

    site: str
    category: str
    product_type: str
    name: str
    english: str
    slug: str
    points: tuple[str, ...]
    facts: dict[str, str]
    moq: int
    step: int
    unit: str
    carton: dict[str, int]
    art: str
    variants: tuple[VariantDraft, ...] = field(default_factory=tuple)

    @property
    def hs_code(self) -> str:
        """The customs code, where the site asks for one."""
        return self.facts.get("hs-code", "")


class Generator:
    """Draws products of one site. ``seed`` and ``site`` decide everything."""

    def __init__(self, site: SiteSpec, recipes: Sequence[Recipe], *, seed: int) -> None:
        self.site = site
        self.random = random.Random(f"{seed}:{site.slug}")
        self.recipes = {each.category: each for each in recipes}
        self.attributes = {each.slug: each for each in site.attributes}
        self.types = {
            leaf.slug: leaf.product_type for top in site.categories for leaf in top.leaves()
        }
        self.counter = 0

    def products(self, count: int) -> Iterator[ProductDraft]:
        """``count`` products, spread over all leaf categories in turn."""
        leaves = list(self.recipes)
        for index in range(count):
            yield self.product(leaves[index % len(leaves)])

    def product(self, category: str) -> ProductDraft:
        """One product of a category."""
        self.counter += 1
        recipe = self.recipes[category]
        points = tuple(self.random.sample(recipe.points, k=min(4, len(recipe.points))))
        facts = self._facts(recipe)
        price = self._price(recipe)
        moq = self.random.choice(recipe.moq)
        number = f"{NUMBER_PREFIX[self.site.slug]}{self.counter:05d}"
        facts.setdefault("style-no", number)
        name = self._title(recipe, points, facts, number)
        return ProductDraft(
            site=self.site.slug,
            category=category,
            product_type=self.types[category],
            name=name,
            english=f"{recipe.english} {number}",
            slug=f"{category}-{number.lower()}",
            points=points,
            facts=facts,
            moq=moq,
            step=self._step(moq),
            unit=recipe.unit,
            carton=self._carton(recipe),
            art=recipe.art,
            variants=self._variants(recipe, number=number, price=price, moq=moq),
        )

    def _title(
        self, recipe: Recipe, points: tuple[str, ...], facts: dict[str, str], number: str
    ) -> str:
        """As market sellers write them: brand, noun, then what sells it, then the style number."""
        noun = self.random.choice(recipe.nouns)
        head = facts.get("brand", "")
        front, back = points[:2], points[2:]
        shapes = (
            f"{head}{''.join(front)}{noun} {' '.join(back)}",
            f"{head}{noun} {' '.join(points)}",
            f"{head}{front[0]}{noun}{''.join(front[1:])} {' '.join(back)} {number}",
        )
        return " ".join(self.random.choice(shapes).split())

    def _facts(self, recipe: Recipe) -> dict[str, str]:
        facts = {}
        for name, pool in recipe.facts:
            spec = self.attributes[name]
            if spec.kind == "NUMERIC" and "-" in pool:
                low, high = (float(end) for end in pool.split("-"))
                value = self.random.uniform(low, high)
                facts[name] = f"{value:.1f}" if "." in pool else f"{value:.0f}"
            elif name == "model":
                facts[name] = f"{pool}{self.random.randint(10, 99)}{self.random.choice('ABCEK')}"
            else:
                facts[name] = self.random.choice(pool.split(","))
        return facts

    def _price(self, recipe: Recipe) -> Decimal:
        drawn = lognormal(self.random, median=recipe.price, sigma=SIGMA_IN_CATEGORY)
        step = CENT if drawn >= 1 else TENTH_FEN
        return max(step, Decimal(str(drawn)).quantize(step, rounding=ROUND_HALF_UP))

    @staticmethod
    def _step(moq: int) -> int:
        for step in (100, 50, 12, 10, 6, 5):
            if moq % step == 0 and moq > step:
                return step
        return 1

    @staticmethod
    def _carton(recipe: Recipe) -> dict[str, int]:
        pieces, length, width, height = recipe.carton
        net = recipe.gram * pieces
        return {
            "pcs_per_carton": pieces,
            "l_cm": length,
            "w_cm": width,
            "h_cm": height,
            "net_g": net,
            "gross_g": net + 800,
        }

    def _tiers(self, price: Decimal, moq: int) -> tuple[TierDraft, ...]:
        step = CENT if price >= 1 else TENTH_FEN
        tiers = [TierDraft(moq, price)]
        for factor, share in TIER_STEPS[: self.random.randint(1, len(TIER_STEPS))]:
            lower = (price * Decimal(str(share))).quantize(step, rounding=ROUND_HALF_UP)
            if lower < tiers[-1].price:
                tiers.append(TierDraft(max(moq, 2) * factor, lower))
        return tuple(tiers)

    def _options(self, recipe: Recipe) -> list[tuple[str, list[Choice]]]:
        drawn = []
        for name, count in recipe.axes:
            pool = self._pool(self.attributes[name], recipe)
            chosen = self.random.sample(pool, k=min(count, len(pool)))
            drawn.append((name, sorted(chosen, key=pool.index)))
        return drawn

    @staticmethod
    def _pool(spec: AttributeSpec, recipe: Recipe) -> list[Choice]:
        """The options that make sense: shoes take numbers, children heights, the rest letters."""
        if spec.slug != "size":
            return [each for each in spec.choices if each.code != "none"]
        if recipe.art == "shoe":
            return [each for each in spec.choices if each.code.isdigit() and int(each.code) < 50]
        if recipe.category in {"baby-suits", "kids-sets", "kids-down", "uniforms"}:
            return [each for each in spec.choices if each.code.isdigit() and int(each.code) >= 80]
        return [each for each in spec.choices if not each.code.isdigit()][:7]

    def _variants(
        self, recipe: Recipe, *, number: str, price: Decimal, moq: int
    ) -> tuple[VariantDraft, ...]:
        options = self._options(recipe)
        names = [name for name, _ in options]
        grid = list(combinations(*(choices for _, choices in options)))[:VARIANTS_MAX]
        tiers = self._tiers(price, moq)
        drafts = []
        for index, choices in enumerate(grid, start=1):
            stock = int(moq * self.random.choice((0, 8, 20, 40, 80, 160, 320)))
            drafts.append(
                VariantDraft(
                    sku=f"{number}-{index:02d}",
                    name=" / ".join(each.zh for each in choices) or "标准",
                    choices={name: each.code for name, each in zip(names, choices, strict=True)},
                    price=price,
                    tiers=tiers,
                    weight_g=recipe.gram,
                    stock=stock,
                )
            )
        return tuple(drafts)
