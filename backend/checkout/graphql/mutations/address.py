"""Where it goes and who is billed."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.checkout.graphql.mutations.base import (
    CartMutation,
    CheckoutIds,
    checkout_key,
    checkout_payload,
)
from backend.checkout.services import AddressRules, checkout_address_set
from backend.kernel.actor import Actor
from backend.parties.graphql.addresses import AddressInput, address_fields


class CheckoutAddressValidationRules(graphene.InputObjectType):
    """How strictly an address is checked; all false takes a part of one."""

    check_required_fields = graphene.Boolean()
    check_fields_format = graphene.Boolean()
    enable_fields_normalization = graphene.Boolean()


def rules_of(given: Any) -> AddressRules:
    """The checks that were asked for; all of them where nothing was said."""
    said = given or {}
    return AddressRules(
        required=said.get("check_required_fields") is not False,
        formats=said.get("check_fields_format") is not False,
    )


class CheckoutShippingAddressUpdate(CartMutation):
    """Set the delivery address; chosen deliveries become stale."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        shipping_address = AddressInput(required=True)
        save_address = graphene.Boolean()
        validation_rules = CheckoutAddressValidationRules()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        shipping_address: Any,
        validation_rules: Any = None,
        save_address: bool = True,
        **ids: Any,
    ) -> Self:
        done = checkout_address_set(
            actor=actor,
            checkout_id=checkout_key(**ids),
            kind="shipping",
            fields=address_fields(shipping_address),
            rules=rules_of(validation_rules),
        )
        return cls(checkout=done)


class CheckoutBillingAddressUpdate(CartMutation):
    """Set the address on the bill."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        billing_address = AddressInput(required=True)
        save_address = graphene.Boolean()
        validation_rules = CheckoutAddressValidationRules()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        billing_address: Any,
        validation_rules: Any = None,
        save_address: bool = True,
        **ids: Any,
    ) -> Self:
        done = checkout_address_set(
            actor=actor,
            checkout_id=checkout_key(**ids),
            kind="billing",
            fields=address_fields(billing_address),
            rules=rules_of(validation_rules),
        )
        return cls(checkout=done)
