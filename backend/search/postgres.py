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

from backend.search.port import RANKED_MAX, Hits, ShelfWalk, TextQuery
from backend.search.rules import looks_like_code, plain, query_all, query_some

SLIP_SIMILARITY_MIN = 0.5
CODE_RANK = 1.0
RANK_SCALE = 1_000_000
# What ranking a hit, and fetching one that was found along the shelf, cost in rows walked past.
RANK_STEPS, FETCH_STEPS = 2, 3


class PostgresSearch:
    """SearchPort over PostgreSQL."""

    def narrow(self, rows: QuerySet[Any], query: TextQuery, shelf: ShelfWalk | None = None) -> Hits:
        """All words or the very code first; then codes with a slip; then some of the words."""
        if not query.words:
            number = shelf.count(rows) if shelf else None
            return Hits.all_of(rows.annotate(rank=Value(0, output_field=IntegerField())), number)
        code = plain(query.typed) if looks_like_code(query.typed) else ""
        strict = _matching(rows, query_all(query.words), code, shelf)
        if strict.is_any:
            return strict
        if code:
            near = Coalesce(TrigramWordSimilarity(code, "codes"), Value(0.0))
            slips = rows.alias(near=near).filter(
                codes__trigram_word_similar=code, near__gte=SLIP_SIMILARITY_MIN
            )
            slips = slips.annotate(rank=_scaled(near))
            if slips.exists():
                return Hits.all_of(slips)
        return _matching(rows, query_some(query.words), "", shelf)

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


def _matching(rows: QuerySet[Any], tsquery: str, code: str, shelf: ShelfWalk | None) -> Hits:
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
        found = rows.alias(meets=meets).filter(meets=True)
        return _bounded(rows, found, meets, _scaled(text_rank), shelf)
    is_code = Case(
        When(codes__contains=code, then=Value(CODE_RANK)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    either = Q(meets) | Q(codes__contains=code)
    return _bounded(rows, rows.filter(either), either, _scaled(Greatest(text_rank, is_code)), shelf)


def _bounded(
    rows: QuerySet[Any], found: QuerySet[Any], matches: Any, rank: Any, shelf: ShelfWalk | None
) -> Hits:
    """All hits; of very many those to be ranked are looked for along the shelf.

    On a shelf of s rows with n hits, s * r / n are walked past until r hits are met: the fewer hits
    there are, the longer the walk and the shorter the ranking of all. The shorter way is taken.
    """
    hits = found.annotate(rank=rank)
    if shelf is None:
        return Hits.all_of(hits)
    number = shelf.count(found)
    if number <= RANKED_MAX:
        return Hits.all_of(hits, number)
    walk = RANKED_MAX * (shelf.whole() / number + FETCH_STEPS)
    if RANK_STEPS * number <= walk:
        return Hits.all_of(hits, number)
    # inside coalesce no index answers the condition: the shelf's own order is followed
    along = rows.alias(along=Coalesce(matches, Value(False))).filter(along=True)
    foremost = along.order_by(*shelf.order)[:RANKED_MAX].values("pk")
    return Hits(hits, rows.filter(pk__in=foremost).annotate(rank=rank), number)


def _scaled(rank: Any) -> Any:
    """As a whole number times the row's search factor: keyset paging compares it exactly."""
    factor = Cast(F("search_factor"), FloatField())
    return Cast(rank * factor * Value(RANK_SCALE), IntegerField())


def search_port() -> PostgresSearch:
    """The index in use; the cluster's adapter takes this place by configuration."""
    return PostgresSearch()
