"""Money as integer minor units plus currency; unit prices as exact decimals (decision D5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from backend.kernel.errors import CurrencyMismatch

# ISO 4217 gives the digits after the point; two is the rule, these are the exceptions we trade in.
_DIGITS_BY_CURRENCY = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3, "OMR": 3}
UNIT_PRICE_STEP = Decimal("0.000001")


class Rounding(Enum):
    """How a share that does not come out even is rounded."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


DOWN = Rounding.DOWN
HALF_UP = Rounding.HALF_UP
UP = Rounding.UP


def minor_digits(currency: str) -> int:
    """Digits after the decimal point of a currency (ISO 4217)."""
    return _DIGITS_BY_CURRENCY.get(currency, 2)


def half_up(numerator: int, denominator: int) -> int:
    """Exact integer division rounded half up, away from zero for negative numbers."""
    assert denominator > 0, "divide by a positive whole number"
    sign = -1 if numerator < 0 else 1
    return sign * ((abs(numerator) * 2 + denominator) // (denominator * 2))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency in its minor unit (fen, cent)."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        assert isinstance(self.minor, int), "money is counted in whole minor units"
        assert len(self.currency) == 3, "a currency has three letters"

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, of one currency."""
        return cls(0, currency)

    @classmethod
    def of(cls, amount: Decimal | str | int, currency: str) -> Money:
        """Money from an amount in whole units, rounded half up to the minor unit."""
        scale = Decimal(10) ** minor_digits(currency)
        minor = (Decimal(amount) * scale).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(minor), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in whole units, with the currency's digits."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __gt__(self, other: Money) -> bool:
        return other < self

    def __ge__(self, other: Money) -> bool:
        return other <= self

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{self.decimal} {self.currency}"

    def share(self, part: int, *, of: int, rounding: Rounding = HALF_UP) -> Money:
        """``part / of`` of the amount, rounded once as said."""
        product = self.minor * part
        if rounding is DOWN:
            return Money(product // of, self.currency)
        if rounding is UP:
            return Money(-(-product // of), self.currency)
        return Money(half_up(product, of), self.currency)


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price per base unit, exact to six decimals (decision D5)."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        assert self.amount == self.amount.quantize(UNIT_PRICE_STEP), "six decimals at most"

    def times(self, quantity: int) -> Money:
        """The line total, rounded half up once."""
        return Money.of(self.amount * quantity, self.currency)


def sum_money(amounts: Sequence[Money], *, currency: str) -> Money:
    """The sum of amounts of one currency; zero for none."""
    total = Money.zero(currency)
    for amount in amounts:
        total = total + amount
    return total


def allocate(total: Money, weights: Sequence[int]) -> list[Money]:
    """Split by the largest-remainder method; ties go to the lowest index (payments brief 3)."""
    whole = sum(weights)
    assert whole > 0, "at least one positive weight"
    assert min(weights) >= 0, "a weight is never negative"
    sign = -1 if total.minor < 0 else 1
    minor = abs(total.minor)
    shares = [minor * weight // whole for weight in weights]
    rest = minor - sum(shares)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(minor * weights[i] % whole), i))
    for index in by_remainder[:rest]:
        shares[index] += 1
    return [Money(sign * share, total.currency) for share in shares]
