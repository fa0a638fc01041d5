"""A subject's rating: the badge for all, the details for itself and for supervisors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import graphene

from backend.api.context import actor_of
from backend.credit.advice import Advice, advice_for
from backend.credit.facts import KINDS, SUPPLIER
from backend.credit.models import ScoreResult
from backend.credit.rules import EFFECTS, scorecard
from backend.credit.selectors import (
    Grade,
    facts_of,
    grade_of,
    reason_words,
    reasons,
    result_latest,
)
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.rulebook.selectors import local_day


class CreditGradeType(graphene.ObjectType):
    """What everybody may see."""

    grade = graphene.String(required=True)
    score = graphene.Int(required=True)
    badge = graphene.String(required=True)
    label = graphene.String(required=True, language_code=graphene.String())
    is_new = graphene.Boolean(required=True)

    class Meta:
        name = "CreditGrade"

    @staticmethod
    def resolve_label(root: Grade, _info: Any, language_code: str = "ZH") -> str:
        return root.label(language_code)


class CreditFactorType(graphene.ObjectType):
    """One factor with its points."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    points = graphene.Float(required=True)
    points_max = graphene.Float(required=True)
    rate = graphene.Float()

    class Meta:
        name = "CreditFactor"


class CreditReasonType(graphene.ObjectType):
    """An event and what it cost or gave, in points."""

    case = graphene.String(required=True)
    factor = graphene.String(required=True)
    points = graphene.Float(required=True)
    words = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="What happened, in words."
    )
    occurred_on = graphene.Date()

    class Meta:
        name = "CreditReason"


class CreditAdviceType(graphene.ObjectType):
    """What would raise the score."""

    factor = graphene.String(required=True)
    points_possible = graphene.Float(required=True)
    text = graphene.String(required=True, language_code=graphene.String())

    class Meta:
        name = "CreditAdvice"

    @staticmethod
    def resolve_text(root: Advice, _info: Any, language_code: str = "ZH") -> str:
        return root.en if language_code.upper().startswith("EN") else root.zh


class CreditReportType(graphene.ObjectType):
    """The whole rating, for the subject and for supervisors."""

    score = graphene.Int(required=True)
    grade = graphene.String(required=True)
    is_new = graphene.Boolean(required=True)
    as_of = graphene.Date(required=True)
    model_hash = graphene.String(required=True)
    factors = graphene.List(graphene.NonNull(CreditFactorType), required=True)
    reasons = graphene.List(graphene.NonNull(CreditReasonType), required=True)
    advice = graphene.List(graphene.NonNull(CreditAdviceType), required=True)
    hold_days = graphene.Int(required=True)
    reserve_percent = graphene.Float(required=True)
    deposit_percent = graphene.Float(required=True)
    trusted_weight = graphene.Float(required=True)

    class Meta:
        name = "CreditReport"

    @staticmethod
    def resolve_model_hash(root: ScoreResult, _info: Any) -> str:
        return root.card_hash

    @staticmethod
    def resolve_factors(root: ScoreResult, _info: Any) -> list[CreditFactorType]:
        most = _most(root)
        rates = root.detail["rates"]
        return [
            CreditFactorType(
                code=code,
                name=most[code][0],
                points=float(points),
                points_max=float(most[code][1]),
                rate=float(rates[code]) if code in rates else None,
            )
            for code, points in root.detail["points"].items()
        ]

    @staticmethod
    def resolve_reasons(root: ScoreResult, _info: Any) -> list[CreditReasonType]:
        told = {fact.case: fact for fact in facts_of(root.subject_id, card=root.card)}
        words = reason_words(root)
        return [
            CreditReasonType(
                case=row["case"],
                factor=row["factor"],
                points=float(row["points"]),
                words=words.get((row["case"], row["factor"]), []),
                occurred_on=local_day(told[row["case"]].occurred_at)
                if row["case"] in told
                else None,
            )
            for row in reasons(root)
        ]

    @staticmethod
    def resolve_advice(root: ScoreResult, _info: Any) -> list[Advice]:
        if root.card != SUPPLIER:
            return []
        points = {code: Decimal(got) for code, got in root.detail["points"].items()}
        return advice_for(points, {code: top for code, (_, top) in _most(root).items()})

    @staticmethod
    def resolve_hold_days(root: ScoreResult, _info: Any) -> int:
        return EFFECTS[root.grade].hold_days

    @staticmethod
    def resolve_reserve_percent(root: ScoreResult, _info: Any) -> float:
        return EFFECTS[root.grade].reserve_bp / 100

    @staticmethod
    def resolve_deposit_percent(root: ScoreResult, _info: Any) -> float:
        return EFFECTS[root.grade].deposit_bp / 100

    @staticmethod
    def resolve_trusted_weight(root: ScoreResult, _info: Any) -> float:
        return float(root.detail["trusted_weight"])


def _most(root: ScoreResult) -> dict[str, tuple[str, Decimal]]:
    """Each factor's name and the most it can give."""
    card = scorecard(root.card, root.version)
    most = {code: (row["zh"], Decimal(row["points"])) for code, row in card.factors.items()}
    most["F5"] = ("公共信用记录", Decimal(card.data["public_record"]["points"]))
    most["F6"] = ("经营年限与广度", Decimal(card.data["tenure"]["points"]))
    return most


class CreditQueries(graphene.ObjectType):
    """Root fields of the credit rating."""

    credit_grade = graphene.Field(
        CreditGradeType, organization_id=graphene.ID(required=True), card=graphene.String()
    )
    credit_report = graphene.Field(
        CreditReportType, organization_id=graphene.ID(), card=graphene.String()
    )

    @staticmethod
    def resolve_credit_grade(
        _root: Any, _info: Any, organization_id: str, card: str = SUPPLIER
    ) -> Any:
        try:
            return grade_of(from_relay(organization_id), card=card)
        except InvalidId:
            return None

    @staticmethod
    def resolve_credit_report(
        _root: Any, info: Any, organization_id: str = "", card: str = SUPPLIER
    ) -> Any:
        actor = actor_of(info)
        if card not in {kind.subject for kind in KINDS.values()}:
            return None
        try:
            subject = from_relay(organization_id) if organization_id else actor.organization_id
        except InvalidId:
            return None
        return result_latest(subject, card=card, viewer=actor) if subject else None
