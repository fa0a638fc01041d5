"""What lists of work that is stuck share: one filter by words and days."""

from __future__ import annotations

from typing import Any, TypeVar

import graphene
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
WORDS_MAX = 100


class StuckListFilter(graphene.InputObjectType):
    """Everything given must hold."""

    words = graphene.String(description="Part of a kind, an object, a handler or a problem.")
    since = graphene.DateTime(description="At or after.")
    until = graphene.DateTime(description="Before.")


def stuck_narrowed(
    rows: QuerySet[M], given: Any, *, at: str, words: tuple[str, ...]
) -> QuerySet[M]:
    """The rows a filter leaves; ``at`` and ``words`` name the columns it means."""
    given = given or {}
    days = {f"{at}__gte": given.get("since"), f"{at}__lt": given.get("until")}
    rows = rows.filter(**{name: value for name, value in days.items() if value})
    text = str(given.get("words") or "").strip()[:WORDS_MAX]
    if not text:
        return rows
    anywhere = Q()
    for column in words:
        anywhere |= Q(**{f"{column}__icontains": text})
    return rows.filter(anywhere)
