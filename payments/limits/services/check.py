"""Checks before a payment is opened, and the figures of the patterns after it."""

from __future__ import annotations

from backend.kernel import clock
from backend.kernel.money import Money
from backend.rulebook.selectors import value
from payments.gateway.selectors import payer_sums
from payments.limits.errors import AboveCeiling, AboveDayCeiling
from payments.limits.rules import Lines


def _money(key: str, currency: str, **scope: str) -> Money:
    row = value(key, on=clock.now(), scope={"currency": currency, **scope})
    return Money.of(row.number, currency)


def payment_check(*, payer: str, amount: Money) -> bool:
    """Whether the payment alone reaches the reporting line of organisations.

    Raises AboveCeiling, AboveDayCeiling. The payer learns of no flag.
    """
    ceiling = _money("payment.ceiling_yuan", amount.currency)
    if amount > ceiling:
        raise AboveCeiling(limit=ceiling)
    day = _money("payment.day_ceiling_yuan", amount.currency)
    paid = payer_sums(payer, amount.currency, now=clock.now()).day_minor
    if paid + amount.minor > day.minor:
        left = Money(max(0, day.minor - paid), amount.currency)
        raise AboveDayCeiling(limit=day, left=left)
    return amount >= _money("payment.report_yuan", amount.currency)


def lines_for(*, currency: str, is_person: bool, cross_border: bool) -> Lines:
    """The figures in force for one kind of payer."""
    scope = {"payer": "person"} if is_person else {}
    if is_person and cross_border:
        scope["border"] = "cross"
    now = clock.now()
    return Lines(
        report_minor=_money("payment.report_yuan", currency, **scope).minor,
        near_bp=value("payment.near_bp", on=now).number,
        velocity=value("payment.velocity_per_hour", on=now).number,
        young_days=value("payment.young_days", on=now).number,
        young_minor=_money("payment.young_yuan", currency).minor,
        returned_bp=value("payment.returned_bp", on=now).number,
        pattern_minor=_money("payment.pattern_from_yuan", currency).minor,
    )
