"""The arithmetic of commission invoices (payments brief, J-VAT; decision D24). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backend.kernel.money import half_up

COMMISSION, FEE = "COMMISSION", "FEE"
VAT_RATE, VAT_BASE = 6, 106


@dataclass(frozen=True, slots=True)
class Charge:
    """What a trade of one site cost its merchant in a month, VAT inside; negative: given back."""

    subject: str
    site: str
    kind: str
    amount: int

    @property
    def about(self) -> tuple[str, str, str]:
        return self.subject, self.site, self.kind


def vat_inside(gross: int) -> int:
    """6 % inside, half up, on the whole of an invoice."""
    return half_up(gross * VAT_RATE, VAT_BASE)


def vat_back(open_gross: int, back: int) -> int:
    """The VAT of a part taken back, so that the parts of an invoice always equal its whole."""
    return vat_inside(open_gross) - vat_inside(open_gross - back)


@dataclass(slots=True)
class Open:
    """An earlier invoice and what of it has not been taken back."""

    ident: str
    charges: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @property
    def gross(self) -> int:
        return sum(self.charges.values())

    def add(self, charges: Iterable[Charge]) -> None:
        for row in charges:
            self.charges[row.about] = self.charges.get(row.about, 0) + row.amount


@dataclass(slots=True)
class Spread:
    """A month's charges: new ones, those that take back by invoice, and what no invoice covers."""

    blue: list[Charge] = field(default_factory=list)
    red: dict[str, list[Charge]] = field(default_factory=dict)
    uncovered: int = 0


def netted(charges: Iterable[Charge]) -> list[Charge]:
    """One for each trade, site and kind; a release and its refund in one month are one figure."""
    sums: dict[tuple[str, str, str], int] = {}
    for row in charges:
        sums[row.about] = sums.get(row.about, 0) + row.amount
    return [Charge(*about, amount) for about, amount in sorted(sums.items()) if amount]


def spread(charges: Iterable[Charge], earlier: Sequence[Open]) -> Spread:
    """New charges go on the month's invoice; returned ones redden earlier ones, the newest first."""
    done = Spread()
    for row in netted(charges):
        if row.amount > 0:
            done.blue.append(row)
            continue
        rest = -row.amount
        for invoice in earlier:
            part = min(rest, invoice.charges.get(row.about, 0))
            if part > 0:
                red = Charge(*row.about, -part)
                done.red.setdefault(invoice.ident, []).append(red)
                rest -= part
        done.uncovered += rest
    return done
