"""Who buys: e-mail, owner, note, metadata."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import PUBLIC, SaleorMutation
from backend.api.saleor import MetadataInput, ObjectWithMetadata
from backend.checkout.graphql.enums import METADATA_ERROR_CODES
from backend.checkout.graphql.mutations.base import (
    CartMutation,
    CheckoutIds,
    checkout_key,
    checkout_payload,
    metadata_of,
)
from backend.checkout.graphql.parts import MetadataErrorType
from backend.checkout.services import (
    checkout_customer_attach,
    checkout_customer_detach,
    checkout_email_set,
    checkout_metadata_set,
    checkout_note_set,
)
from backend.kernel.actor import Actor
from backend.kernel.errors import InvalidId, NotFound
from backend.kernel.ids import from_relay


class CheckoutEmailUpdate(CartMutation):
    """Set where the buyer is written to."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        email = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, email: str, **ids: Any) -> Self:
        done = checkout_email_set(actor=actor, checkout_id=checkout_key(**ids), email=email)
        return cls(checkout=done)


class CheckoutCustomerAttach(CartMutation):
    """The signed-in person takes an unowned basket."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        customer_id = graphene.ID()

    @classmethod
    def perform(cls, actor: Actor, info: Any, customer_id: str = "", **ids: Any) -> Self:
        if customer_id and (not actor.user_id or from_relay(customer_id, "User") != actor.user_id):
            raise NotFound(field="customerId")
        return cls(checkout=checkout_customer_attach(actor=actor, checkout_id=checkout_key(**ids)))


class CheckoutCustomerDetach(CartMutation):
    """The owner lets the basket go."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        pass

    @classmethod
    def perform(cls, actor: Actor, info: Any, **ids: Any) -> Self:
        return cls(checkout=checkout_customer_detach(actor=actor, checkout_id=checkout_key(**ids)))


class CheckoutNoteUpdate(CartMutation):
    """The buyer's note and own purchase number (ours)."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        note = graphene.String()
        purchase_number = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, note: str = "", purchase_number: str = "", **ids: Any
    ) -> Self:
        done = checkout_note_set(
            actor=actor,
            checkout_id=checkout_key(**ids),
            note=note,
            purchase_number=purchase_number,
        )
        return cls(checkout=done)


class UpdateMetadata(SaleorMutation):
    """Write public metadata of a checkout; for whoever may use the checkout."""

    permission = PUBLIC
    error_type = MetadataErrorType
    error_codes = frozenset(METADATA_ERROR_CODES)
    item = graphene.Field(ObjectWithMetadata)

    class Arguments:
        id = graphene.ID(required=True)
        input = graphene.List(graphene.NonNull(MetadataInput), required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, input: list[Any]) -> Self:
        try:
            key = from_relay(id, "Checkout")
        except InvalidId as error:
            raise NotFound(field="id") from error
        done = checkout_metadata_set(actor=actor, checkout_id=key, entries=metadata_of(input))
        return cls(item=done)
