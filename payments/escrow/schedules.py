"""Payment in parts: what a schedule may be, what of it is due, what a default makes of it. Pure.

Parts are paid in their order (EARNEST, ADVANCE, BALANCE) and make the price together; so what is
funded says which are paid. RETENTION is no part to pay but a share of the price kept back when the
rest is released, with a window of its own (decision D26).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.kernel.errors import Invalid
from backend.kernel.money import Money, allocate, half_up
from payments.escrow.rules import Part
from payments.guarantees.errors import DepositCap
from payments.guarantees.rules import cap_minor, term_fits
from payments.ledger.rules import Line, cr, dr, without_zeros

EARNEST, ADVANCE, BALANCE, RETENTION = "EARNEST", "ADVANCE", "BALANCE", "RETENTION"
PAID_KINDS = (EARNEST, ADVANCE, BALANCE)
KIND_WORDS = {
    EARNEST: ("定金", "Earnest money"),
    ADVANCE: ("预付款", "Advance"),
    BALANCE: ("尾款", "Balance"),
    RETENTION: ("质保金", "Retention"),
}
RETENTION_MAX_BP = 2000
WINDOW_DAYS_MAX = 1095
Schedule = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAsked:
    """A part as the seller proposes it: an amount in minor units, or a share in basis points."""

    kind: str
    amount_minor: int | None = None
    share_bp: int | None = None
    due_at: datetime | None = None
    window_days: int | None = None


@dataclass(frozen=True, slots=True)
class PartStand:
    """A part and how far it is paid: PAID, DUE (the next one) or LATER; KEPT for a retention."""

    kind: str
    amount_minor: int
    paid_minor: int
    state: str
    due_at: datetime | None
    window_days: int


def schedule_make(
    asked: Sequence[PartAsked], *, price: Money, earnest_max_bp: int, now: datetime
) -> Schedule:
    """The schedule as kept on the escrow; a missing BALANCE is the rest.

    Raises DepositCap for earnest above the legal share, Invalid for all else, naming the field.
    """
    kinds = [part.kind for part in asked]
    known = set(KIND_WORDS)
    if not kinds or len(set(kinds)) != len(kinds) or not set(kinds) <= known:
        raise Invalid("付款安排须由定金、预付款、尾款、质保金组成，每种至多一次。", field="parts")
    if set(kinds) == {BALANCE}:
        raise Invalid("一次付清不需要付款安排。", field="parts")
    amounts = {part.kind: _amount(part, price) for part in asked}
    if not all(amounts.values()):
        raise Invalid("价款太小，某期付款不足一分。", field="parts")
    if amounts.get(EARNEST, 0) > (limit := cap_minor(price.minor, earnest_max_bp)):
        raise DepositCap(
            what="定金", base="合同价款", percent=f"{earnest_max_bp / 100:g}",
            limit=Money(limit, price.currency),
        )  # fmt: skip
    before = amounts.get(EARNEST, 0) + amounts.get(ADVANCE, 0)
    rest = price.minor - before
    if rest <= 0 or amounts.get(BALANCE, rest) != rest:
        raise Invalid("各期付款之和须等于价款，且须留有尾款。", field="parts")
    by_kind = {part.kind: part for part in asked}
    rows = []
    for kind, minor in ((EARNEST, 0), (ADVANCE, 0), (BALANCE, rest)):
        amount = amounts.get(kind, minor)
        if amount:
            rows.append(_row(kind, amount, by_kind.get(kind), now))
    if RETENTION in amounts:
        rows.append(_retention(amounts[RETENTION], by_kind[RETENTION], price))
    return rows


def _amount(part: PartAsked, price: Money) -> int:
    if (part.amount_minor is None) == (part.share_bp is None):
        raise Invalid("每期付款须填写金额或比例之一。", field="parts")
    if part.share_bp is not None:
        if not 0 < part.share_bp <= 10000:
            raise Invalid("付款比例须在 0 与 100 % 之间。", field="parts")
        share = price.minor * part.share_bp
        # earnest rounds down, so that a share within the law never gives a fen above it
        return share // 10000 if part.kind == EARNEST else half_up(share, 10000)
    assert part.amount_minor is not None, "one of the two is given"
    if not 0 < part.amount_minor <= price.minor:
        raise Invalid("每期付款须大于零且不超过价款。", field="parts")
    return part.amount_minor


def _row(kind: str, amount: int, part: PartAsked | None, now: datetime) -> dict[str, Any]:
    due = part.due_at if part else None
    if due is not None and not term_fits(due, now=now):
        raise Invalid("付款期限须晚于现在，不超过三年，并注明时区。", field="dueAt")
    return {"kind": kind, "amount": amount, "due": due.isoformat() if due else ""}


def _retention(amount: int, part: PartAsked, price: Money) -> dict[str, Any]:
    if amount > cap_minor(price.minor, RETENTION_MAX_BP):
        raise Invalid("质保金不得超过价款的 20 %。", field="parts")
    days = part.window_days or 0
    if not 0 < days <= WINDOW_DAYS_MAX:
        raise Invalid("质保期须在 1 至 {most} 天之间。", field="windowDays", most=WINDOW_DAYS_MAX)
    return {"kind": RETENTION, "amount": amount, "due": "", "days": days}


def stands(schedule: Schedule, *, funded: int) -> list[PartStand]:
    """Every part and how far it is paid."""
    rest, open_seen, found = funded, False, []
    for row in schedule:
        if row["kind"] == RETENTION:
            found.append(PartStand(RETENTION, row["amount"], 0, "KEPT", None, row.get("days", 0)))
            continue
        paid = min(rest, row["amount"])
        rest -= paid
        state = "PAID" if paid == row["amount"] else "LATER" if open_seen else "DUE"
        open_seen = open_seen or state == "DUE"
        due = datetime.fromisoformat(row["due"]) if row.get("due") else None
        found.append(PartStand(row["kind"], row["amount"], paid, state, due, 0))
    return found


def part_due(schedule: Schedule, *, funded: int) -> PartStand | None:
    """The part to be paid next; None when all is paid."""
    return next((part for part in stands(schedule, funded=funded) if part.state == "DUE"), None)


def amount_of(schedule: Schedule, kind: str) -> int:
    """The agreed amount of a kind, 0 where there is none."""
    return next((row["amount"] for row in schedule if row["kind"] == kind), 0)


def earnest_paid(schedule: Schedule, *, funded: int) -> int:
    """How much of what came in is earnest money, in minor units: it is the first to be paid."""
    return min(funded, amount_of(schedule, EARNEST))


def retention_days(schedule: Schedule) -> int:
    """How long a retention is kept."""
    return next((row.get("days", 0) for row in schedule if row["kind"] == RETENTION), 0)


def retention_step(
    parts: Sequence[Part], *, retention: int, price: int, before: int, kept: int
) -> tuple[list[Part], list[Part]]:
    """Part a release into what leaves now and what is kept back, the kept share being cumulative.

    ``before``: released and kept so far, ``kept``: kept so far, in minor units. Something of each
    release leaves, so that every release has its journal.
    """
    goods = sum(part.amount_minor for part in parts)
    wanted = retention * min(before + goods, price) // price - kept
    share = max(0, min(wanted, goods - 1))
    if share == 0:
        return list(parts), []
    shares = allocate(Money(share, "XXX"), [part.amount_minor for part in parts])
    pairs = list(zip(parts, shares, strict=True))
    now = [Part(part.amount_minor - cut.minor, part.commission_bp) for part, cut in pairs]
    back = [Part(cut.minor, part.commission_bp) for part, cut in pairs]
    return [p for p in now if p.amount_minor], [p for p in back if p.amount_minor]


def retained_parts(schedule: Schedule, held: int) -> list[Part]:
    """What a retention escrow holds, by commission rate, lowered to what is still held."""
    parts = [Part(row["amount"], row["bp"]) for row in schedule]
    shares = allocate(Money(held, "XXX"), [part.amount_minor for part in parts])
    lowered = [Part(s.minor, p.commission_bp) for s, p in zip(shares, parts, strict=True)]
    return [part for part in lowered if part.amount_minor]


def retained_add(schedule: Schedule, parts: Sequence[Part]) -> Schedule:
    """A retention escrow's making after more was kept."""
    sums: dict[int, int] = {row["bp"]: row["amount"] for row in schedule}
    for part in parts:
        sums[part.commission_bp] = sums.get(part.commission_bp, 0) + part.amount_minor
    return [{"kind": RETENTION, "bp": bp, "amount": sums[bp]} for bp in sorted(sums)]


@dataclass(frozen=True, slots=True)
class Doubled:
    """What a seller's default comes to (E4.5b, E4.6b), in minor units."""

    wallet: int
    refund: int
    unfunded: int


def doubled(*, funded: int, earnest: int, guarantee: int) -> Doubled:
    """Twice the earnest is due, but only collected money is paid; the rest is a recorded claim."""
    assert 0 <= guarantee <= earnest, "no more of the guarantee is taken than is owed"
    return Doubled(earnest + guarantee, funded - earnest, earnest - guarantee)


def forfeit_lines(
    escrow: str, merchant: str, provider: str, *, earnest: int, refund: int, currency: str
) -> list[Line]:
    """J-FORFEIT (E4.5a): earnest without commission to the merchant, the rest goes back."""
    return without_zeros(
        [
            dr("2020", escrow, earnest + refund, currency),
            cr("2030", merchant, earnest, currency),
            cr("2041", provider, refund, currency),
        ]
    )


def double_lines(
    escrow: str, payer: str, provider: str, *, taken: Line | None, due: Doubled, currency: str
) -> list[Line]:
    """E4.5b: the held money and what the guarantee gives, to the buyer."""
    given = taken.amount if taken else 0
    return without_zeros(
        [
            dr("2020", escrow, due.wallet - given + due.refund, currency),
            *([taken] if taken else []),
            cr("2010", payer, due.wallet, currency),
            cr("2041", provider, due.refund, currency),
        ]
    )


def claim_lines(escrow: str, unfunded: int, currency: str) -> list[Line]:
    """E4.6b: what no collected money covers, as a memo."""
    return [dr("9050", escrow, unfunded, currency), cr("9060", escrow, unfunded, currency)]
