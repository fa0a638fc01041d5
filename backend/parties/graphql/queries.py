"""Who am I, and how is an address written."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.saleor import ChoiceValue, CountryCode
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.parties.divisions import choices_for
from backend.parties.graphql.types import OrganizationType, UserType
from backend.parties.selectors import organization_get, user_get


class AddressValidationData(graphene.ObjectType):
    """What a country's address form needs."""

    country_code = graphene.String(required=True)
    address_format = graphene.String(required=True)
    allowed_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    required_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    upper_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    country_area_type = graphene.String(required=True)
    country_area_choices = graphene.List(graphene.NonNull(ChoiceValue), required=True)
    city_type = graphene.String(required=True)
    city_choices = graphene.List(graphene.NonNull(ChoiceValue), required=True)
    city_area_type = graphene.String(required=True)
    city_area_choices = graphene.List(graphene.NonNull(ChoiceValue), required=True)
    postal_code_type = graphene.String(required=True)
    postal_code_matchers = graphene.List(graphene.NonNull(graphene.String), required=True)
    postal_code_examples = graphene.List(graphene.NonNull(graphene.String), required=True)
    postal_code_prefix = graphene.String(required=True)


_FIELDS = (
    "firstName", "companyName", "streetAddress1", "streetAddress2", "city", "cityArea",
    "countryArea", "postalCode", "phone",
)  # fmt: skip


def _choices(names: list[str]) -> list[ChoiceValue]:
    return [ChoiceValue(raw=name, verbose=name) for name in names]


def _china(area: str, city: str) -> AddressValidationData:
    found = choices_for(area, city)
    return AddressValidationData(
        country_code="CN",
        address_format="%Z%n%S%C%D%n%A%n%O%n%N",
        allowed_fields=list(_FIELDS),
        required_fields=["firstName", "countryArea", "city", "streetAddress1", "phone"],
        upper_fields=[],
        country_area_type="province",
        country_area_choices=_choices(found.provinces),
        city_type="city",
        city_choices=_choices(found.cities),
        city_area_type="district",
        city_area_choices=_choices(found.districts),
        postal_code_type="postal",
        postal_code_matchers=[r"^\d{6}$"],
        postal_code_examples=["050000", "050800"],
        postal_code_prefix="",
    )


def _abroad(code: str) -> AddressValidationData:
    return AddressValidationData(
        country_code=code,
        address_format="%N%n%O%n%A%n%C%n%S%n%Z",
        allowed_fields=[*_FIELDS, "lastName"],
        required_fields=["firstName", "city", "streetAddress1"],
        upper_fields=["city"],
        country_area_type="province",
        country_area_choices=[],
        city_type="city",
        city_choices=[],
        city_area_type="district",
        city_area_choices=[],
        postal_code_type="postal",
        postal_code_matchers=[],
        postal_code_examples=[],
        postal_code_prefix="",
    )


class PartiesQueries(graphene.ObjectType):
    """Root fields about people and organisations."""

    me = graphene.Field(UserType)
    organization = graphene.Field(OrganizationType, id=graphene.ID(required=True))
    address_validation_rules = graphene.Field(
        AddressValidationData,
        country_code=CountryCode(required=True),
        country_area=graphene.String(),
        city=graphene.String(),
        city_area=graphene.String(),
    )

    @staticmethod
    def resolve_me(_root: Any, info: Any) -> Any:
        return user_get(actor_of(info).user_id)

    @staticmethod
    def resolve_organization(_root: Any, _info: Any, id: str) -> Any:
        try:
            return organization_get(from_relay(id, "Organization"))
        except InvalidId:
            return None

    @staticmethod
    def resolve_address_validation_rules(
        _root: Any,
        _info: Any,
        country_code: str,
        country_area: str = "",
        city: str = "",
        city_area: str = "",
    ) -> AddressValidationData:
        code = str(country_code)
        return _china(country_area, city) if code == "CN" else _abroad(code)
