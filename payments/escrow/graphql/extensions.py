"""Fields given to the checkout and the order below."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.extension import extend_type
from backend.api.loaders import loader
from backend.channels.selectors import channel_get
from backend.checkout.graphql.loaders import BasketLoader
from backend.checkout.graphql.types import CheckoutType
from backend.kernel import clock
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.orders.graphql.types import OrderType
from backend.rulebook.selectors import value
from payments.escrow.errors import CurrencyNotQuoted
from payments.escrow.graphql.loaders import EscrowLoader
from payments.escrow.graphql.types import (
    EscrowTermsType,
    EscrowType,
    PaymentGatewayType,
    PaymentQuoteType,
    TransactionItem,
)
from payments.escrow.services.quote import Offer, quote_offer
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


async def _checkout_quote(root: Any, info: Any, currency: str) -> Offer | None:
    """Null where the currency is not taken, or nothing is due."""
    basket = await loader(info, BasketLoader).of(root)
    due = Money(basket.total.minor - root.charged_minor, basket.currency)
    return _quote(public_id("chk", root.pk), due, currency)


def _order_quote(root: Any, _info: Any, currency: str) -> Offer | None:
    """Null where the currency is not taken, or nothing is due."""
    due = Money(root.total_minor - root.charged_minor, root.currency)
    return _quote(public_id("ord", root.pk), due, currency)


def _quote(subject: str, due: Money, currency: str) -> Offer | None:
    try:
        return quote_offer(subject=subject, due=due, currency=currency)
    except CurrencyNotQuoted:
        return None


def extend() -> None:
    """Called by the roof while the schema is built."""
    extend_type(
        CheckoutType,
        available_payment_gateways=graphene.Field(
            graphene.NonNull(graphene.List(graphene.NonNull(PaymentGatewayType))),
            resolver=_gateways,
        ),
        payment_quote=graphene.Field(
            PaymentQuoteType,
            currency=graphene.String(required=True),
            resolver=_checkout_quote,
        ),
        escrow_terms=graphene.Field(EscrowTermsType, required=True, resolver=_terms),
    )
    extend_type(
        OrderType,
        escrow=graphene.Field(EscrowType, resolver=_escrow),
        payment_quote=graphene.Field(
            PaymentQuoteType, currency=graphene.String(required=True), resolver=_order_quote
        ),
    )


TYPES = [TransactionItem]
