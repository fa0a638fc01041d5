"""A shop sets its prices, quantities and vouchers."""

from __future__ import annotations

from decimal import Decimal as Exact
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation, enum_of
from backend.api.saleor import MoneyType
from backend.api.scalars import Decimal
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay, to_relay
from backend.kernel.money import Money, UnitPrice
from backend.pricing.graphql.types import PriceTierNode, QuantityRuleNode
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.rules import Quantities
from backend.pricing.services import (
    TierInput,
    VoucherDraft,
    mix_rule_set,
    prices_change,
    quantity_rule_set,
    tiers_replace,
    voucher_create,
)

TierModeEnum = enum_of("TierMode", ["ALL_UNITS", "SLAB"])
MixModeEnum = enum_of("MixMode", ["NONE", "PRODUCT", "MERCHANT"])


def _currency(channel: str) -> str:
    found = channel_by_slug(channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=channel)
    return found.currency


class PriceTierInput(graphene.InputObjectType):
    """A unit price from a minimum quantity on."""

    min_quantity = graphene.Int(required=True)
    unit_price = Decimal(required=True)


class PriceTiersUpdate(DomainMutation):
    """Replace the tiers of an own variant in a channel."""

    permission = PRICE_EDIT
    price_tiers = graphene.List(graphene.NonNull(PriceTierNode))

    class Arguments:
        variant_id = graphene.ID(required=True)
        channel = graphene.String(required=True)
        tiers = graphene.List(graphene.NonNull(PriceTierInput), required=True)
        mode = TierModeEnum()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        *,
        variant_id: str,
        channel: str,
        tiers: list[Any],
        mode: str = "ALL_UNITS",
    ) -> Self:
        rows = tiers_replace(
            actor=actor,
            variant_id=from_relay(variant_id, "ProductVariant"),
            channel=channel,
            tiers=[TierInput(row.min_quantity, row.unit_price) for row in tiers],
            mode=str(mode),
        )
        currency = _currency(channel)
        return cls(
            price_tiers=[
                {
                    "min_quantity": row.min_quantity,
                    "unit_price": UnitPrice(row.unit_price, currency),
                }
                for row in rows
            ]
        )


class QuantityRuleUpdate(DomainMutation):
    """Set minimum, step and maximum of an own variant, product or the shop itself."""

    permission = PRICE_EDIT
    quantity_rule = graphene.Field(QuantityRuleNode)

    class Arguments:
        variant_id = graphene.ID()
        product_id = graphene.ID()
        minimum = graphene.Int()
        step = graphene.Int()
        maximum = graphene.Int()
        per_colour_minimum = graphene.Int()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        *,
        variant_id: str = "",
        product_id: str = "",
        minimum: int | None = None,
        step: int | None = None,
        maximum: int | None = None,
        per_colour_minimum: int | None = None,
    ) -> Self:
        if variant_id:
            owner, key = "variant", from_relay(variant_id, "ProductVariant")
        elif product_id:
            owner, key = "product", from_relay(product_id, "Product")
        elif actor.organization_id is not None:
            owner, key = "merchant", actor.organization_id
        else:
            raise Invalid("请选择店铺。", field="variantId")
        rule = quantity_rule_set(
            actor=actor,
            owner=owner,
            owner_id=key,
            rule=Quantities(minimum, step, maximum),
            per_colour_minimum=per_colour_minimum,
        )
        return cls(
            quantity_rule={"min": rule.minimum or 1, "step": rule.step or 1, "max": rule.maximum}
        )


class MixRuleUpdate(DomainMutation):
    """Which lines count together, for an own product or the shop."""

    permission = PRICE_EDIT

    class Arguments:
        mode = MixModeEnum(required=True)
        product_id = graphene.ID()
        minimum_pieces = graphene.Int()
        minimum_amount = Decimal()
        channel = graphene.String()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        *,
        mode: str,
        product_id: str = "",
        minimum_pieces: int | None = None,
        minimum_amount: Exact | None = None,
        channel: str = "",
    ) -> Self:
        minor = None
        if minimum_amount is not None:
            minor = Money.of(minimum_amount, _currency(channel)).minor
        mix_rule_set(
            actor=actor,
            mode=str(mode),
            product_id=from_relay(product_id, "Product") if product_id else None,
            merchant_id=None if product_id else actor.organization_id,
            minimum_pieces=minimum_pieces,
            minimum_amount_minor=minor,
        )
        return cls()


class PriceChangeNode(graphene.ObjectType):
    """One line of a bulk change."""

    variant_id = graphene.ID(required=True)
    before = graphene.Field(MoneyType, required=True)
    after = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "PriceChange"


class PricesChange(DomainMutation):
    """Move prices of own variants by a percentage; with dryRun only a preview."""

    permission = PRICE_EDIT
    changes = graphene.List(graphene.NonNull(PriceChangeNode))

    class Arguments:
        channel = graphene.String(required=True)
        variant_ids = graphene.List(graphene.NonNull(graphene.ID), required=True)
        percent = Decimal(required=True)
        dry_run = graphene.Boolean(required=True)

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        *,
        channel: str,
        variant_ids: list[str],
        percent: Exact,
        dry_run: bool,
    ) -> Self:
        changes = prices_change(
            actor=actor,
            channel=channel,
            variant_ids=[from_relay(each, "ProductVariant") for each in variant_ids],
            percent_bp=int(percent * 100),
            dry_run=dry_run,
        )
        currency = _currency(channel)
        return cls(
            changes=[
                {
                    "variant_id": to_relay("ProductVariant", each.variant_id),
                    "before": UnitPrice(each.before, currency),
                    "after": UnitPrice(each.after, currency),
                }
                for each in changes
            ]
        )


class VoucherIssueInput(graphene.InputObjectType):
    """A voucher: percent or amount."""

    code = graphene.String(required=True)
    channel = graphene.String(required=True)
    name = graphene.String()
    percent = Decimal()
    amount = Decimal()
    min_spent = Decimal()
    usage_limit = graphene.Int()
    once_per_customer = graphene.Boolean()
    valid_to = graphene.DateTime()


class VoucherIssue(DomainMutation):
    """Issue a voucher of the own shop."""

    permission = PRICE_EDIT
    code = graphene.String()

    class Arguments:
        input = VoucherIssueInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, input: Any) -> Self:
        currency = _currency(input.channel)
        percent, amount = input.get("percent"), input.get("amount")
        draft = VoucherDraft(
            code=input.code,
            channel=input.channel,
            name=input.get("name") or "",
            percent_bp=int(percent * 100) if percent is not None else None,
            amount_minor=Money.of(amount, currency).minor if amount is not None else None,
            min_spent_minor=Money.of(input.get("min_spent") or Exact(0), currency).minor,
            usage_limit=input.get("usage_limit"),
            once_per_customer=bool(input.get("once_per_customer")),
            valid_to=input.get("valid_to"),
        )
        voucher_create(actor=actor, draft=draft)
        return cls(code=draft.code.strip().upper())


class PricingMutations(graphene.ObjectType):
    """Root fields about prices."""

    price_tiers_update = PriceTiersUpdate.Field()
    quantity_rule_update = QuantityRuleUpdate.Field()
    mix_rule_update = MixRuleUpdate.Field()
    prices_change = PricesChange.Field()
    voucher_issue = VoucherIssue.Field()
