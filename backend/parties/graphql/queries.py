"""Who am I, and how is an address written."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import ConnectionPage, Edge, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.api.saleor import ChoiceValue, CountryCode
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.parties.divisions import choices_for
from backend.parties.graphql.organizations import (
    ApprovalConnection,
    InvitationConnection,
    MemberConnection,
    MyOrganizationConnection,
    RoleChoiceType,
    SessionConnection,
)
from backend.parties.graphql.types import OrganizationType, UserType
from backend.parties.roles import Role, roles_for
from backend.parties.selectors import (
    approvals_visible,
    invitations_of_organization,
    invitations_of_person,
    members_of,
    members_with_roles,
    mine_with_roles,
    my_organizations,
    organization_visible,
    sessions_of,
    user_get,
)


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


def _instead(page: ConnectionPage, rows: dict[Any, Any]) -> ConnectionPage:
    """The same page with richer nodes in place of the rows it was cut by."""
    page.edges = [
        Edge(node=rows[edge.node.pk], cursor=edge.cursor)
        for edge in page.edges
        if edge.node.pk in rows
    ]
    return page


class PartiesQueries(graphene.ObjectType):
    """Root fields about people and organisations."""

    me = graphene.Field(UserType)
    organization = graphene.Field(OrganizationType, id=graphene.ID(required=True))
    my_organizations = connection_field(MyOrganizationConnection)
    organization_members = connection_field(
        MemberConnection, description="Of the acting organisation."
    )
    organization_invitations = connection_field(InvitationConnection)
    my_invitations = connection_field(InvitationConnection)
    approvals = connection_field(ApprovalConnection, state=graphene.String())
    my_sessions = connection_field(SessionConnection)
    role_choices = graphene.List(
        graphene.NonNull(RoleChoiceType), kind=graphene.String(required=True), required=True
    )
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
    def resolve_my_organizations(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        viewer = actor_of(info)
        found = resolve_connection(my_organizations(viewer), order=("created_at", "id"), **page)
        return _instead(found, mine_with_roles(found.nodes, viewer=viewer))

    @staticmethod
    def resolve_organization_members(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        viewer = actor_of(info)
        found = resolve_connection(members_of(viewer), order=("date_joined", "id"), **page)
        return _instead(found, members_with_roles(found.nodes, viewer=viewer))

    @staticmethod
    def resolve_organization_invitations(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        rows = invitations_of_organization(actor_of(info))
        return resolve_connection(rows, order=("-id",), **page)

    @staticmethod
    def resolve_my_invitations(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        return resolve_connection(invitations_of_person(actor_of(info)), order=("-id",), **page)

    @staticmethod
    def resolve_approvals(
        _root: Any, info: Any, state: str | None = None, **page: Any
    ) -> ConnectionPage:
        rows = approvals_visible(actor_of(info))
        if state:
            rows = rows.filter(state=state)
        return resolve_connection(rows, order=("-id",), **page)

    @staticmethod
    def resolve_my_sessions(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        return resolve_connection(sessions_of(actor_of(info)), order=("-id",), **page)

    @staticmethod
    def resolve_role_choices(_root: Any, _info: Any, kind: str) -> list[Role]:
        return roles_for(kind)

    @staticmethod
    def resolve_organization(_root: Any, info: Any, id: str) -> Any:
        try:
            return organization_visible(actor_of(info), from_relay(id, "Organization"))
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
