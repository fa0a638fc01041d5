"""Lines: create, add, set, delete."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.saleor import LanguageCodeEnum, MetadataInput
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.graphql.mutations.address import (
    CheckoutAddressValidationRules,
    rules_of,
)
from backend.checkout.graphql.mutations.base import (
    CartMutation,
    CheckoutIds,
    CheckoutLineInput,
    CheckoutLineUpdateInput,
    checkout_key,
    checkout_payload,
    lines_of,
    metadata_of,
)
from backend.checkout.services import checkout_create, lines_add, lines_delete, lines_set
from backend.kernel.actor import Actor
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.parties.graphql.addresses import AddressInput, address_fields


class CheckoutValidationRules(graphene.InputObjectType):
    """How strictly the addresses of a new checkout are checked."""

    shipping_address = CheckoutAddressValidationRules()
    billing_address = CheckoutAddressValidationRules()


class CheckoutCreateInput(graphene.InputObjectType):
    """A new basket; it may be empty."""

    channel = graphene.String()
    lines = graphene.List(graphene.NonNull(CheckoutLineInput))
    email = graphene.String()
    save_shipping_address = graphene.Boolean()
    shipping_address = AddressInput()
    save_billing_address = graphene.Boolean()
    billing_address = AddressInput()
    language_code = LanguageCodeEnum()
    validation_rules = CheckoutValidationRules()
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    private_metadata = graphene.List(graphene.NonNull(MetadataInput))


class CheckoutCreate(CartMutation):
    """Open a checkout."""

    checkout = checkout_payload()
    created = graphene.Boolean()

    class Arguments:
        input = CheckoutCreateInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: CheckoutCreateInput) -> Self:
        rules = input.get("validation_rules") or {}
        shipping, billing = input.get("shipping_address"), input.get("billing_address")
        made = checkout_create(
            actor=actor,
            channel=input.get("channel") or "",
            lines=lines_of(input.get("lines") or ()),
            email=input.get("email") or "",
            shipping_address=address_fields(shipping) if shipping else None,
            billing_address=address_fields(billing) if billing else None,
            shipping_rules=rules_of(rules.get("shipping_address")),
            billing_rules=rules_of(rules.get("billing_address")),
            language=input.get("language_code") or "ZH_HANS",
            metadata=metadata_of(input.get("metadata")),
        )
        return cls(checkout=made, created=True)


class CheckoutLinesAdd(CartMutation):
    """Add quantities; a line of the same variant grows unless ``forceNewLine``."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        lines = graphene.List(graphene.NonNull(CheckoutLineInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, lines: list[Any], **ids: Any) -> Self:
        done = lines_add(actor=actor, checkout_id=checkout_key(**ids), lines=lines_of(lines))
        return cls(checkout=done)


class CheckoutLinesUpdate(CartMutation):
    """Set quantities; zero removes."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        lines = graphene.List(graphene.NonNull(CheckoutLineUpdateInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, lines: list[Any], **ids: Any) -> Self:
        done = lines_set(actor=actor, checkout_id=checkout_key(**ids), lines=lines_of(lines))
        return cls(checkout=done)


class CheckoutLinesDelete(CartMutation):
    """Remove lines."""

    checkout = checkout_payload()

    class Arguments:
        id = graphene.ID()
        token = CheckoutIds.token
        lines_ids = graphene.List(graphene.NonNull(graphene.ID), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, lines_ids: list[str], **ids: Any) -> Self:
        done = lines_delete(
            actor=actor, checkout_id=checkout_key(**ids), line_ids=_line_keys(lines_ids)
        )
        return cls(checkout=done)


class CheckoutLineDelete(CartMutation):
    """Remove one line (kept for clients written for older releases)."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        line_id = graphene.ID()

    @classmethod
    def perform(cls, actor: Actor, info: Any, line_id: str = "", **ids: Any) -> Self:
        done = lines_delete(
            actor=actor, checkout_id=checkout_key(**ids), line_ids=_line_keys([line_id])
        )
        return cls(checkout=done)


def _line_keys(global_ids: list[str]) -> list[Any]:
    try:
        return [from_relay(each, "CheckoutLine") for each in global_ids]
    except InvalidId as error:
        raise CheckoutRefusal("NOT_FOUND", "购物车中没有该商品行。", field="linesIds") from error
