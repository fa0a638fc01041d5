"""Which facts a result was made of, without writing all their ids beside every result.

A big seller's results would else grow with the square of its history. Facts are never changed, so
a moment says which ones were known; only those of the last minutes, whose transactions may have
ended in another order than they began, are named. The digest proves that the same ones are read
again. Results from before name every id and are read as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from backend.credit.facts import KINDS
from backend.credit.models import Fact, ScoreResult

SETTLED_AFTER = timedelta(minutes=10)
"""No transaction lives so long: a fact known before is either there or never will be."""


def kinds_of(card: str) -> list[str]:
    """Kinds of facts that count for a card."""
    return [kind.code for kind in KINDS.values() if kind.subject == card]


def digest_of(facts: Iterable[Fact]) -> str:
    """SHA-256 over ids, kinds, outcomes and evidence of some facts, oldest first."""
    told = hashlib.sha256()
    for fact in facts:
        told.update(f"{fact.pk} {fact.kind} {fact.outcome} {fact.evidence_hash}\n".encode())
    return told.hexdigest()


def basis_of(facts: list[Fact], *, now: datetime) -> dict[str, Any]:
    """What a result keeps of its facts: how many, which digest, up to when, and the newest by id."""
    before = now - SETTLED_AFTER
    return {
        "count": len(facts),
        "digest": digest_of(facts),
        "before": before.isoformat(),
        "recent": [str(fact.pk) for fact in facts if fact.known_at >= before],
    }


def facts_behind(result: ScoreResult) -> list[Fact]:
    """The facts of a result, oldest first, whatever has been recorded since."""
    kept = result.facts
    order = ("occurred_at", "id")
    if isinstance(kept, list):
        return list(Fact.objects.filter(pk__in=kept).order_by(*order))
    own = Fact.objects.filter(subject_id=result.subject_id)
    settled = own.filter(known_at__lt=datetime.fromisoformat(kept["before"]))
    then = settled | own.filter(pk__in=kept["recent"])
    replaced = then.filter(supersedes__isnull=False).values("supersedes_id")
    return list(
        then.filter(kind__in=kinds_of(result.card)).exclude(pk__in=replaced).order_by(*order)
    )


def basis_holds(result: ScoreResult) -> bool:
    """Whether the facts read today are those the result was made of."""
    facts, kept = facts_behind(result), result.facts
    if isinstance(kept, list):
        return sorted(str(fact.pk) for fact in facts) == sorted(kept)
    return len(facts) == kept["count"] and digest_of(facts) == kept["digest"]
