"""Grades, effects, vetoes and reasons."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from backend.credit.basis import kinds_of
from backend.credit.facts import KINDS, SUPPLIER
from backend.credit.models import Fact, ScoreResult, Veto
from backend.credit.rules import EFFECTS, LABELS, Effects
from backend.kernel.actor import Viewer
from backend.kernel.readings import Reading
from backend.rulebook.selectors import local_day

NEW_GRADE = "BB"
CREDIT_READ_ALL = "credit.read.all"
CREDIT_READ_OWN = "credit.read.own"


@dataclass(frozen=True, slots=True)
class Grade:
    """A subject's grade as others see it."""

    subject_id: uuid.UUID
    grade: str
    score: int
    is_new: bool

    @property
    def badge(self) -> str:
        """AAA/AA gold, A silver, BBB verified, NEW, others none (markets brief 13)."""
        return "NEW" if self.is_new else self.grade

    def label(self, language: str = "ZH") -> str:
        """The badge in words; empty when there is none."""
        words = LABELS.get(self.badge)
        return "" if words is None else words[0 if language.startswith("ZH") else 1]


_LATEST = Reading(
    lambda subjects, card: (
        ScoreResult.objects.filter(subject_id__in=subjects, card=card)
        .order_by("subject_id", "-computed_at", "-id")
        .distinct("subject_id")
    ),
    list,
    str,
)


def grades_by_ids(ids: Iterable[uuid.UUID], *, card: str = SUPPLIER) -> dict[uuid.UUID, Grade]:
    """The latest grade per subject; those never rated count as new."""
    wanted = list(ids)
    rows = _LATEST(wanted, card) if wanted else []
    found = {
        row.subject_id: Grade(row.subject_id, row.grade, row.score, row.is_new) for row in rows
    }
    return {key: found.get(key) or Grade(key, NEW_GRADE, 635, True) for key in wanted}


def grade_of(subject_id: uuid.UUID, *, card: str = SUPPLIER) -> Grade:
    """One subject's grade."""
    return grades_by_ids([subject_id], card=card)[subject_id]


def effects_of(subject_id: uuid.UUID) -> Effects:
    """What the subject's grade does to a trade on a market channel; copied into the deal."""
    return EFFECTS[grade_of(subject_id).grade]


def legal_veto(subject_id: uuid.UUID, *, at: date | datetime) -> Veto | None:
    """The veto in force on a day, first day and last day included; None when there is none."""
    day = local_day(at)
    return (
        Veto.objects.filter(subject_id=subject_id, valid_from__lte=day, lifted_at__isnull=True)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .order_by("valid_from", "id")
        .first()
    )


def result_latest(subject_id: uuid.UUID, *, card: str, viewer: Viewer) -> ScoreResult | None:
    """The full result for the subject itself and for those who supervise."""
    own = viewer.organization_id == subject_id and viewer.is_authenticated
    if not (own or viewer.may(CREDIT_READ_ALL)):
        return None
    return (
        ScoreResult.objects.filter(subject_id=subject_id, card=card)
        .order_by("-computed_at", "-id")
        .first()
    )


def facts_of(subject_id: uuid.UUID, *, card: str) -> list[Fact]:
    """Facts that count for a card, superseded ones left out, oldest first."""
    kinds = kinds_of(card)
    replaced = Fact.objects.filter(supersedes__isnull=False).values("supersedes_id")
    rows = Fact.objects.filter(subject_id=subject_id, kind__in=kinds).exclude(pk__in=replaced)
    return list(rows.order_by("occurred_at", "id"))


def reasons(result: ScoreResult) -> list[dict[str, Any]]:
    """Why the score is what it is: events by effect in points, largest first."""
    found: list[dict[str, Any]] = result.detail.get("reasons", [])
    return found


def reason_words(result: ScoreResult) -> dict[tuple[str, str], list[str]]:
    """What happened in each case, by case and factor, in words."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in facts_of(result.subject_id, card=result.card):
        kind = KINDS[fact.kind]
        told = found.setdefault((fact.case, kind.factor), [])
        if kind.zh not in told:
            told.append(kind.zh)
    return found
