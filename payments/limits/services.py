"""Checks before a payment is opened."""

from __future__ import annotations

from backend.kernel import clock
from backend.kernel.money import Money
from backend.rulebook.selectors import value
from payments.limits.errors import AboveCeiling


def payment_check(*, payer: str, amount: Money) -> bool:
    """Whether the payment must be reviewed. Raises AboveCeiling. The payer learns of no flag."""
    now = clock.now()
    scope = {"currency": amount.currency}
    ceiling = Money.of(value("payment.ceiling_yuan", on=now, scope=scope).number, amount.currency)
    if amount > ceiling:
        raise AboveCeiling(limit=ceiling)
    report = Money.of(value("payment.report_yuan", on=now, scope=scope).number, amount.currency)
    return amount >= report
