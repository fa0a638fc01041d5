"""Scorecard v1 (credit brief 3 to 5): exact decimals, 28 digits, rounded half up where said. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP)
AGE_MAX_DAYS = 1095
PAIR_WINDOW_DAYS = 180
UNTRUSTED_CAP = Decimal(5)
TRUSTED = Decimal("0.5")
GRADES = ("D", "C", "CC", "CCC", "B", "BB", "BBB", "A", "AA", "AAA")
_FLOORS = ((900, "AAA"), (850, "AA"), (800, "A"), (700, "BBB"), (600, "BB"), (500, "B"),
           (400, "CCC"), (300, "CC"), (0, "C"))  # fmt: skip


def q6(value: Decimal) -> Decimal:
    """Rounded half up to six places."""
    return value.quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)


def q2(value: Decimal) -> Decimal:
    """Rounded half up to two places."""
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@lru_cache(maxsize=8192)
def amount_weight(amount: Decimal) -> Decimal:
    """min(q6(1 + log10(1 + A/1000)), 4), A in yuan."""
    with localcontext(_CONTEXT):
        return min(q6(1 + (1 + amount / 1000).log10()), Decimal(4))


def half_life(age: int, days: int) -> Decimal:
    """0.5 ** (age / days)."""
    with localcontext(_CONTEXT):
        return Decimal("0.5") ** (Decimal(age) / days)


@cache
def decay(age: int) -> Decimal:
    """q6(0.5 ** (a/180)); zero beyond 1095 days."""
    return Decimal(0) if age > AGE_MAX_DAYS else q6(half_life(age, 180))


@lru_cache(maxsize=8192)
def pair_weight(nth: int) -> Decimal:
    """q6(0.8 ** (k - 1)) for the k-th counted event with one partner."""
    return q6(Decimal("0.8") ** (nth - 1))


@dataclass(frozen=True, slots=True)
class Event:
    """One trade judged: amount in yuan, the day, the partner and its trust, outcomes per factor."""

    id: str
    day: date
    amount: Decimal | None
    partner: str
    trust: Decimal
    outcomes: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Penalty:
    """A final decision against the subject."""

    id: str
    day: date
    points: Decimal


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event with its weight."""

    event: Event
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The weights of a subject's kind and the hash of the file they stand in."""

    subject: str
    version: str
    digest: str
    data: Mapping[str, Any]

    @property
    def factors(self) -> Mapping[str, Mapping[str, str]]:
        factors: Mapping[str, Mapping[str, str]] = self.data["factors"]
        return factors


@dataclass(slots=True)
class Result:
    """A score with everything it was made of."""

    score: int
    grade: str
    is_new: bool
    points: dict[str, Decimal]
    rates: dict[str, Decimal]
    weights: dict[str, Decimal]
    trusted_weight: Decimal
    penalties: Decimal
    reasons: list[str] = field(default_factory=list)


@cache
def scorecard(subject: str, version: str = "v1") -> Scorecard:
    """Read a scorecard file."""
    raw = (Path(__file__).parent / "scorecard" / subject / f"{version}.json").read_bytes()
    return Scorecard(subject, version, hashlib.sha256(raw).hexdigest(), json.loads(raw))


def late_outcome(days_late: int) -> Decimal:
    """On time 1; d days late max(0, 1 - d/15)."""
    return max(Decimal(0), q6(1 - Decimal(days_late) / 15)) if days_late > 0 else Decimal(1)


def merge_days(events: Sequence[Event]) -> list[Event]:
    """Same partner, same day is one event: amounts added, outcomes averaged by amount."""
    groups: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for event in events:
        groups[(event.partner, event.day)].append(event)
    merged = []
    for group in groups.values():
        if len(group) == 1:
            merged.append(group[0])
            continue
        total = sum((each.amount or Decimal(0) for each in group), Decimal(0))
        factors = {name for each in group for name in each.outcomes}
        outcomes = {}
        for name in factors:
            having = [each for each in group if name in each.outcomes]
            shares = [each.amount or Decimal(0) for each in having]
            if not sum(shares):
                shares = [Decimal(1)] * len(having)
            outcomes[name] = q6(
                sum((e.outcomes[name] * s for e, s in zip(having, shares, strict=True)), Decimal(0))
                / sum(shares)
            )
        first = min(group, key=lambda each: each.id)
        amount = total if any(each.amount is not None for each in group) else None
        trust = min(each.trust for each in group)
        merged.append(Event(first.id, first.day, amount, first.partner, trust, outcomes))
    return sorted(merged, key=lambda each: (each.day, each.id))


def weigh(events: Sequence[Event], *, as_of: date) -> list[Weighed]:
    """w = q6(amount x decay x pair x trust), the pair counted in a rolling 180 days."""
    counted = [e for e in merge_days(events) if (as_of - e.day).days <= AGE_MAX_DAYS]
    days_by_partner: dict[str, list[date]] = defaultdict(list)
    weighed = []
    for event in counted:
        earlier = [
            d for d in days_by_partner[event.partner] if (event.day - d).days <= PAIR_WINDOW_DAYS
        ]
        days_by_partner[event.partner].append(event.day)
        amount = Decimal(1) if event.amount is None else amount_weight(event.amount)
        with localcontext(_CONTEXT):
            weight = q6(
                amount
                * decay((as_of - event.day).days)
                * pair_weight(len(earlier) + 1)
                * event.trust
            )
        weighed.append(Weighed(event, weight))
    return weighed


def _capped(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Evidence of partners with t < 0.5 weighs at most 5 per factor."""
    untrusted = sum((w.weight for w in weighed if w.event.trust < TRUSTED), Decimal(0))
    if untrusted <= UNTRUSTED_CAP:
        return list(weighed)
    with localcontext(_CONTEXT):
        return [
            Weighed(w.event, q6(w.weight * UNTRUSTED_CAP / untrusted))
            if w.event.trust < TRUSTED
            else w
            for w in weighed
        ]


def rate(weighed: Sequence[Weighed], factor: str, *, prior: Decimal, shrinkage: Decimal) -> Decimal:
    """r = q6((sum(w x) + m p) / (sum(w) + m))."""
    having = _capped([w for w in weighed if factor in w.event.outcomes])
    with localcontext(_CONTEXT):
        good = sum((w.weight * w.event.outcomes[factor] for w in having), Decimal(0))
        total = sum((w.weight for w in having), Decimal(0))
        return q6((good + shrinkage * prior) / (total + shrinkage))


def points(rated: Decimal, most: Decimal) -> Decimal:
    """P = q2(W x clamp((r - 0.5) / 0.5, 0, 1))."""
    with localcontext(_CONTEXT):
        share = min(max((rated - Decimal("0.5")) / Decimal("0.5"), Decimal(0)), Decimal(1))
        return q2(most * share)


def tenure(months: int, partners: int, card: Scorecard) -> Decimal:
    """q6(0.5 x min(1, months/24) + 0.5 x min(1, partners/20))."""
    rule = card.data["tenure"]
    with localcontext(_CONTEXT):
        return q6(
            Decimal("0.5") * min(Decimal(1), Decimal(months) / rule["months"])
            + Decimal("0.5") * min(Decimal(1), Decimal(partners) / rule["partners"])
        )


def penalty_points(penalties: Sequence[Penalty], *, as_of: date) -> Decimal:
    """sum(q2(pen x q6(0.5 ** (age/365)))); they end at 1095 days."""
    total = Decimal(0)
    for each in penalties:
        age = (as_of - each.day).days
        if 0 <= age <= AGE_MAX_DAYS:
            total += q2(each.points * q6(half_life(age, 365)))
    return total


def grade_for(score: int, trusted_weight: Decimal, card: Scorecard) -> str:
    """The lower of what the score and the trusted weight allow."""
    by_score = next(grade for floor, grade in _FLOORS if score >= floor)
    gates = card.data["trust_gate"]
    allowed = by_score
    while allowed in gates and trusted_weight < Decimal(gates[allowed]):
        allowed = GRADES[GRADES.index(allowed) - 1]
    return allowed


def capped_grade(grade: str, caps: Sequence[str]) -> str:
    """At most the lowest of the caps."""
    return min([grade, *caps], key=GRADES.index)


def moved_grade(grade: str, *, best_in_month: str | None) -> str:
    """At most two steps up a month; down at once."""
    if best_in_month is None:
        return grade
    ceiling = min(GRADES.index(best_in_month) + 2, len(GRADES) - 1)
    return GRADES[min(GRADES.index(grade), ceiling)]


def score(
    events: Sequence[Event],
    *,
    as_of: date,
    card: Scorecard,
    public_grade: str = "",
    months: int = 0,
    penalties: Sequence[Penalty] = (),
    caps: Sequence[str] = (),
    vetoed: bool = False,
) -> Result:
    """The result of a subject on a day. Same inputs, same digits."""
    weighed = weigh(events, as_of=as_of)
    shrinkage = Decimal(card.data["shrinkage"])
    rates, parts = {}, {}
    for name, factor in card.factors.items():
        rates[name] = rate(weighed, name, prior=Decimal(factor["prior"]), shrinkage=shrinkage)
        parts[name] = points(rates[name], Decimal(factor["points"]))
    record = card.data["public_record"]
    known = Decimal(record["grades"].get(public_grade, record["ungraded"]))
    parts["F5"] = q2(Decimal(record["points"]) * known)
    partners = {w.event.partner for w in weighed if w.event.trust >= TRUSTED}
    parts["F6"] = q2(Decimal(card.data["tenure"]["points"]) * tenure(months, len(partners), card))
    trusted = sum(
        (w.weight for w in weighed if w.event.trust >= TRUSTED and "F1" in w.event.outcomes),
        Decimal(0),
    )
    taken = penalty_points(penalties, as_of=as_of)
    raw = sum(parts.values(), Decimal(0)) - taken
    total = int(raw.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    total = max(0, min(1000, total))
    grade = capped_grade(grade_for(total, trusted, card), caps)
    return Result(
        score=total,
        grade="D" if vetoed else grade,
        is_new=trusted < 3,
        points=parts,
        rates=rates,
        weights={w.event.id: w.weight for w in weighed},
        trusted_weight=trusted,
        penalties=taken,
    )


def effect_in_points(
    weighed: Sequence[Weighed], event_id: str, factor: str, *, card: Scorecard
) -> Decimal:
    """What one event gives or costs a factor: with it less without it, other weights as they are."""
    rule = card.factors[factor]
    shrinkage, prior = Decimal(card.data["shrinkage"]), Decimal(rule["prior"])
    most = Decimal(rule["points"])
    whole = points(rate(weighed, factor, prior=prior, shrinkage=shrinkage), most)
    rest = [w for w in weighed if w.event.id != event_id]
    return whole - points(rate(rest, factor, prior=prior, shrinkage=shrinkage), most)


_PAYMENT_INDEX = ((-30, 100), (-20, 90), (0, 80), (15, 70), (22, 60), (30, 50), (60, 40), (90, 30),
                  (120, 20), (180, 0))  # fmt: skip


def payment_index(days_beyond: int) -> Decimal:
    """Points for a payment so many days beyond terms, linear between the listed points."""
    if days_beyond <= _PAYMENT_INDEX[0][0]:
        return Decimal(_PAYMENT_INDEX[0][1])
    for (low_day, low), (high_day, high) in pairwise(_PAYMENT_INDEX):
        if days_beyond <= high_day:
            with localcontext(_CONTEXT):
                return low + Decimal(high - low) * (days_beyond - low_day) / (high_day - low_day)
    return Decimal(0)


def payment_outcome(payments: Sequence[tuple[Decimal, int]]) -> tuple[Decimal, Decimal]:
    """Index weighted by amount and x = min(1, index/80), both q6."""
    with localcontext(_CONTEXT):
        total = sum((amount for amount, _ in payments), Decimal(0))
        weighted = sum((amount * payment_index(days) for amount, days in payments), Decimal(0))
        index = weighted / total
        return q6(index), q6(min(Decimal(1), index / 80))


def wilson_bound(good: int, total: int) -> Decimal:
    """Lower bound of the share of good ratings, z = 1.96, q6."""
    if not total:
        return Decimal(0)
    with localcontext(_CONTEXT):
        z, n = Decimal("1.96"), Decimal(total)
        p = Decimal(good) / n
        centre = p + z * z / (2 * n)
        spread = z * ((p * (1 - p) + z * z / (4 * n)) / n).sqrt()
        return q6((centre - spread) / (1 + z * z / n))


@dataclass(frozen=True, slots=True)
class Effects:
    """What a grade does to a trade on a market channel (credit brief 8)."""

    grade: str
    deposit_bp: int
    hold_days: int
    reserve_bp: int
    order_limit_minor: int | None
    search_factor: Decimal
    on_account: bool
    blocked: bool = False


def _effects(
    grade: str, deposit: int, hold: int, reserve: int, limit: int | None, factor: str
) -> Effects:
    return Effects(
        grade, deposit * 100, hold, reserve * 100, None if limit is None else limit * 100,
        Decimal(factor), grade in {"AAA", "AA", "A"}, grade == "D",
    )  # fmt: skip


EFFECTS: dict[str, Effects] = {
    row.grade: row
    for row in (
        _effects("AAA", 0, 0, 0, None, "1.15"),
        _effects("AA", 0, 1, 0, 20_000_000, "1.10"),
        _effects("A", 5, 2, 0, 10_000_000, "1.05"),
        _effects("BBB", 10, 3, 2, 5_000_000, "1.00"),
        _effects("BB", 15, 7, 5, 1_000_000, "1.00"),
        _effects("B", 20, 10, 8, 300_000, "0.90"),
        _effects("CCC", 20, 15, 10, 50_000, "0.70"),
        _effects("CC", 20, 15, 10, 50_000, "0.70"),
        _effects("C", 20, 15, 10, 50_000, "0.70"),
        _effects("D", 100, 30, 20, 0, "0"),
    )
}
LABELS = {
    "AAA": ("金牌商户", "Gold"), "AA": ("金牌商户", "Gold"), "A": ("银牌商户", "Silver"),
    "BBB": ("诚信商户", "Verified"), "NEW": ("新商户", "New"),
}  # fmt: skip
