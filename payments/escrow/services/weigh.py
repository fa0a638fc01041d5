"""After a payment came in: does it have to be looked at by two persons (payments brief 8)?"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Sum

from backend.kernel import clock
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import value
from payments.escrow.models import Funding, Refund
from payments.escrow.rings import ring_closed
from payments.gateway.selectors import payer_since, payer_sums
from payments.limits.rules import Facts, Lines, flags, worth_a_look
from payments.limits.services import lines_for, review_open

if TYPE_CHECKING:
    from payments.gateway.models import Payment

DAY = timedelta(hours=24)
HOME = "CNY"


def payment_weigh(payment: Payment) -> None:
    """Open a review where a captured payment gives reason to; an ordinary one costs one question."""
    is_person = _is_person(payment)
    if is_person is None:
        return
    now = clock.now()
    lines = lines_for(
        currency=payment.currency, is_person=is_person, cross_border=payment.currency != HOME
    )
    sums = payer_sums(payment.payer, payment.currency, now=now)
    if not worth_a_look(lines, day_minor=sums.day_minor, hour_count=sums.hour_count):
        return
    facts = Facts(
        amount_minor=payment.amount_minor,
        day_minor=sums.day_minor,
        hour_count=sums.hour_count,
        account_days=(now - payer_since(payment.payer, now=now)).days,
        paid_24h_minor=sums.last_day_minor,
        back_24h_minor=_gone_back(payment, since=now - DAY),
        circle=_circle(payment, lines, now=now),
    )
    found = flags(facts, lines)
    if found:
        review_open(
            payment_id=payment.pk,
            payer=payment.payer,
            currency=payment.currency,
            amount_minor=payment.amount_minor,
            flags=found,
            evidence={
                "dayMinor": facts.day_minor, "hourCount": facts.hour_count,
                "accountDays": facts.account_days, "paid24hMinor": facts.paid_24h_minor,
                "back24hMinor": facts.back_24h_minor, "circle": list(facts.circle),
                "reportMinor": lines.report_minor,
            },
        )  # fmt: skip


def _is_person(payment: Payment) -> bool | None:
    """Whether a natural person pays; None for a guest's basket, who is known by nothing else."""
    try:
        key = uuid.UUID(payment.payer)
    except ValueError:
        return None
    return organization_get(key) is None


def _gone_back(payment: Payment, *, since: datetime) -> int:
    rows = Refund.objects.filter(
        payment__payer=payment.payer, currency=payment.currency, decided_at__gte=since
    )
    return rows.aggregate(total=Sum("amount_minor"))["total"] or 0


def _circle(payment: Payment, lines: Lines, *, now: datetime) -> tuple[str, ...]:
    """The shortest ring of large payments that this one closes, the payer first."""
    if payment.amount_minor < lines.pattern_minor:
        return ()
    sellers = list(
        Funding.objects.filter(payment=payment).values_list("escrow__merchant_id", flat=True)
    )
    days = value("payment.circle_days", on=now).number
    ring = ring_closed(
        payment.payer,
        sellers,
        least_minor=lines.pattern_minor,
        currency=payment.currency,
        since=now - timedelta(days=days),
    )
    return tuple(str(party) for party in ring)
