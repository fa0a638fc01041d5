"""Agreeing on parts, notices of default and their end, retentions, and security given back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation, enum_of
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from backend.orders.selectors import order_get
from payments.escrow.graphql.deposits import DefaultNoticeType, RetentionType
from payments.escrow.graphql.types import EscrowType
from payments.escrow.schedules import PartAsked
from payments.escrow.services import (
    default_consent,
    default_notice,
    default_rule,
    default_withdraw,
    retention_accept,
    retention_dispute,
    schedule_set,
)
from payments.escrow.services.dispute import RULE
from payments.escrow.services.schedule import SELL
from payments.escrow.services.security import guarantee_return
from payments.guarantees.graphql.queries import GuaranteeType

KIND = enum_of("SchedulePartKind", ("EARNEST", "ADVANCE", "BALANCE", "RETENTION"))


class SchedulePartInput(graphene.InputObjectType):
    """An amount or a share of the price, one of the two."""

    kind = graphene.Argument(KIND, required=True)
    amount = PositiveDecimal()
    percent = PositiveDecimal()
    due_at = graphene.DateTime()
    window_days = graphene.Int()


def _asked(part: Any, currency: str) -> PartAsked:
    amount, percent = part.get("amount"), part.get("percent")
    return PartAsked(
        kind=str(part["kind"]),
        amount_minor=Money.of(amount, currency).minor if amount is not None else None,
        share_bp=_bp(percent) if percent is not None else None,
        due_at=part.get("due_at"),
        window_days=part.get("window_days"),
    )


def _bp(percent: Decimal) -> int:
    """Basis points of a percentage; a finer share than 0.01 % is none (and refused below)."""
    points = percent * 100
    return int(points) if points == points.to_integral_value() and points <= 10000 else 0


class PaymentScheduleSet(DomainMutation):
    """The seller lets an unpaid order be paid in parts; the buyer agrees by paying the first."""

    permission = SELL
    escrow = graphene.Field(EscrowType)

    class Arguments:
        id = graphene.ID(required=True)
        parts = graphene.List(graphene.NonNull(SchedulePartInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, parts: list[Any]) -> PaymentScheduleSet:
        key = from_relay(id, "Order")
        order = order_get(key, viewer=actor)
        if order is None:
            raise NotFound(field="id")
        asked = [_asked(part, order.currency) for part in parts[:8]]
        return cls(escrow=schedule_set(actor=actor, order_id=key, parts=asked))


class DefaultNoticeGive(DomainMutation):
    """Tell the other side that it does not perform; it has days to make it good."""

    permission = SIGNED_IN
    notice = graphene.Field(DefaultNoticeType)

    class Arguments:
        id = graphene.ID(required=True, description="The order.")
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, reason: str) -> DefaultNoticeGive:
        order = order_get(from_relay(id, "Order"), viewer=actor)
        if order is None:
            raise NotFound(field="id")
        notice = default_notice(
            actor=actor, settlement_subject=order.settlement_subject, reason=reason
        )
        return cls(notice=notice)


class DefaultConsent(DomainMutation):
    """The side in default agrees that it is."""

    permission = SIGNED_IN
    notice = graphene.Field(DefaultNoticeType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> DefaultConsent:
        key = from_relay(id, "DefaultNotice")
        return cls(notice=default_consent(actor=actor, notice_id=key))


class DefaultWithdraw(DomainMutation):
    """Whoever gave notice takes it back."""

    permission = SIGNED_IN
    notice = graphene.Field(DefaultNoticeType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> DefaultWithdraw:
        key = from_relay(id, "DefaultNotice")
        return cls(notice=default_withdraw(actor=actor, notice_id=key))


class DefaultRule(DomainMutation):
    """An arbitrator of neither side decides on a notice after its term."""

    permission = RULE
    notice = graphene.Field(DefaultNoticeType)

    class Arguments:
        id = graphene.ID(required=True)
        uphold = graphene.Boolean(required=True)
        ruling = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, uphold: bool, ruling: str) -> DefaultRule:
        key = from_relay(id, "DefaultNotice")
        decided = default_rule(actor=actor, notice_id=key, uphold=uphold, ruling=ruling)
        return cls(notice=decided)


class RetentionAccept(DomainMutation):
    """The buyer lets a retention go before its time."""

    permission = SIGNED_IN
    retention = graphene.Field(RetentionType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> RetentionAccept:
        return cls(retention=retention_accept(actor=actor, escrow_id=from_relay(id, "Escrow")))


class RetentionDispute(DomainMutation):
    """The buyer reports a defect while the retention runs; the money stays."""

    permission = SIGNED_IN
    retention = graphene.Field(RetentionType)

    class Arguments:
        id = graphene.ID(required=True)
        text = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, text: str) -> RetentionDispute:
        key = from_relay(id, "Escrow")
        return cls(retention=retention_dispute(actor=actor, escrow_id=key, text=text))


class GuaranteeRelease(DomainMutation):
    """The beneficiary, or the finance desk for a merchant's own, gives security back."""

    permission = SIGNED_IN
    guarantee = graphene.Field(GuaranteeType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str, reason: str | None = None
    ) -> GuaranteeRelease:
        key = from_relay(id, "Guarantee")
        return cls(guarantee=guarantee_return(actor=actor, guarantee_id=key, reason=reason or ""))


class DepositMutations(graphene.ObjectType):
    """Ours."""

    payment_schedule_set = PaymentScheduleSet.Field()
    default_notice_give = DefaultNoticeGive.Field()
    default_consent = DefaultConsent.Field()
    default_withdraw = DefaultWithdraw.Field()
    default_rule = DefaultRule.Field()
    retention_accept = RetentionAccept.Field()
    retention_dispute = RetentionDispute.Field()
    guarantee_release = GuaranteeRelease.Field()
