"""Parts of a price, what is kept back, notices of default, and a merchant's security."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.loaders import Loader, loader
from backend.api.saleor import MoneyType, Node
from backend.channels.selectors import channels_list
from backend.kernel import clock
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.escrow.models import DefaultNotice, Escrow
from payments.escrow.rules import LABELS
from payments.escrow.schedules import KIND_WORDS, PartStand, stands
from payments.escrow.selectors import notices_of, notices_open, retentions_of
from payments.escrow.services.dispute import RULE
from payments.escrow.services.security import Security, merchant_security
from payments.escrow.services.sides import side_of
from payments.guarantees.selectors import GIVE

NOTICE_LABELS = {
    "OPEN": "催告中", "CONSENTED": "已认可", "RULED": "已裁决", "REFUSED": "不予支持",
    "WITHDRAWN": "已撤回", "CLOSED": "已终止",
}  # fmt: skip


class SchedulePartType(graphene.ObjectType):
    """A part of the price: EARNEST, ADVANCE, BALANCE to pay; RETENTION to keep back."""

    kind = graphene.String(required=True)
    label = graphene.String(required=True)
    label_en = graphene.String(required=True)
    state = graphene.String(required=True, description="PAID, DUE (the next), LATER, or KEPT.")
    amount = graphene.Field(MoneyType, required=True)
    paid = graphene.Field(MoneyType, required=True)
    due_at = graphene.DateTime()
    window_days = graphene.Int(description="How long a retention is kept, in days.")

    class Meta:
        name = "SchedulePart"


def schedule_of(root: Escrow, _info: Any) -> list[SchedulePartType]:
    """The parts of an escrow with how far each is paid; empty where the price is paid at once."""
    rows = [] if root.parent_id else stands(root.schedule, funded=root.funded_minor)
    return [_part(row, root.currency) for row in rows]


def _part(row: PartStand, currency: str) -> SchedulePartType:
    zh, en = KIND_WORDS[row.kind]
    return SchedulePartType(
        kind=row.kind, label=zh, label_en=en, state=row.state, due_at=row.due_at,
        amount=Money(row.amount_minor, currency), paid=Money(row.paid_minor, currency),
        window_days=row.window_days or None,
    )  # fmt: skip


class RetentionType(graphene.ObjectType):
    """What is kept back after acceptance, in an escrow of its own."""

    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    held = graphene.Field(MoneyType, required=True)
    ends_at = graphene.DateTime()
    may_accept = graphene.Boolean(required=True)

    class Meta:
        name = "Retention"

    id = graphene.ID(required=True, description="For retentionAccept and retentionDispute.")

    @staticmethod
    def resolve_id(root: Escrow, _info: Any) -> str:
        return to_relay("Escrow", root.pk)

    @staticmethod
    def resolve_state_label(root: Escrow, _info: Any) -> str:
        return LABELS[root.state]

    @staticmethod
    def resolve_held(root: Escrow, _info: Any) -> Money:
        return Money(root.held_minor, root.currency)

    @staticmethod
    def resolve_ends_at(root: Escrow, _info: Any) -> Any:
        return root.window_ends_at

    @staticmethod
    def resolve_may_accept(root: Escrow, info: Any) -> bool:
        return root.state == "IN_INSPECTION" and side_of(actor_of(info), root) == "BUYER"


class DefaultNoticeType(graphene.ObjectType):
    """One side's notice that the other does not perform, and what became of it."""

    side = graphene.String(required=True, description="Who is said to be in default.")
    reason = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    given_at = graphene.DateTime(required=True)
    cure_by = graphene.DateTime(required=True)
    decided_at = graphene.DateTime()
    ruling = graphene.String(required=True)
    forfeited = graphene.Field(MoneyType, required=True)
    refunded = graphene.Field(MoneyType, required=True)
    doubled = graphene.Field(MoneyType, required=True)
    unfunded = graphene.Field(MoneyType, required=True)
    settlement_subject = graphene.String(required=True)
    may_consent = graphene.Boolean(required=True)

    class Meta:
        name = "DefaultNotice"
        interfaces = (Node,)
        possible_types = (DefaultNotice,)

    @staticmethod
    def resolve_id(root: DefaultNotice, _info: Any) -> str:
        return to_relay("DefaultNotice", root.pk)

    @staticmethod
    def resolve_state_label(root: DefaultNotice, _info: Any) -> str:
        return NOTICE_LABELS[root.state]

    @staticmethod
    def resolve_settlement_subject(root: DefaultNotice, _info: Any) -> str:
        return root.escrow.settlement_subject

    @staticmethod
    def resolve_forfeited(root: DefaultNotice, _info: Any) -> Money:
        return Money(root.forfeited_minor, root.escrow.currency)

    @staticmethod
    def resolve_refunded(root: DefaultNotice, _info: Any) -> Money:
        return Money(root.refunded_minor, root.escrow.currency)

    @staticmethod
    def resolve_doubled(root: DefaultNotice, _info: Any) -> Money:
        return Money(root.doubled_minor, root.escrow.currency)

    @staticmethod
    def resolve_unfunded(root: DefaultNotice, _info: Any) -> Money:
        return Money(root.unfunded_minor, root.escrow.currency)

    @staticmethod
    def resolve_may_consent(root: DefaultNotice, info: Any) -> bool:
        over = root.state == "OPEN" and root.cure_by <= clock.now()
        return over and side_of(actor_of(info), root.escrow) == root.side


class NoticeLoader(Loader):
    """The notices of escrows."""

    def read(self, keys: Sequence[Any]) -> list[list[Any]]:
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in notices_of(keys):
            found[row.escrow_id].append(row)
        return [found[key] for key in keys]


class RetentionLoader(Loader):
    """What is kept back from escrows."""

    def read(self, keys: Sequence[Any]) -> list[list[Any]]:
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in retentions_of(keys):
            found[row.parent_id].append(row)
        return [found[key] for key in keys]


def notices_on(root: Escrow, info: Any) -> Any:
    """The notices on an escrow; none without a schedule, so that no query is spent."""
    return loader(info, NoticeLoader).load(root.pk) if root.schedule else []


def kept_from(root: Escrow, info: Any) -> Any:
    """What is kept back from an escrow."""
    return loader(info, RetentionLoader).load(root.pk) if root.retained_minor else []


class MerchantSecurityType(graphene.ObjectType):
    """What the viewer's shop has put up, and what its grade asks for of its open trades."""

    held = graphene.Field(MoneyType, required=True)
    needed = graphene.Field(MoneyType, required=True)
    open_trades = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MerchantSecurity"

    @staticmethod
    def resolve_held(root: Security, _info: Any) -> Money:
        return Money(root.held_minor, root.currency)

    @staticmethod
    def resolve_needed(root: Security, _info: Any) -> Money:
        return Money(root.needed_minor, root.currency)

    @staticmethod
    def resolve_open_trades(root: Security, _info: Any) -> Money:
        return Money(root.open_minor, root.currency)


DefaultNoticeConnection = countable_connection("DefaultNotice", DefaultNoticeType)


class DepositQueries(graphene.ObjectType):
    """Root fields."""

    merchant_guarantee = graphene.Field(MerchantSecurityType, currency=graphene.String())
    default_notices = connection_field(DefaultNoticeConnection)

    @staticmethod
    def resolve_merchant_guarantee(_root: Any, info: Any, currency: str = "CNY") -> Any:
        viewer = actor_of(info)
        own = viewer.organization_id
        known = currency in {channel.currency for channel in channels_list()}
        return merchant_security(own, currency) if own and known and viewer.may(GIVE) else None

    @staticmethod
    def resolve_default_notices(_root: Any, info: Any, **paging: Any) -> Any:
        rows = notices_open()
        rows = rows if actor_of(info).may(RULE) else rows.none()
        return resolve_connection(rows, order=("cure_by", "id"), **paging)
