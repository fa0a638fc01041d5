"""Payments as Saleor's clients read them, and the escrow as ours do."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.loaders import loader
from backend.api.saleor import MoneyType, Node, OwnCode
from backend.api.scalars import JSON
from backend.kernel import clock
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.escrow.graphql.deposits import (
    DefaultNoticeType,
    RetentionType,
    SchedulePartType,
    kept_from,
    notices_on,
    schedule_of,
)
from payments.escrow.graphql.enums import (
    EVENT_TYPE_BY_STATE,
    PaymentGatewayConfigErrorCode,
    PaymentGatewayInitializeErrorCode,
    TransactionActionEnum,
    TransactionEventTypeEnum,
    TransactionInitializeErrorCode,
    TransactionProcessErrorCode,
)
from payments.escrow.graphql.loaders import TimelineLoader, WindowLoader
from payments.escrow.models import Escrow
from payments.escrow.rules import LABELS, days_left


class GatewayConfigLine(graphene.ObjectType):
    """One setting of a gateway."""

    field = graphene.String(required=True)
    value = graphene.String()


class PaymentGatewayType(graphene.ObjectType):
    """A way to pay."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True)
    config = graphene.List(graphene.NonNull(GatewayConfigLine), required=True)

    class Meta:
        name = "PaymentGateway"


class PaymentGatewayConfigError(graphene.ObjectType):
    """Why a gateway could not be prepared."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(PaymentGatewayConfigErrorCode, required=True)


class PaymentGatewayConfig(graphene.ObjectType):
    """What a gateway's client part needs."""

    id = graphene.String(required=True)
    data = graphene.Field(JSON)
    errors = graphene.List(graphene.NonNull(PaymentGatewayConfigError))


class PaymentGatewayInitializeError(OwnCode, graphene.ObjectType):
    """A refusal."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(PaymentGatewayInitializeErrorCode, required=True)


class TransactionInitializeError(OwnCode, graphene.ObjectType):
    """A refusal."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(TransactionInitializeErrorCode, required=True)


class TransactionProcessError(OwnCode, graphene.ObjectType):
    """A refusal."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(TransactionProcessErrorCode, required=True)


class TransactionItem(graphene.ObjectType):
    """One attempt to pay."""

    actions = graphene.List(graphene.NonNull(TransactionActionEnum), required=True)
    charged_amount = graphene.Field(MoneyType, required=True)
    state = graphene.String(required=True)

    class Meta:
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Any, _info: Any) -> str:
        return to_relay("TransactionItem", root.pk)

    @staticmethod
    def resolve_actions(root: Any, _info: Any) -> list[str]:
        return {"AUTHORISED": ["CHARGE", "CANCEL"], "CAPTURED": ["REFUND"]}.get(root.state, [])

    @staticmethod
    def resolve_charged_amount(root: Any, _info: Any) -> Money:
        return Money(root.captured_minor, root.currency)


class TransactionEvent(graphene.ObjectType):
    """What has just happened to an attempt to pay."""

    message = graphene.String(required=True)
    type = graphene.Field(TransactionEventTypeEnum)

    @staticmethod
    def resolve_message(root: Any, _info: Any) -> str:
        return root.failure or root.get_state_display()

    @staticmethod
    def resolve_type(root: Any, _info: Any) -> str | None:
        return EVENT_TYPE_BY_STATE.get(root.state)


class EscrowStepType(graphene.ObjectType):
    """One line of the timeline, in plain words."""

    at = graphene.DateTime(required=True)
    state = graphene.String(required=True)
    command = graphene.String(required=True)
    text = graphene.String(required=True)
    amount = graphene.Field(MoneyType)

    class Meta:
        name = "EscrowStep"


class EscrowType(graphene.ObjectType):
    """Money of one trade, held until agreed conditions are met."""

    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    price = graphene.Field(MoneyType, required=True)
    funded = graphene.Field(MoneyType, required=True)
    held = graphene.Field(MoneyType, required=True)
    released = graphene.Field(MoneyType, required=True)
    refunded = graphene.Field(MoneyType, required=True)
    frozen = graphene.Boolean(required=True)
    hold_days = graphene.Int(required=True)
    inspection_ends_at = graphene.DateTime()
    inspection_days_left = graphene.Int(
        description="Whole days until then, the running one counted, on the market's clock."
    )
    timeline = graphene.List(graphene.NonNull(EscrowStepType), required=True)
    schedule = graphene.List(
        graphene.NonNull(SchedulePartType), required=True, resolver=schedule_of
    )
    retentions = graphene.List(graphene.NonNull(RetentionType), required=True, resolver=kept_from)
    default_notices = graphene.List(
        graphene.NonNull(DefaultNoticeType), required=True, resolver=notices_on
    )

    class Meta:
        name = "Escrow"
        interfaces = (Node,)
        possible_types = (Escrow,)

    @staticmethod
    def resolve_id(root: Escrow, _info: Any) -> str:
        return to_relay("Escrow", root.pk)

    @staticmethod
    def resolve_state_label(root: Escrow, _info: Any) -> str:
        return LABELS[root.state]

    @staticmethod
    def resolve_price(root: Escrow, _info: Any) -> Money:
        return Money(root.price_minor, root.currency)

    @staticmethod
    def resolve_funded(root: Escrow, _info: Any) -> Money:
        return Money(root.funded_minor, root.currency)

    @staticmethod
    def resolve_held(root: Escrow, _info: Any) -> Money:
        return Money(root.held_minor, root.currency)

    @staticmethod
    def resolve_released(root: Escrow, _info: Any) -> Money:
        return Money(root.released_minor, root.currency)

    @staticmethod
    def resolve_refunded(root: Escrow, _info: Any) -> Money:
        return Money(root.refunded_minor, root.currency)

    @staticmethod
    def resolve_inspection_ends_at(root: Escrow, info: Any) -> Any:
        return loader(info, WindowLoader).load(root.settlement_subject)

    @staticmethod
    async def resolve_inspection_days_left(root: Escrow, info: Any) -> int | None:
        ends = await loader(info, WindowLoader).load(root.settlement_subject)
        return days_left(ends, clock.now()) if ends else None

    @staticmethod
    def resolve_timeline(root: Escrow, info: Any) -> Any:
        return loader(info, TimelineLoader).load(root)


class EscrowTermsType(graphene.ObjectType):
    """How the money of a checkout will be guarded, before it is paid."""

    inspection_days = graphene.Int(required=True)
    extension_days = graphene.Int(required=True)
    text = graphene.String(required=True)

    class Meta:
        name = "EscrowTerms"


class PaymentQuoteType(graphene.ObjectType):
    """What is due, in another currency, at a price that holds for some minutes."""

    amount = graphene.Field(MoneyType, required=True)
    due = graphene.Field(MoneyType, required=True)
    rate = graphene.String(required=True, description="Of the due currency for one unit paid.")
    source = graphene.String(required=True)
    valid_until = graphene.DateTime(required=True)
    seconds_left = graphene.Int(required=True, description="Until then, by the core's clock.")
    quote = graphene.String(
        required=True, description="Give it back as data.quote of transactionInitialize."
    )

    class Meta:
        name = "PaymentQuote"

    @staticmethod
    def resolve_amount(root: Any, _info: Any) -> Money:
        found: Money = root.price.pay
        return found

    @staticmethod
    def resolve_due(root: Any, _info: Any) -> Money:
        found: Money = root.price.due
        return found

    @staticmethod
    def resolve_rate(root: Any, _info: Any) -> str:
        return f"{root.price.rate.normalize():f}"

    @staticmethod
    def resolve_seconds_left(root: Any, _info: Any) -> int:
        return max(0, int((root.valid_until - clock.now()).total_seconds()))

    @staticmethod
    def resolve_quote(root: Any, _info: Any) -> str:
        return str(root.seal)
