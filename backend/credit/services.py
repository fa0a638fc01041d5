"""Recording facts and computing scores."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.credit.basis import basis_of
from backend.credit.errors import FactUnfit
from backend.credit.events import FactRecorded, GradeChanged
from backend.credit.facts import BUYER, KINDS, SUPPLIER, FactKind
from backend.credit.models import Fact, ScoreResult, Stale, Veto
from backend.credit.rules import (
    EFFECTS,
    Event,
    Penalty,
    Result,
    Scorecard,
    effect_in_points,
    moved_grade,
    score,
    scorecard,
    weigh,
)
from backend.credit.selectors import facts_of, legal_veto
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.parties.selectors import organizations_by_ids
from backend.rulebook.selectors import local_day

CREDIT = Actor.system("credit")
CARDS = (SUPPLIER, BUYER)
GOVERNMENT_KINDS = frozenset({"DEPARTMENT"})


def evidence_digest(evidence: dict[str, Any]) -> str:
    """SHA-256 of the evidence in one spelling."""
    text = json.dumps(evidence, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def fact_record(
    *,
    subject_id: uuid.UUID,
    kind: str,
    source: str,
    source_id: str,
    occurred_at: datetime,
    amount: Money | None = None,
    partner_id: uuid.UUID | None = None,
    outcome: Decimal | None = None,
    case: str = "",
    evidence: dict[str, Any] | None = None,
    actor: Actor = CREDIT,
) -> Fact:
    """Store a fact once per (source, source id, kind) and mark the subject for computing.

    ``case`` ties the facts of one trade (an order's public id). Raises FactUnfit.
    """
    known = KINDS.get(kind)
    if known is None:
        raise FactUnfit("未知的信用事实类型：{kind}", kind=kind)
    judged = known.outcome if outcome is None else outcome
    if known.factor and (judged is None or not 0 <= judged <= 1):
        raise FactUnfit("信用事实的结果须在 0 到 1 之间。", field="outcome")
    held = Fact.objects.filter(source=source, source_id=source_id, kind=kind).first()
    if held is not None:
        return held
    proof = evidence or {}
    fact = Fact.objects.create(
        subject_id=subject_id,
        kind=kind,
        case=case,
        source=source,
        source_id=source_id,
        occurred_at=occurred_at,
        known_at=clock.now(),
        amount_minor=amount.minor if amount else None,
        currency=amount.currency if amount else "",
        partner_id=partner_id,
        outcome=judged,
        evidence=proof,
        evidence_hash=evidence_digest(proof),
    )
    Stale.objects.get_or_create(subject_id=subject_id, defaults={"since": clock.now()})
    publish(
        FactRecorded(
            subject_id=subject_id, fact_kind=kind, case=case, evidence_hash=fact.evidence_hash
        ),
        actor=actor,
    )
    return fact


@transaction.atomic
def veto_place(
    *, subject_id: uuid.UUID, kind: str, source: str, valid_from: date, valid_to: date | None
) -> Veto:
    """A legal exclusion from an authoritative list."""
    veto, _ = Veto.objects.get_or_create(
        subject_id=subject_id, kind=kind, source=source, valid_from=valid_from,
        defaults={"valid_to": valid_to},
    )  # fmt: skip
    Stale.objects.get_or_create(subject_id=subject_id, defaults={"since": clock.now()})
    return veto


def _trust(partner: uuid.UUID | None, known: dict[uuid.UUID, Any], *, as_of: date) -> Decimal:
    """t: 1.0 departments and long verified partners, 0.5 verified identity, 0.1 otherwise."""
    row = known.get(partner) if partner else None
    if row is None:
        return Decimal("0.1")
    if row.kind in GOVERNMENT_KINDS:
        return Decimal(1)
    if row.identity_verified_at is None:
        return Decimal("0.1")
    old = row.active_since is not None and (as_of - row.active_since).days >= 365
    return Decimal(1) if old and _partners(row.pk) >= 10 else Decimal("0.5")


def _partners(subject_id: uuid.UUID) -> int:
    rows = Fact.objects.filter(subject_id=subject_id, partner_id__isnull=False)
    return rows.values("partner_id").distinct().count()


def _events(facts: list[Fact], *, as_of: date) -> list[Event]:
    """One event per trade: the facts of a case together, outcomes by factor."""
    partners = {fact.partner_id for fact in facts if fact.partner_id}
    known = organizations_by_ids(partners)
    trust = {partner: _trust(partner, known, as_of=as_of) for partner in partners}
    cases: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if KINDS[fact.kind].factor:
            cases[fact.case or str(fact.pk)].append(fact)
    events = []
    for case, group in cases.items():
        amounts = [fact.amount_minor for fact in group if fact.amount_minor is not None]
        partner = next((fact.partner_id for fact in group if fact.partner_id), None)
        events.append(
            Event(
                id=case,
                day=local_day(min(fact.occurred_at for fact in group)),
                amount=Decimal(max(amounts)) / 100 if amounts else None,
                partner=str(partner or case),
                trust=trust.get(partner, Decimal("0.1")) if partner else Decimal("0.1"),
                outcomes=_outcomes(group),
            )
        )
    return events


def _outcomes(group: list[Fact]) -> dict[str, Decimal]:
    worst: dict[str, Decimal] = {}
    for fact in group:
        kind: FactKind = KINDS[fact.kind]
        judged = fact.outcome if fact.outcome is not None else Decimal(1)
        worst[kind.factor] = min(worst.get(kind.factor, Decimal(1)), judged)
    return worst


def _months(since: date | None, as_of: date) -> int:
    if since is None:
        return 0
    months = (as_of.year - since.year) * 12 + as_of.month - since.month
    return max(0, months - (1 if as_of.day < since.day else 0))


@transaction.atomic
def score_recompute(*, subject_id: uuid.UUID, card: str = SUPPLIER) -> ScoreResult | None:
    """Compute one subject's score from its facts; a change of grade is published.

    Nothing is stored when nothing changed since the last result of the same day.
    """
    rows = organizations_by_ids([subject_id])
    if subject_id not in rows:
        return None
    row = rows[subject_id]
    now = clock.now()
    as_of = local_day(now)
    facts = facts_of(subject_id, card=card)
    sheet = scorecard(card)
    events = _events(facts, as_of=as_of)
    veto = legal_veto(subject_id, at=now)
    result = score(
        events,
        as_of=as_of,
        card=sheet,
        public_grade=str(row.extra.get("public_credit_grade", "")),
        months=_months(row.active_since, as_of),
        penalties=[
            Penalty(str(f.pk), local_day(f.occurred_at), KINDS[f.kind].penalty)
            for f in facts
            if KINDS[f.kind].penalty
        ],
        caps=["BB"] if row.extra.get("public_credit_grade") == "差" else [],
        vetoed=veto is not None,
    )
    before = (
        ScoreResult.objects.filter(subject_id=subject_id, card=card)
        .order_by("-computed_at", "-id")
        .first()
    )
    if not result.is_new and veto is None and before is not None and before.grade != "D":
        best = _lowest_this_month(subject_id, card, now)
        result.grade = moved_grade(result.grade, best_in_month=best)
    detail = _detail(result, events, sheet, as_of)
    if before is not None and before.detail == detail and before.as_of == as_of:
        return before
    stored = ScoreResult.objects.create(
        subject_id=subject_id, card=card, version=sheet.version, card_hash=sheet.digest,
        as_of=as_of, computed_at=now, score=result.score, grade=result.grade,
        is_new=result.is_new, detail=detail, facts=basis_of(facts, now=now),
    )  # fmt: skip
    if before is None or before.grade != stored.grade:
        publish(
            GradeChanged(
                subject_id=subject_id,
                card=card,
                grade_from=before.grade if before else "",
                grade_to=stored.grade,
                score=stored.score,
                search_factor=str(EFFECTS[stored.grade].search_factor),
            ),
            actor=CREDIT,
        )
    return stored


def _lowest_this_month(subject_id: uuid.UUID, card: str, now: datetime) -> str | None:
    """The grade held a month ago, from which two steps up are allowed."""
    row = (
        ScoreResult.objects.filter(
            subject_id=subject_id, card=card, computed_at__lte=now - timedelta(days=30)
        )
        .order_by("-computed_at")
        .first()
    )
    first = row or (
        ScoreResult.objects.filter(subject_id=subject_id, card=card).order_by("computed_at").first()
    )
    return first.grade if first else None


def _detail(result: Result, events: list[Event], card: Scorecard, as_of: date) -> dict[str, Any]:
    weighed = weigh(events, as_of=as_of)
    effects = [
        {
            "case": event.id,
            "factor": factor,
            "points": str(effect_in_points(weighed, event.id, factor, card=card)),
        }
        for event in events[-40:]
        for factor in event.outcomes
        if event.outcomes[factor] < 1
    ]
    return {
        "points": {name: str(value) for name, value in result.points.items()},
        "rates": {name: str(value) for name, value in result.rates.items()},
        "weights": {name: str(value) for name, value in result.weights.items()},
        "trusted_weight": str(result.trusted_weight),
        "penalties": str(result.penalties),
        "reasons": sorted(effects, key=lambda each: Decimal(each["points"])),
    }


def recompute_stale(limit: int = 200) -> int:
    """Compute the subjects whose facts changed; returns how many."""
    subjects = list(Stale.objects.order_by("since").values_list("subject_id", flat=True)[:limit])
    for subject in subjects:
        with transaction.atomic():
            Stale.objects.filter(subject_id=subject).delete()
            for card in CARDS:
                score_recompute(subject_id=subject, card=card)
    return len(subjects)
