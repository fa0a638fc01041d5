"""A subject's rating: the badge for all, the details for itself and for supervisors."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.credit.facts import KINDS, SUPPLIER
from backend.credit.models import ScoreResult
from backend.credit.rules import EFFECTS, scorecard
from backend.credit.selectors import Grade, grade_of, reasons, result_latest
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay


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

    class Meta:
        name = "CreditReason"


class CreditReportType(graphene.ObjectType):
    """The whole rating, for the subject and for supervisors."""

    score = graphene.Int(required=True)
    grade = graphene.String(required=True)
    is_new = graphene.Boolean(required=True)
    as_of = graphene.Date(required=True)
    model_hash = graphene.String(required=True)
    factors = graphene.List(graphene.NonNull(CreditFactorType), required=True)
    reasons = graphene.List(graphene.NonNull(CreditReasonType), required=True)
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
        card = scorecard(root.card, root.version)
        most = {code: (row["zh"], float(row["points"])) for code, row in card.factors.items()}
        most["F5"] = ("公共信用记录", float(card.data["public_record"]["points"]))
        most["F6"] = ("经营年限与广度", float(card.data["tenure"]["points"]))
        rates = root.detail["rates"]
        return [
            CreditFactorType(
                code=code,
                name=most[code][0],
                points=float(points),
                points_max=most[code][1],
                rate=float(rates[code]) if code in rates else None,
            )
            for code, points in root.detail["points"].items()
        ]

    @staticmethod
    def resolve_reasons(root: ScoreResult, _info: Any) -> list[CreditReasonType]:
        return [
            CreditReasonType(case=row["case"], factor=row["factor"], points=float(row["points"]))
            for row in reasons(root)
        ]

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
