"""The arithmetic of prices and quantities (markets brief 6). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise

from backend.kernel.money import UNIT_PRICE_STEP, Money, UnitPrice

ALL_UNITS = "ALL_UNITS"
SLAB = "SLAB"
TIERS_MAX = 6


@dataclass(frozen=True, slots=True)
class Tier:
    """A unit price from a minimum quantity on."""

    min_quantity: int
    price: UnitPrice
    id: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Buying ``quantity`` in all costs no more than now: the extra pieces are free."""

    quantity: int
    total: Money
    saving: Money


@dataclass(frozen=True, slots=True)
class Priced:
    """The price of a line; ``total`` is the truth, ``unit`` is an average under SLAB."""

    unit: UnitPrice
    total: Money
    tier_id: str = ""
    is_average: bool = False


def tier_reached(tiers: Sequence[Tier], quantity: int) -> Tier:
    """The tier a quantity reaches; below the first tier the first price holds."""
    reached = tiers[0]
    for tier in tiers:
        if tier.min_quantity <= quantity:
            reached = tier
    return reached


def price_all_units(tiers: Sequence[Tier], quantity: int, *, counted: int | None = None) -> Priced:
    """The whole quantity at the tier reached; ``counted`` is the quantity a mix rule counts."""
    tier = tier_reached(tiers, quantity if counted is None else counted)
    return Priced(unit=tier.price, total=tier.price.times(quantity), tier_id=tier.id)


def price_slab(tiers: Sequence[Tier], quantity: int) -> Priced:
    """Each band at its own price; the first band begins at one piece."""
    currency = tiers[0].price.currency
    exact = Decimal(0)
    for place, tier in enumerate(tiers):
        start = 1 if place == 0 else tier.min_quantity
        end = tiers[place + 1].min_quantity - 1 if place + 1 < len(tiers) else quantity
        exact += tier.price.amount * max(0, min(quantity, end) - start + 1)
    total = Money.of(exact, currency)
    average = (total.decimal / quantity).quantize(UNIT_PRICE_STEP, rounding=ROUND_HALF_UP)
    reached = tier_reached(tiers, quantity)
    return Priced(UnitPrice(average, currency), total, tier_id=reached.id, is_average=True)


def next_tier_hint(tiers: Sequence[Tier], quantity: int, *, step: int = 1) -> Hint | None:
    """In ALL_UNITS mode: say so when the next tier's minimum costs no more than this quantity."""
    above = [tier for tier in tiers if tier.min_quantity > quantity]
    if not above or quantity <= 0:
        return None
    target = above[0].min_quantity
    target += -(target - tiers[0].min_quantity) % step
    now = price_all_units(tiers, quantity).total
    then = price_all_units(tiers, target).total
    return Hint(target, then, now - then) if then <= now else None


def tier_faults(tiers: Sequence[Tier], *, moq: int) -> list[str]:
    """What is wrong with a set of tiers; empty for a sound one."""
    faults = []
    if not 1 <= len(tiers) <= TIERS_MAX:
        faults.append("TIER_COUNT")
    if tiers and tiers[0].min_quantity != moq:
        faults.append("TIER_START")
    for lower, upper in pairwise(tiers):
        if upper.min_quantity <= lower.min_quantity:
            faults.append("TIER_ORDER")
        if upper.price.amount > lower.price.amount:
            faults.append("TIER_PRICE_RISES")
    return faults


@dataclass(frozen=True, slots=True)
class Quantities:
    """Allowed quantities: minimum, minimum + step, ... up to maximum. Absent fields pass down."""

    minimum: int | None = None
    step: int | None = None
    maximum: int | None = None

    def over(self, lower: Quantities) -> Quantities:
        """This level before the next one, field by field."""
        return Quantities(
            self.minimum if self.minimum is not None else lower.minimum,
            self.step if self.step is not None else lower.step,
            self.maximum if self.maximum is not None else lower.maximum,
        )


def resolve(levels: Sequence[Quantities]) -> Quantities:
    """Nearest first: contract, price list, variant, product, merchant; then one piece, step one."""
    resolved = Quantities()
    for level in levels:
        resolved = resolved.over(level)
    return resolved.over(Quantities(1, 1, None))


def is_allowed(quantity: int, rule: Quantities) -> bool:
    """Whether a resolved rule allows the quantity."""
    minimum, step = rule.minimum or 1, rule.step or 1
    if quantity < minimum or (quantity - minimum) % step:
        return False
    return rule.maximum is None or quantity <= rule.maximum


def neighbours(quantity: int, rule: Quantities) -> list[int]:
    """The nearest allowed quantities below and above; only those that exist."""
    minimum, step = rule.minimum or 1, rule.step or 1
    if quantity < minimum:
        return [minimum]
    below = minimum + (quantity - minimum) // step * step
    above = below + step
    if rule.maximum is not None:
        top = minimum + (rule.maximum - minimum) // step * step
        return [top] if quantity >= top else [below, above]
    return [below, above]


def mix_is_met(
    *,
    pieces: int,
    value_minor: int,
    minimum_pieces: int | None,
    minimum_minor: int | None,
) -> bool:
    """A shop's mix: enough pieces or enough goods value over the shop; either will do."""
    enough_pieces = minimum_pieces is not None and pieces >= minimum_pieces
    enough_value = minimum_minor is not None and value_minor >= minimum_minor
    return enough_pieces or enough_value


def derived_price(
    cny: Decimal, *, rate: Decimal, margin: Decimal = Decimal(0), step: Decimal | None = None
) -> Decimal:
    """A foreign list price: CNY / rate x (1 + margin), half up to 0.01 or up to the step."""
    exact = cny / rate * (1 + margin)
    if step is None:
        return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return (exact / step).quantize(Decimal(1), rounding=ROUND_CEILING) * step
