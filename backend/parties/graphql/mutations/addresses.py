"""The own address book."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.parties.graphql.addresses import AddressInput, AddressType, address_fields
from backend.parties.graphql.enums import AddressTypeEnum
from backend.parties.graphql.mutations.tokens import AccountMutation
from backend.parties.graphql.types import UserType
from backend.parties.selectors import user_get
from backend.parties.services import address_default_set, address_delete, address_put


class AccountAddressCreate(AccountMutation):
    """A new address in the own book."""

    permission = SIGNED_IN

    address = graphene.Field(AddressType)
    user = graphene.Field(UserType)

    class Arguments:
        input = AddressInput(required=True)
        type = AddressTypeEnum()

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any, type: str = "") -> Self:
        row = address_put(actor=actor, fields=address_fields(input))
        if type:
            address_default_set(actor=actor, address_id=row.pk, kind=str(type).lower())
        return cls(address=row, user=user_get(actor.user_id))


class AccountAddressUpdate(AccountMutation):
    """Change an address of the own book."""

    permission = SIGNED_IN

    address = graphene.Field(AddressType)
    user = graphene.Field(UserType)

    class Arguments:
        id = graphene.ID(required=True)
        input = AddressInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, input: Any) -> Self:
        key = from_relay(id, "Address")
        row = address_put(actor=actor, fields=address_fields(input), address_id=key)
        return cls(address=row, user=user_get(actor.user_id))


class AccountAddressDelete(AccountMutation):
    """Take an address out of the own book."""

    permission = SIGNED_IN

    address = graphene.Field(AddressType)
    user = graphene.Field(UserType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        row = address_delete(actor=actor, address_id=from_relay(id, "Address"))
        return cls(address=row, user=user_get(actor.user_id))


class AccountSetDefaultAddress(AccountMutation):
    """Choose the default address."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)

    class Arguments:
        id = graphene.ID(required=True)
        type = AddressTypeEnum(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, type: str) -> Self:
        key = from_relay(id, "Address")
        return cls(user=address_default_set(actor=actor, address_id=key, kind=str(type).lower()))
