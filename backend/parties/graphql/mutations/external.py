"""Sign-in through other systems: the doors stand, and refuse in a typed way (decision D41)."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import PUBLIC
from backend.api.scalars import JSONString
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.parties.graphql.mutations.tokens import AccountMutation
from backend.parties.graphql.types import UserType


class _External(AccountMutation):
    permission = PUBLIC

    class Meta:
        abstract = True

    @classmethod
    def perform(cls, actor: Actor, info: Any, plugin_id: str, input: Any) -> Self:
        raise NotFound("没有这种外部登录方式。", field="pluginId")


class ExternalAuthenticationUrl(_External):
    """Where to sign in elsewhere."""

    authentication_data = JSONString()

    class Arguments:
        plugin_id = graphene.String(required=True)
        input = JSONString(required=True)


class ExternalObtainAccessTokens(_External):
    """Tokens for a sign-in elsewhere."""

    token = graphene.String()
    refresh_token = graphene.String()
    csrf_token = graphene.String()
    user = graphene.Field(UserType)

    class Arguments:
        plugin_id = graphene.String(required=True)
        input = JSONString(required=True)


class ExternalRefresh(_External):
    """Fresh tokens for a sign-in elsewhere."""

    token = graphene.String()
    refresh_token = graphene.String()
    csrf_token = graphene.String()
    user = graphene.Field(UserType)

    class Arguments:
        plugin_id = graphene.String(required=True)
        input = JSONString(required=True)


class ExternalLogout(_External):
    """Sign out elsewhere."""

    logout_data = JSONString()

    class Arguments:
        plugin_id = graphene.String(required=True)
        input = JSONString(required=True)


class ExternalVerify(_External):
    """Check a sign-in elsewhere."""

    is_valid = graphene.Boolean(required=True)
    verify_data = JSONString()
    user = graphene.Field(UserType)

    class Arguments:
        plugin_id = graphene.String(required=True)
        input = JSONString(required=True)

    @classmethod
    def refused(cls, error: Any, language: str) -> dict[str, Any]:
        return {**super().refused(error, language), "is_valid": False}
