"""From what was charged to a price structure that charges exactly that. Pure.

The pricing of the core takes the lowest of a quantity's public tier and the customer's own list
(markets brief 6), and never a price given with a line. So for one article:

1. **Tiers.** The public price of a quantity is the highest price anybody paid for that quantity or
   a larger one: the lowest falling staircase below which no sale lies. Each step begins at the
   smallest quantity that was sold at its price; at most six, those that carry most sales.
2. **Lists.** Whoever paid less than the tier has it in the list of the own company: entries from
   a minimum quantity. As an entry also lowers every larger quantity, sales of one customer that
   contradict each other (more pieces for a higher price, or the same number at two prices) are
   parted in time: the list is agreed anew before the sale that contradicts it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from backend.pricing.rules import TIERS_MAX

Step = tuple[int, Decimal]
"""A unit price from a minimum quantity on."""


@dataclass(frozen=True, slots=True)
class Sale:
    """What one customer paid per unit for a quantity; ``turn`` orders the sales in time."""

    turn: int
    customer: str
    quantity: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class Terms:
    """A customer's entries from one sale on; none at all ends what was agreed before."""

    customer: str
    turn: int
    entries: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ArticlePrices:
    """Public tiers, and per customer the terms in the order of time."""

    tiers: tuple[Step, ...]
    terms: tuple[Terms, ...]

    def price(self, customer: str, quantity: int, turn: int) -> Decimal:
        """What the core will ask (tests hold the core to it)."""
        public = tier_price(self.tiers, quantity)
        held = [each for each in self.terms if each.customer == customer and each.turn <= turn]
        entries = held[-1].entries if held else ()
        return min([public, *(price for start, price in entries if start <= quantity)])


def article_prices(
    sales: Sequence[Sale], *, anew: bool = False, tiers_max: int = TIERS_MAX
) -> ArticlePrices:
    """Tiers and lists by which every sale prices exactly. ``sales`` in the order of time.

    ``anew``: the article was sold before, so first terms are told even when they are empty.
    """
    tiers = _tiers(sales, tiers_max)
    by_customer: dict[str, list[Sale]] = defaultdict(list)
    for sale in sales:
        by_customer[sale.customer].append(sale)
    terms = [each for own in by_customer.values() for each in _terms(own, tiers)]
    first = {own[0].turn for own in by_customer.values()}
    told = (each for each in terms if each.entries or anew or each.turn not in first)
    return ArticlePrices(tiers, tuple(told))


def tier_price(tiers: Sequence[Step], quantity: int) -> Decimal:
    """The price of the last tier that a quantity reaches."""
    price = tiers[0][1]
    for start, each in tiers:
        if start <= quantity:
            price = each
    return price


def _tiers(sales: Iterable[Sale], at_most: int) -> tuple[Step, ...]:
    dearest: dict[int, Decimal] = {}
    carried: Counter[Step] = Counter()
    for sale in sales:
        dearest[sale.quantity] = max(sale.price, dearest.get(sale.quantity, sale.price))
        carried[sale.quantity, sale.price] += 1
    steps: list[Step] = []
    ceiling = Decimal(0)
    for quantity in sorted(dearest, reverse=True):
        if dearest[quantity] > ceiling:
            ceiling = dearest[quantity]
            steps.append((quantity, ceiling))
        else:
            steps[-1] = (quantity, ceiling)
    steps.reverse()
    steps[0] = (1, steps[0][1])
    while len(steps) > at_most:
        del steps[_least(steps, carried)]
    return tuple(steps)


def _least(steps: Sequence[Step], carried: Counter[Step]) -> int:
    """The step, other than the first, that carries the fewest sales."""
    on_step: Counter[int] = Counter()
    starts = [start for start, _ in steps]
    for (quantity, price), count in carried.items():
        place = sum(1 for start in starts if start <= quantity) - 1
        if steps[place][1] == price:
            on_step[place] += count
    return min(range(1, len(steps)), key=lambda place: (on_step[place], place))


@dataclass(slots=True)
class _Agreed:
    """The sales that one set of entries can serve."""

    turn: int
    listed: list[Step] = field(default_factory=list)
    sold: list[Step] = field(default_factory=list)

    def serves(self, sale: Sale, *, listed: bool) -> bool:
        """Whether the entries can also serve this sale, and still all sales before it."""
        if any(
            price < sale.price or (price != sale.price and start == sale.quantity)
            for start, price in self.listed
            if start <= sale.quantity
        ):
            return False
        return not listed or all(
            price <= sale.price and (price == sale.price or quantity > sale.quantity)
            for quantity, price in self.sold
            if quantity >= sale.quantity
        )

    def take(self, sale: Sale, *, listed: bool) -> None:
        step = (sale.quantity, sale.price)
        self.sold.append(step)
        if listed:
            self.listed.append(step)

    def entries(self) -> tuple[Step, ...]:
        """Only those that lower the price further than smaller quantities already do."""
        kept: list[Step] = []
        for start, price in sorted(set(self.listed)):
            if not kept or price < kept[-1][1]:
                kept.append((start, price))
        return tuple(kept)


def _terms(sales: Sequence[Sale], tiers: Sequence[Step]) -> list[Terms]:
    agreed = [_Agreed(sales[0].turn)]
    for sale in sales:
        listed = sale.price < tier_price(tiers, sale.quantity)
        if not agreed[-1].serves(sale, listed=listed):
            agreed.append(_Agreed(sale.turn))
        agreed[-1].take(sale, listed=listed)
    return [Terms(sales[0].customer, each.turn, each.entries()) for each in agreed]
