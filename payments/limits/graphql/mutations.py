"""Two persons decide about a payment on hold."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from payments.limits.graphql.queries import PaymentReviewType
from payments.limits.selectors import REVIEW
from payments.limits.services import review_decide, review_propose


class PaymentReviewPropose(DomainMutation):
    """The first person proposes CLEAR, REPORT or STOP."""

    permission = REVIEW
    review = graphene.Field(PaymentReviewType)

    class Arguments:
        id = graphene.ID(required=True)
        decision = graphene.String(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        review = review_propose(
            actor=actor,
            review_id=from_relay(arguments["id"], "PaymentReview"),
            decision=arguments["decision"],
            reason=arguments["reason"],
        )
        return cls(review=review)


class PaymentReviewDecide(DomainMutation):
    """The second person agrees, or sends it back."""

    permission = REVIEW
    review = graphene.Field(PaymentReviewType)

    class Arguments:
        id = graphene.ID(required=True)
        agree = graphene.Boolean(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        review = review_decide(
            actor=actor,
            review_id=from_relay(arguments["id"], "PaymentReview"),
            agree=arguments["agree"],
        )
        return cls(review=review)


class LimitMutations(graphene.ObjectType):
    """Ours."""

    payment_review_propose = PaymentReviewPropose.Field()
    payment_review_decide = PaymentReviewDecide.Field()
