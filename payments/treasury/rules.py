"""Interest on late payment of the public purse (payments brief, E8). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from backend.kernel.errors import Sentence
from backend.kernel.money import half_up

DAILY_RATE_PER_10000 = 5


def overdue_interest(amount_minor: int, *, days: int, rate: int = DAILY_RATE_PER_10000) -> int:
    """5/10000 a day where nothing else was agreed: 1000000 fen, 12 days = 6000 fen."""
    assert days >= 0, "lateness is counted forwards"
    return half_up(amount_minor * rate * days, 10000)


def state_of(*, amount_minor: int, paid_minor: int) -> str:
    """Where an order stands by what was paid."""
    if paid_minor == 0:
        return "COMMITTED"
    return "PAID" if paid_minor >= amount_minor else "PARTLY_PAID"


def direct_reason(*, amount_minor: int, from_minor: int, centralised: bool) -> Sentence | None:
    """Why the treasury must pay itself; None where the department may order within its quota."""
    if amount_minor >= from_minor:
        return Sentence("金额达到 {limit} 元", limit=f"{from_minor // 100:,}")
    return Sentence("属于集中采购") if centralised else None


def mode_for(*, wish: str, must_be_direct: bool, has_quota: bool) -> str:
    """The mode of a payment: finance's wish within the rule, else by rule and quota."""
    if must_be_direct:
        return "DIRECT"
    return wish or ("AUTHORISED" if has_quota else "DIRECT")


def shares(amount_minor: int, left: Sequence[int]) -> list[int]:
    """How an amount is taken from quotas in order: the oldest month is used up first."""
    taken = []
    for each in left:
        part = min(amount_minor, each)
        taken.append(part)
        amount_minor -= part
    assert amount_minor == 0, "the caller has compared the sum"
    return taken


def paper_words(*, holds: bool, signer: str, algorithm: str) -> str:
    """What the check of a signature found, for people."""
    if holds:
        return f"内容未被改动，{signer}的签名有效（{algorithm}）"
    return f"校验未通过：内容被改动或{signer}的签名无效，请勿据此付款"
