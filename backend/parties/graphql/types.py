"""Users and organisations in GraphQL."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import (
    Image,
    LanguageCodeEnum,
    MetadataItem,
    Node,
    ObjectWithMetadata,
    OwnCode,
    metadata_items,
)
from backend.kernel import clock
from backend.kernel.ids import to_relay
from backend.parties.graphql.addresses import AddressLoader, AddressType, InBook, in_book
from backend.parties.graphql.enums import SALEOR_PERMISSIONS, AccountErrorCode, PermissionEnum
from backend.parties.models import Organization, OrganizationKind, User
from backend.parties.roles import ROLES
from backend.parties.selectors import addresses_of
from backend.parties.services import organizations_of


class AccountError(OwnCode, graphene.ObjectType):
    """A refusal about an account."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(AccountErrorCode, required=True)


class UserPermissionType(graphene.ObjectType):
    """A permission in Saleor's words."""

    code = graphene.Field(PermissionEnum, required=True)
    name = graphene.String(required=True)

    class Meta:
        name = "UserPermission"


class OrganizationType(graphene.ObjectType):
    """A legal person, sole trader or public body, as everybody may see it."""

    name = graphene.String(required=True)
    legal_name = graphene.String(required=True)
    slug = graphene.String(required=True)
    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    status = graphene.String(required=True)
    uscc = graphene.String()
    is_merchant = graphene.Boolean(required=True)
    is_gov_supplier = graphene.Boolean(required=True)
    display_name_en = graphene.String(required=True)
    description = graphene.String(required=True)
    address_line = graphene.String(required=True)

    class Meta:
        name = "Organization"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Organization, _info: Any) -> str:
        return to_relay("Organization", root.pk)

    @staticmethod
    def resolve_name(root: Organization, _info: Any) -> str:
        return root.display_name

    @staticmethod
    def resolve_kind_label(root: Organization, _info: Any) -> str:
        return str(OrganizationKind(root.kind).label)


class RoleType(graphene.ObjectType):
    """A role held now."""

    code = graphene.String(required=True)
    name = graphene.String(required=True, language_code=LanguageCodeEnum())

    class Meta:
        name = "Role"

    @staticmethod
    def resolve_code(root: str, _info: Any) -> str:
        return root

    @staticmethod
    def resolve_name(root: str, _info: Any, language_code: str = "ZH") -> str:
        role = ROLES.get(root)
        if role is None:
            return root
        return role.zh if str(language_code).startswith("ZH") else role.en


def newcomer(email: str) -> User:
    """What a registration shows: the address as given and no id, known account or not."""
    return User(email=email.strip().lower(), date_joined=clock.now())


class UserType(graphene.ObjectType):
    """The signed-in person, or what an act on an account returns."""

    email = graphene.String(required=True)
    first_name = graphene.String(required=True)
    last_name = graphene.String(required=True)
    is_staff = graphene.Boolean(required=True)
    is_active = graphene.Boolean(required=True)
    is_confirmed = graphene.Boolean(required=True)
    date_joined = graphene.DateTime(required=True)
    avatar = graphene.Field(Image)
    language_code = graphene.Field(LanguageCodeEnum, required=True)
    addresses = graphene.List(graphene.NonNull(AddressType), required=True)
    default_billing_address = graphene.Field(AddressType)
    default_shipping_address = graphene.Field(AddressType)
    user_permissions = graphene.List(graphene.NonNull(UserPermissionType))
    organizations = graphene.List(graphene.NonNull(OrganizationType), required=True)
    organization = graphene.Field(OrganizationType, description="The one this request acts for.")
    roles = graphene.List(graphene.NonNull(RoleType), required=True)
    permissions = graphene.List(graphene.NonNull(graphene.String), required=True)
    level = graphene.Int(required=True, description="1 password, 2 second factor.")
    has_second_factor = graphene.Boolean(required=True)

    class Meta:
        name = "User"
        interfaces = (Node, ObjectWithMetadata)

    @staticmethod
    def resolve_id(root: User, _info: Any) -> str:
        return "" if root._state.adding else to_relay("User", root.pk)

    @staticmethod
    def resolve_avatar(_root: User, _info: Any) -> None:
        return None

    @staticmethod
    def resolve_language_code(root: User, _info: Any) -> str:
        return root.language

    @staticmethod
    def resolve_addresses(root: User, _info: Any) -> list[InBook]:
        return [in_book(root, row) for row in addresses_of(root.pk)]

    @staticmethod
    async def resolve_default_billing_address(root: User, info: Any) -> InBook | None:
        key = root.default_billing_address_id
        return in_book(root, await loader(info, AddressLoader).load(key)) if key else None

    @staticmethod
    async def resolve_default_shipping_address(root: User, info: Any) -> InBook | None:
        key = root.default_shipping_address_id
        return in_book(root, await loader(info, AddressLoader).load(key)) if key else None

    @staticmethod
    def resolve_metadata(root: User, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.metadata)

    @staticmethod
    def resolve_private_metadata(_root: User, _info: Any) -> list[MetadataItem]:
        return []

    @staticmethod
    def resolve_user_permissions(_root: User, info: Any) -> list[UserPermissionType]:
        held = actor_of(info).permissions
        codes = sorted({SALEOR_PERMISSIONS[name] for name in held if name in SALEOR_PERMISSIONS})
        return [UserPermissionType(code=c, name=c.replace("_", " ").capitalize()) for c in codes]

    @staticmethod
    def resolve_organizations(root: User, _info: Any) -> Any:
        return organizations_of(root.pk)

    @staticmethod
    def resolve_organization(root: User, info: Any) -> Any:
        acting = actor_of(info).organization_id
        return next((row for row in organizations_of(root.pk) if row.pk == acting), None)

    @staticmethod
    def resolve_roles(_root: User, info: Any) -> list[str]:
        return sorted(actor_of(info).roles)

    @staticmethod
    def resolve_permissions(_root: User, info: Any) -> list[str]:
        return sorted(actor_of(info).permissions)

    @staticmethod
    def resolve_level(_root: User, info: Any) -> int:
        return actor_of(info).level

    @staticmethod
    def resolve_has_second_factor(root: User, _info: Any) -> bool:
        return root.totp_secret is not None
