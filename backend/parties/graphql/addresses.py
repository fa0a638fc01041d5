"""Postal addresses as Saleor's clients write and read them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import graphene

from backend.api.loaders import Loader
from backend.api.saleor import (
    CountryCode,
    CountryDisplay,
    MetadataInput,
    MetadataItem,
    Node,
    ObjectWithMetadata,
    metadata_items,
)
from backend.channels.graphql.types import country_display
from backend.kernel.ids import to_relay
from backend.parties.models import Address, User

_NAMES = {
    "first_name": "first_name",
    "last_name": "last_name",
    "company_name": "company_name",
    "street_address1": "street_address_1",
    "street_address2": "street_address_2",
    "city": "city",
    "city_area": "city_area",
    "postal_code": "postal_code",
    "country": "country",
    "country_area": "country_area",
    "phone": "phone",
}


class AddressInput(graphene.InputObjectType):
    """An address to write."""

    first_name = graphene.String()
    last_name = graphene.String()
    company_name = graphene.String()
    street_address1 = graphene.String(name="streetAddress1")
    street_address2 = graphene.String(name="streetAddress2")
    city = graphene.String()
    city_area = graphene.String()
    postal_code = graphene.String()
    country = CountryCode()
    country_area = graphene.String()
    phone = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    skip_validation = graphene.Boolean()


def address_fields(given: Mapping[str, Any]) -> dict[str, str]:
    """An input as a map of the address row's field names; what is not given stays out."""
    return {
        field: str(given[name]) for name, field in _NAMES.items() if given.get(name) is not None
    }


def _read(root: Any, name: str) -> Any:
    """A field of a row or of a plain copy; texts are never null."""
    field = _NAMES.get(name, name)
    found = root.get(field) if isinstance(root, dict) else getattr(root, field, None)
    return found or "" if name in _NAMES else found


def _plain(name: str, _default: Any, root: Any, _info: Any, **_arguments: Any) -> Any:
    return _read(root, name)


class AddressType(graphene.ObjectType):
    """A postal address: a row, or the plain copy an order keeps."""

    first_name = graphene.String(required=True)
    last_name = graphene.String(required=True)
    company_name = graphene.String(required=True)
    street_address1 = graphene.String(required=True, name="streetAddress1")
    street_address2 = graphene.String(required=True, name="streetAddress2")
    city = graphene.String(required=True)
    city_area = graphene.String(required=True)
    postal_code = graphene.String(required=True)
    country = graphene.Field(CountryDisplay, required=True)
    country_area = graphene.String(required=True)
    phone = graphene.String()
    is_default_shipping_address = graphene.Boolean()
    is_default_billing_address = graphene.Boolean()

    class Meta:
        name = "Address"
        interfaces = (Node, ObjectWithMetadata)
        default_resolver = _plain

    @staticmethod
    def resolve_id(root: Any, _info: Any) -> str:
        return to_relay("Address", _read(root, "id") or "copy")

    @staticmethod
    def resolve_country(root: Any, _info: Any) -> CountryDisplay:
        return country_display(_read(root, "country") or "CN")

    @staticmethod
    def resolve_metadata(root: Any, _info: Any) -> list[MetadataItem]:
        return metadata_items(_read(root, "metadata") or {})

    @staticmethod
    def resolve_private_metadata(_root: Any, _info: Any) -> list[MetadataItem]:
        return []


@dataclass(frozen=True, slots=True)
class InBook:
    """An address with what it is to its owner; outside the book nobody says so."""

    row: Address
    is_default_shipping_address: bool
    is_default_billing_address: bool

    def __getattr__(self, name: str) -> Any:
        """Everything else is the row's own."""
        return getattr(self.row, name)


def in_book(owner: User, row: Address) -> InBook:
    """One of a person's own addresses."""
    return InBook(
        row,
        row.pk == owner.default_shipping_address_id,
        row.pk == owner.default_billing_address_id,
    )


class AddressLoader(Loader):
    """Addresses by id."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[Address | None]:
        found = Address.objects.in_bulk(list(set(keys)))
        return [found.get(key) for key in keys]
