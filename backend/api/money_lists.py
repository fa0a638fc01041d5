"""What lists of money share: one filter by state, currency and days, and sums per currency."""

from __future__ import annotations

from typing import Any, TypeVar

import graphene
from django.db.models import Count, Model, QuerySet, Sum

from backend.api.saleor import MoneyType
from backend.kernel.money import Money

M = TypeVar("M", bound=Model)


class MoneyListFilter(graphene.InputObjectType):
    """Everything given must hold; a state or currency that is not known finds nothing."""

    state = graphene.String()
    currency = graphene.String()
    since = graphene.DateTime(description="At or after.")
    until = graphene.DateTime(description="Before.")


class MoneyListTotalType(graphene.ObjectType):
    """All rows of a filter in one currency."""

    currency = graphene.String(required=True)
    count = graphene.Int(required=True)
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MoneyListTotal"


def totals_field(**arguments: Any) -> graphene.List:
    """A root field of sums beside a list; resolve it with ``totals`` of the same rows."""
    one = graphene.NonNull(MoneyListTotalType)
    return graphene.List(one, required=True, filter=MoneyListFilter(), **arguments)


def narrowed(
    rows: QuerySet[M], given: Any, *, at: str, currency: str = "currency", state: str = "state"
) -> QuerySet[M]:
    """The rows a filter leaves; ``at``, ``currency`` and ``state`` name the columns it means.

    Without a column for it (``state=""``) no row has any state.
    """
    given = given or {}
    if not state and _word(given.get("state")):
        return rows.none()
    wanted = {
        state: _word(given.get("state")),
        currency: _word(given.get("currency")),
        f"{at}__gte": given.get("since"),
        f"{at}__lt": given.get("until"),
    }
    return rows.filter(**{name: value for name, value in wanted.items() if value})


def _word(value: Any) -> str:
    return str(value or "").replace("\x00", "")[:20]


def totals(
    rows: QuerySet[M], *, minor: str = "amount_minor", currency: str = "currency"
) -> list[dict[str, Any]]:
    """Per currency how many rows and their sum."""
    sums = rows.order_by().values(currency).annotate(count=Count("pk"), minor=Sum(minor))
    return [
        {
            "currency": row[currency],
            "count": row["count"],
            "amount": Money(int(row["minor"]), row[currency]),
        }
        for row in sums.order_by(currency)
    ]
