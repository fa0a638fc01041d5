"""The index inside the database: our tokens in a tsvector, trigrams for codes and slips."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, FloatField, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Greatest, Length, StrIndex

from backend.search.port import TextQuery
from backend.search.rules import looks_like_code, plain, query_all, query_some

SLIP_SIMILARITY_MIN = 0.5
CODE_BOOST = 1.0
RANK_SCALE = 1_000_000


class PostgresSearch:
    """SearchPort over PostgreSQL."""

    def narrow(self, rows: QuerySet[Any], query: TextQuery) -> QuerySet[Any]:
        """All words first; then codes and slips; then some of the words."""
        if not query.words:
            return rows.annotate(rank=Value(0, output_field=IntegerField()))
        strict = self._matching(rows, query_all(query.words), query.typed)
        if strict.exists():
            return strict
        return self._matching(rows, query_some(query.words), query.typed)

    def _matching(self, rows: QuerySet[Any], tsquery: str, typed: str) -> QuerySet[Any]:
        table = rows.model._meta.db_table
        meets = RawSQL(f'"{table}"."document" @@ %s::tsquery', [tsquery])  # noqa: S611 table is ours
        text_rank = RawSQL(  # noqa: S611 table is ours, the words are a parameter
            f'ts_rank("{table}"."document", %s::tsquery, 1)', [tsquery], output_field=FloatField()
        )
        code = plain(typed)
        if not looks_like_code(typed):
            return rows.alias(meets=meets).filter(meets=True).annotate(rank=_scaled(text_rank))
        near = Coalesce(TrigramWordSimilarity(code, "codes"), Value(0.0))
        narrowed = rows.alias(meets=meets, near=near).filter(
            Q(meets=True) | Q(codes__trigram_word_similar=code, near__gte=SLIP_SIMILARITY_MIN)
        )
        return narrowed.annotate(rank=_scaled(Greatest(text_rank, near * Value(CODE_BOOST))))

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


def _scaled(rank: Any) -> Any:
    """As a whole number times the row's search factor: keyset paging compares it exactly."""
    factor = Cast(F("search_factor"), FloatField())
    return Cast(rank * factor * Value(RANK_SCALE), IntegerField())


def search_port() -> PostgresSearch:
    """The index in use; the cluster's adapter takes this place by configuration."""
    return PostgresSearch()
