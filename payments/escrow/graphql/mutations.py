"""Saleor's three payment mutations; they all end in the same escrow."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

import graphene

from backend.api.mutations import PUBLIC, SaleorMutation
from backend.api.scalars import JSON, PositiveDecimal
from backend.checkout.selectors import checkout_get
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, InvalidId, NotFound
from backend.kernel.ids import from_relay, split_relay
from backend.orders.selectors import order_get
from payments.escrow.graphql.enums import (
    GATEWAY_CODES,
    INITIALIZE_CODES,
    PROCESS_CODES,
    TransactionFlowStrategyEnum,
)
from payments.escrow.graphql.types import (
    PaymentGatewayConfig,
    PaymentGatewayConfigError,
    PaymentGatewayInitializeError,
    TransactionEvent,
    TransactionInitializeError,
    TransactionItem,
    TransactionProcessError,
)
from payments.escrow.services import payment_begin, payment_continue
from payments.gateway.adapters import provider_codes, provider_of

NOT_FOUND_AS = {"INVALID_ID": "NOT_FOUND"}


class PaymentGatewayToInitialize(graphene.InputObjectType):
    """A gateway and what its client part says. Sandbox: ``{"instrument": "ok"}``."""

    id = graphene.String(required=True)
    data = graphene.InputField(JSON)


def _target(global_id: str) -> tuple[str, uuid.UUID]:
    name, _ = split_relay(global_id)
    if name not in {"Checkout", "Order"}:
        raise InvalidId
    return name, from_relay(global_id)


def _data(given: Any) -> dict[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise Invalid("data 须为对象。", field="data")
    return given


def _client_data(payment: Any) -> dict[str, Any]:
    return {"state": payment.state, "action": payment.action, "failure": payment.failure or None}


class PaymentGatewayInitialize(SaleorMutation):
    """What the client parts of gateways need for a checkout or an order."""

    permission = PUBLIC
    error_type = PaymentGatewayInitializeError
    error_codes = frozenset(GATEWAY_CODES)
    code_map = NOT_FOUND_AS
    gateway_configs = graphene.List(graphene.NonNull(PaymentGatewayConfig))

    class Arguments:
        id = graphene.ID(required=True)
        amount = PositiveDecimal()
        payment_gateways = graphene.List(graphene.NonNull(PaymentGatewayToInitialize))

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        id: str,
        amount: Decimal | None = None,
        payment_gateways: list[Any] | None = None,
    ) -> PaymentGatewayInitialize:
        name, key = _target(id)
        seen = (
            checkout_get(key, viewer=actor) if name == "Checkout" else order_get(key, viewer=actor)
        )
        if seen is None:
            raise NotFound(field="id")
        asked = [row["id"] for row in payment_gateways or []] or provider_codes()
        return cls(gateway_configs=[_config(gateway) for gateway in asked])


def _config(gateway: str) -> PaymentGatewayConfig:
    if gateway not in provider_codes():
        missing = PaymentGatewayConfigError(
            field="id", message="支付渠道不存在或未启用。", code="NOT_FOUND"
        )
        return PaymentGatewayConfig(id=gateway, data=None, errors=[missing])
    return PaymentGatewayConfig(id=gateway, data=provider_of(gateway).client_data(), errors=[])


class TransactionInitialize(SaleorMutation):
    """Pay a checkout or an order; the money goes into the escrow of each merchant."""

    permission = PUBLIC
    error_type = TransactionInitializeError
    error_codes = frozenset(INITIALIZE_CODES)
    code_map = NOT_FOUND_AS
    transaction = graphene.Field(TransactionItem)
    transaction_event = graphene.Field(TransactionEvent)
    data = graphene.Field(JSON)

    class Arguments:
        id = graphene.ID(required=True)
        payment_gateway = PaymentGatewayToInitialize(required=True)
        action = TransactionFlowStrategyEnum()
        amount = PositiveDecimal()
        idempotency_key = graphene.String()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        id: str,
        payment_gateway: Any,
        action: str | None = None,
        amount: Decimal | None = None,
        idempotency_key: str | None = None,
    ) -> TransactionInitialize:
        name, key = _target(id)
        payment = payment_begin(
            actor=actor,
            checkout_id=key if name == "Checkout" else None,
            order_id=key if name == "Order" else None,
            gateway_id=payment_gateway["id"],
            data=_data(payment_gateway.get("data")),
            amount=amount,
            client_key=(idempotency_key or "")[:120],
            manual_capture=action == "AUTHORIZATION",
        )
        return cls(transaction=payment, transaction_event=payment, data=_client_data(payment))


class TransactionProcess(SaleorMutation):
    """The buyer's next step of a payment, or a look at how it stands."""

    permission = PUBLIC
    error_type = TransactionProcessError
    error_codes = frozenset(PROCESS_CODES)
    code_map = NOT_FOUND_AS
    transaction = graphene.Field(TransactionItem)
    transaction_event = graphene.Field(TransactionEvent)
    data = graphene.Field(JSON)

    class Arguments:
        id = graphene.ID()
        data = JSON()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, id: str | None = None, data: Any = None
    ) -> TransactionProcess:
        key = from_relay(id or "", "TransactionItem")
        payment = payment_continue(actor=actor, payment_id=key, data=_data(data))
        return cls(transaction=payment, transaction_event=payment, data=_client_data(payment))


class PaymentMutations(graphene.ObjectType):
    """Saleor's names."""

    payment_gateway_initialize = PaymentGatewayInitialize.Field()
    transaction_initialize = TransactionInitialize.Field()
    transaction_process = TransactionProcess.Field()
