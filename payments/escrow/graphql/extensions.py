"""Fields given to the checkout and the order below."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.extension import extend_type
from backend.api.loaders import loader
from backend.channels.selectors import channel_get
from backend.checkout.graphql.types import CheckoutType
from backend.kernel import clock
from backend.orders.graphql.types import OrderType
from backend.rulebook.selectors import value
from payments.escrow.graphql.loaders import EscrowLoader
from payments.escrow.graphql.types import (
    EscrowTermsType,
    EscrowType,
    PaymentGatewayType,
    TransactionItem,
)
from payments.gateway.adapters import provider_codes, provider_of


def _gateways(root: Any, _info: Any) -> list[PaymentGatewayType]:
    currency = channel_get(root.channel_id).currency
    offered = []
    for code in provider_codes():
        provider = provider_of(code)
        currencies = sorted(provider.capabilities("").currencies)
        if currency in currencies:
            offered.append(
                PaymentGatewayType(id=code, name=provider.name, currencies=currencies, config=[])
            )
    return offered


def _terms(root: Any, _info: Any) -> EscrowTermsType:
    now = clock.now()
    scope = {"site": channel_get(root.channel_id).site.slug}
    days = value("inspection.days", on=now, scope=scope).number
    more = value("inspection.extension_days", on=now, scope=scope).number
    text = (
        f"货款由持牌机构担保持有；您验收后才付给商户。收货后有 {days} 天验收期，可延长一次 {more} 天；"
        "期满且无异议视为验收。未发货可全额退款。"
    )
    return EscrowTermsType(inspection_days=days, extension_days=more, text=text)


def _escrow(root: Any, info: Any) -> Any:
    return loader(info, EscrowLoader).load(root.settlement_subject)


def extend() -> None:
    """Called by the roof while the schema is built."""
    extend_type(
        CheckoutType,
        available_payment_gateways=graphene.Field(
            graphene.NonNull(graphene.List(graphene.NonNull(PaymentGatewayType))),
            resolver=_gateways,
        ),
        escrow_terms=graphene.Field(EscrowTermsType, required=True, resolver=_terms),
    )
    extend_type(OrderType, escrow=graphene.Field(EscrowType, resolver=_escrow))


TYPES = [TransactionItem]
