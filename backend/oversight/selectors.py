"""The day in numbers, cases and what a party must explain."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from backend.oversight.models import Case, ExplanationOrder, SavedQuery
from payments.escrow.selectors import escrows_stopped

if TYPE_CHECKING:
    from payments.escrow.models import Escrow

CASE = "oversight.case"
SEARCH = "oversight.search"
FREEZE = "payment.freeze"


def cases(*, viewer: Viewer) -> QuerySet[Case]:
    """Cases of those who supervise; nothing for others."""
    return Case.objects.all() if viewer.may(CASE) else Case.objects.none()


def case_get(case_id: uuid.UUID, *, viewer: Viewer) -> Case | None:
    """One case."""
    return cases(viewer=viewer).filter(pk=case_id).first()


def explanations_due(*, viewer: Viewer) -> QuerySet[ExplanationOrder]:
    """What the viewer's organisation must explain."""
    if viewer.organization_id is None:
        return ExplanationOrder.objects.none()
    return ExplanationOrder.objects.filter(organization_id=viewer.organization_id).order_by(
        "due_at"
    )


def saved_queries(*, viewer: Viewer) -> QuerySet[SavedQuery]:
    """The viewer's own searches."""
    if viewer.user_id is None:
        return SavedQuery.objects.none()
    return SavedQuery.objects.filter(owner=viewer.user_id).order_by("name")


def freezes(*, viewer: Viewer) -> QuerySet[Escrow]:
    """Escrows frozen or about to be. Raises Forbidden, LevelTwoRequired."""
    viewer.require(FREEZE)
    return escrows_stopped()


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One site and hour: orders, their value, and money that moved, in minor units."""

    site: str
    currency: str
    hour: datetime
    orders: int
    value_minor: int


_BY_HOUR = """
SELECT s.slug, o.currency, date_trunc('hour', o.placed_at), count(*), sum(o.total_minor)
FROM orders_order o JOIN channels_channel c ON c.id = o.channel_id
    JOIN channels_site s ON s.id = c.site_id
WHERE o.placed_at >= %s AND o.placed_at < %s GROUP BY 1, 2, 3 ORDER BY 3, 1
"""
_MONEY = """
SELECT site, currency, sum(funded_minor), sum(released_minor), sum(refunded_minor),
       sum(funded_minor - released_minor - refunded_minor), count(*), count(*) FILTER (WHERE frozen),
       count(*) FILTER (WHERE state = 'DISPUTED')
FROM payments_escrow_escrow GROUP BY 1, 2 ORDER BY 1, 2
"""


def orders_by_hour(*, since: datetime, until: datetime) -> list[DeskRow]:
    """Orders per site, currency and hour."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_HOUR, [since, until])
        return [DeskRow(row[0], row[1], row[2], row[3], int(row[4])) for row in cursor.fetchall()]


def money_by_site() -> list[dict[str, Any]]:
    """Held, released and refunded per site and currency, with counts of frozen and disputed."""
    names = (
        "site",
        "currency",
        "funded",
        "released",
        "refunded",
        "held",
        "escrows",
        "frozen",
        "disputed",
    )
    with connection.cursor() as cursor:
        cursor.execute(_MONEY)
        rows = cursor.fetchall()
    return [
        {
            name: int(value) if place > 1 else value
            for place, (name, value) in enumerate(zip(names, row, strict=True))
        }
        for row in rows
    ]
