"""The direct and the yearly limit, checked at asking and again at approving."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from backend.kernel.money import Money
from backend.kernel.turns import Turn, turn_wait
from procurement.mall.errors import DirectLimitExceeded, PriceChanged, YearlyLimitExceeded
from procurement.mall.models import Requisition
from procurement.mall.rules import codes_above, sums_by_code
from procurement.mall.selectors import bought_this_year
from procurement.mall.services.case import rule
from procurement.mall.services.lines import prices_of

if TYPE_CHECKING:
    from procurement.process.models import Process


def limits_check(requisition: Requisition, process: Process, *, now: datetime) -> dict[str, str]:
    """Raises DirectLimitExceeded, YearlyLimitExceeded; returns the guards with their rule rows.

    Two approvals for one department and item wait for each other, so no pair slips through.
    """
    lines = list(requisition.lines.all())
    sums = sums_by_code((line.catalogue_code, line.total_minor) for line in lines)
    direct = rule("mall.direct_limit", process=process, now=now)
    yearly = rule("mall.yearly_limit", process=process, now=now)
    currency = requisition.currency
    for code in codes_above(sums, limit=direct.number):
        raise DirectLimitExceeded(
            code=code,
            total=str(Money(sums[code], currency)),
            limit=str(Money(direct.number, currency)),
        )
    for code in sorted(sums):
        _wait_turn(f"{requisition.department_id}:{code}:{process.fiscal_year}")
    before = bought_this_year(
        department_id=requisition.department_id,
        codes=sums,
        year=process.fiscal_year,
        without=requisition.pk,
    )
    after = {code: minor + before.get(code, 0) for code, minor in sums.items()}
    for code in codes_above(after, limit=yearly.number):
        raise YearlyLimitExceeded(
            code=code,
            total=str(Money(after[code], currency)),
            limit=str(Money(yearly.number, currency)),
        )
    return {"within_direct_limit": str(direct.id), "within_yearly_limit": str(yearly.id)}


def prices_unchanged(requisition: Requisition, *, now: datetime) -> None:
    """Raises PriceChanged when an offer no longer costs what was compared."""
    lines = list(requisition.lines.select_related("offer"))
    today = prices_of(
        [(line.offer.variant_id, line.quantity) for line in lines],
        department_id=requisition.department_id,
        at=now,
    )
    for line, price in zip(lines, today, strict=True):
        if price.total.minor != line.total_minor:
            raise PriceChanged


def _wait_turn(name: str) -> None:
    turn_wait(Turn.MALL_LIMIT, name)
