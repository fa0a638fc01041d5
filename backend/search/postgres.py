"""The index inside the database: our tokens in a tsvector, trigrams for codes and slips."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import (
    BooleanField,
    Case,
    F,
    FloatField,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Greatest, Length, StrIndex

from backend.search.port import TextQuery
from backend.search.rules import looks_like_code, plain, query_all, query_some

SLIP_SIMILARITY_MIN = 0.5
CODE_RANK = 1.0
RANK_SCALE = 1_000_000


class PostgresSearch:
    """SearchPort over PostgreSQL."""

    def narrow(self, rows: QuerySet[Any], query: TextQuery) -> QuerySet[Any]:
        """All words or the very code first; then codes with a slip; then some of the words."""
        if not query.words:
            return rows.annotate(rank=Value(0, output_field=IntegerField()))
        code = plain(query.typed) if looks_like_code(query.typed) else ""
        strict = _matching(rows, query_all(query.words), code)
        if strict.exists():
            return strict
        if code:
            near = Coalesce(TrigramWordSimilarity(code, "codes"), Value(0.0))
            slips = rows.alias(near=near).filter(
                codes__trigram_word_similar=code, near__gte=SLIP_SIMILARITY_MIN
            )
            slips = slips.annotate(rank=_scaled(near))
            if slips.exists():
                return slips
        return _matching(rows, query_some(query.words), "")

    def suggest(self, rows: QuerySet[Any], typed: str, *, limit: int) -> list[str]:
        """Names that contain the text, those that begin with it first, shorter before longer."""
        text = typed.strip()
        if not text:
            return []
        found = (
            rows.filter(name__icontains=text)
            .annotate(place=StrIndex("name", Value(text)), size=Length("name"))
            .order_by("place", "size", "name")
            .values_list("name", flat=True)[: limit * 3]
        )
        return list(dict.fromkeys(found))[:limit]


def _matching(rows: QuerySet[Any], tsquery: str, code: str) -> QuerySet[Any]:
    # Written with F, not with the table's name: the rows may stand inside another query.
    asked = RawSQL("%s::tsquery", [tsquery])
    meets = Func(
        F("document"),
        asked,
        arg_joiner=" @@ ",
        template="(%(expressions)s)",
        output_field=BooleanField(),
    )
    text_rank = Func(F("document"), asked, Value(1), function="ts_rank", output_field=FloatField())
    if not code:
        return rows.alias(meets=meets).filter(meets=True).annotate(rank=_scaled(text_rank))
    is_code = Case(
        When(codes__contains=code, then=Value(CODE_RANK)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    narrowed = rows.alias(meets=meets).filter(Q(meets=True) | Q(codes__contains=code))
    return narrowed.annotate(rank=_scaled(Greatest(text_rank, is_code)))


def _scaled(rank: Any) -> Any:
    """As a whole number times the row's search factor: keyset paging compares it exactly."""
    factor = Cast(F("search_factor"), FloatField())
    return Cast(rank * factor * Value(RANK_SCALE), IntegerField())


def search_port() -> PostgresSearch:
    """The index in use; the cluster's adapter takes this place by configuration."""
    return PostgresSearch()
