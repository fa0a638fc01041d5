"""The state table and the splits of guaranteed trade (payments brief 4). Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.kernel.money import Money, allocate
from payments.ledger.rules import Line, commission_step, cr, dr

FINAL = frozenset({"RELEASED", "REFUNDED", "SETTLED", "EXPIRED", "CANCELLED"})
_OPEN = frozenset({"FUNDED", "IN_INSPECTION", "PARTIALLY_RELEASED"})
# command -> states it may start from (rows of the table in the brief)
ARROWS: dict[str, frozenset[str]] = {
    "authorise": frozenset({"CREATED"}),  # 2
    "fund": frozenset({"CREATED", "AUTHORISED", "PARTIALLY_FUNDED"}),  # 3, 4
    "deliver": frozenset({"FUNDED", "IN_INSPECTION", "PARTIALLY_RELEASED", "DISPUTED"}),  # 5
    "release": frozenset({"IN_INSPECTION", "PARTIALLY_RELEASED"}),  # 6, 7
    "dispute": frozenset({"PARTIALLY_FUNDED", *_OPEN}),  # 8
    "rule": frozenset({"DISPUTED"}),  # 9
    "withdraw": frozenset({"DISPUTED"}),  # 11
    "settle": frozenset({"DISPUTED", "ARBITRATED", *_OPEN}),  # 10, 12
    "refund": frozenset({"DISPUTED", *_OPEN}),  # 12, 17
    "expire": frozenset({"CREATED", "AUTHORISED"}),  # 13, 14
    "cancel": frozenset({"CREATED", "AUTHORISED", "PARTIALLY_FUNDED", *_OPEN}),  # 16, 17
    "default_buyer": frozenset({"PARTIALLY_FUNDED"}),  # 15a
    "default_seller": frozenset({"PARTIALLY_FUNDED", "FUNDED"}),  # 15b
    "refund_after": frozenset({"RELEASED", "SETTLED", "PARTIALLY_RELEASED"}),  # 19
}
LABELS = {
    "CREATED": "待付款", "AUTHORISED": "已授权", "PARTIALLY_FUNDED": "部分到账", "FUNDED": "已担保",
    "IN_INSPECTION": "验收中", "PARTIALLY_RELEASED": "部分放款", "RELEASED": "已放款",
    "DISPUTED": "纠纷中", "ARBITRATED": "已裁决", "SETTLED": "已结清", "REFUNDED": "已退款",
    "EXPIRED": "已过期", "CANCELLED": "已取消",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A released piece of goods at its frozen commission rate."""

    amount_minor: int
    commission_bp: int


@dataclass(frozen=True, slots=True)
class Split:
    """What a release takes: the merchant's part and the commission, with new totals per rate."""

    merchant_minor: int
    commission_minor: int
    released_by_bp: dict[str, int]

    @property
    def total_minor(self) -> int:
        return self.merchant_minor + self.commission_minor


def days_left(ends: datetime, now: datetime) -> int:
    """Whole days until then, the running one counted; 0 once it is over."""
    return max(0, math.ceil((ends - now) / timedelta(days=1)))


def may(command: str, state: str) -> bool:
    """Whether an arrow of this name starts here."""
    return state in ARROWS[command]


def release_split(
    parts: Sequence[Part], *, freight_minor: int, released_by_bp: Mapping[str, int]
) -> Split:
    """Commission is cumulative per rate on goods; freight passes through (decision D24)."""
    totals = dict(released_by_bp)
    taken = 0
    goods = 0
    for part in parts:
        rate = str(part.commission_bp)
        before = totals.get(rate, 0)
        taken += commission_step(before, part.amount_minor, part.commission_bp)
        totals[rate] = before + part.amount_minor
        goods += part.amount_minor
    return Split(goods + freight_minor - taken, taken, totals)


def capped(parts: Sequence[Part], *, freight_minor: int, held: int) -> tuple[list[Part], int]:
    """Lower a release to what is held, after an agreed price cut: freight first, goods by weight."""
    freight = min(freight_minor, held)
    goods = sum(part.amount_minor for part in parts)
    room = held - freight
    if goods <= room:
        return list(parts), freight
    shares = allocate(Money(room, "XXX"), [part.amount_minor for part in parts])
    lowered = [
        Part(share.minor, part.commission_bp) for share, part in zip(shares, parts, strict=True)
    ]
    return [part for part in lowered if part.amount_minor], freight


def rest_parts(
    *,
    held: int,
    freight_minor: int,
    goods_by_bp: Mapping[int, int],
    released_by_bp: Mapping[str, int],
) -> tuple[list[Part], int]:
    """All that is still held as a last release: freight as far as open, goods by what is open."""
    freight = min(freight_minor, held)
    goods = held - freight
    if goods == 0:
        return [], freight
    left = {bp: max(0, total - released_by_bp.get(str(bp), 0)) for bp, total in goods_by_bp.items()}
    rates = sorted(left)
    weights = [left[bp] for bp in rates]
    if not any(weights):
        rates, weights = [min(goods_by_bp, default=0)], [1]
    shares = allocate(Money(goods, "XXX"), weights)
    parts = [Part(share.minor, bp) for share, bp in zip(shares, rates, strict=True)]
    return [part for part in parts if part.amount_minor], freight


def commission_back(
    refund_minor: int, released_by_bp: Mapping[str, int]
) -> tuple[int, dict[str, int]]:
    """Commission returned when released goods are refunded: c(R) - c(R - refund) per rate.

    The refund is taken from the highest rate first, so the merchant is never charged on goods
    that went back. Returns the commission and the new totals.
    """
    totals = dict(released_by_bp)
    back = 0
    rest = refund_minor
    for rate in sorted(totals, key=int, reverse=True):
        part = min(rest, totals[rate])
        back += commission_step(totals[rate] - part, part, int(rate))
        totals[rate] -= part
        rest -= part
    return back, totals


RECOVERY = ("2032", "2031", "2030", "2050")
"""Where released money is taken from again, in this order; what is missing the merchant owes."""


@dataclass(frozen=True, slots=True)
class Clawback:
    """What a payer's bank took, by the account that bears it, and the goods whose commission fell."""

    parts: dict[str, int]
    rates: dict[str, int]
    totals: dict[str, int]

    def of(self, code: str) -> int:
        return self.parts.get(code, 0)


def clawback(
    amount_minor: int,
    *,
    held: int,
    released: int,
    released_by_bp: Mapping[str, int],
    there: Mapping[str, int],
) -> Clawback:
    """J-CB: held money first, then the commission on what was released, then the merchant (E5).

    ``there``: the locked balances of 2032, 2031, 2030 and 2050; what they lack is owed (1050).
    """
    assert amount_minor > 0, "nothing was taken"
    from_held = min(amount_minor, held)
    rest = amount_minor - from_held
    back, totals = commission_back(min(rest, released), released_by_bp)
    parts = {"2020": from_held, "4010": back}
    rest -= back
    for code in RECOVERY:
        parts[code] = min(rest, there[code])
        rest -= parts[code]
    parts["1050"] = rest
    rates = {bp: n - totals[bp] for bp, n in released_by_bp.items() if n != totals[bp]}
    assert sum(parts.values()) == amount_minor, "the parts equal the whole"
    return Clawback({code: part for code, part in parts.items() if part}, rates, totals)


def state_after(*, funded: int, released: int, refunded: int, otherwise: str) -> str:
    """The state once money has left: final when nothing is held any more."""
    if funded - released - refunded > 0:
        return "PARTIALLY_RELEASED" if released else otherwise
    if refunded == 0:
        return "RELEASED"
    return "REFUNDED" if released == 0 else "SETTLED"


def fund_lines(escrow: str, cash: tuple[str, str], amount: int, currency: str) -> list[Line]:
    """J-FUND; ``cash``: the account the money lies on."""
    return [dr(*cash, amount, currency), cr("2020", escrow, amount, currency)]


def release_lines(escrow: str, merchant: str, site: str, split: Split, currency: str) -> list[Line]:
    """J-REL."""
    return [
        dr("2020", escrow, split.total_minor, currency),
        cr("2030", merchant, split.merchant_minor, currency),
        cr("4010", site, split.commission_minor, currency),
    ]


def refund_lines(escrow: str, provider: str, amount: int, currency: str) -> list[Line]:
    """J-REF."""
    return [dr("2020", escrow, amount, currency), cr("2041", provider, amount, currency)]


def available_lines(merchant: str, amount: int, reserve: int, currency: str) -> list[Line]:
    """J-AVAIL: the hold is over; ``reserve`` stays back."""
    return [
        dr("2030", merchant, amount, currency),
        cr("2031", merchant, amount - reserve, currency),
        cr("2032", merchant, reserve, currency),
    ]
