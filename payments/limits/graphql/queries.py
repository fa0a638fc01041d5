"""Payments under review, for those who decide and for auditors."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed, totals, totals_field
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import JSON
from backend.kernel.ids import key_or_nothing, public_id, to_relay
from backend.kernel.money import Money
from payments.limits.models import Review
from payments.limits.rules import LABELS
from payments.limits.selectors import circle_names, payer_name, review_get, reviews_list


class ReviewFlagType(graphene.ObjectType):
    """One reason to look."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)

    class Meta:
        name = "PaymentReviewFlag"


class PaymentReviewType(graphene.ObjectType):
    """One payment whose money waits until two persons have looked at it."""

    payment = graphene.String(required=True, description="The payment's public id.")
    payer_name = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    flags = graphene.List(graphene.NonNull(ReviewFlagType), required=True)
    evidence = graphene.Field(JSON, required=True)
    circle = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Names of the parties of the ring that this payment closes, the payer first.",
    )
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    proposal = graphene.String(required=True, description="CLEAR | REPORT | STOP, once proposed")
    reason = graphene.String(required=True)
    proposed_by_me = graphene.Boolean(required=True)
    opened_at = graphene.DateTime(required=True)
    decided_at = graphene.DateTime()

    class Meta:
        name = "PaymentReview"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Review, _info: Any) -> str:
        return to_relay("PaymentReview", root.pk)

    @staticmethod
    def resolve_payment(root: Review, _info: Any) -> str:
        return public_id("pay", root.payment_id)

    @staticmethod
    def resolve_payer_name(root: Review, _info: Any) -> str:
        return payer_name(root)

    @staticmethod
    def resolve_circle(root: Review, _info: Any) -> list[str]:
        return circle_names(root)

    @staticmethod
    def resolve_amount(root: Review, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_flags(root: Review, _info: Any) -> list[dict[str, str]]:
        return [{"code": code, "label": LABELS[code]} for code in root.flags]

    @staticmethod
    def resolve_state_label(root: Review, _info: Any) -> str:
        return root.get_state_display()

    @staticmethod
    def resolve_proposed_by_me(root: Review, info: Any) -> bool:
        person = actor_of(info).person_id
        return person is not None and root.proposed_by == person


PaymentReviewConnection = countable_connection("PaymentReview", PaymentReviewType)


class LimitQueries(graphene.ObjectType):
    """Root fields for finance."""

    payment_reviews = connection_field(PaymentReviewConnection, filter=MoneyListFilter())
    payment_review_totals = totals_field()
    payment_review = graphene.Field(PaymentReviewType, id=graphene.ID(required=True))

    @staticmethod
    def resolve_payment_reviews(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = narrowed(reviews_list(viewer=actor_of(info)), filter, at="opened_at")
        return resolve_connection(rows, order=("-opened_at", "-id"), **paging)

    @staticmethod
    def resolve_payment_review_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return totals(narrowed(reviews_list(viewer=actor_of(info)), filter, at="opened_at"))

    @staticmethod
    def resolve_payment_review(_root: Any, info: Any, id: str) -> Review | None:
        return review_get(key_or_nothing(id, "PaymentReview"), viewer=actor_of(info))
