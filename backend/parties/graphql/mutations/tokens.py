"""Signing in."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import PUBLIC, SIGNED_IN, DomainMutation, SaleorMutation
from backend.api.scalars import GenericScalar
from backend.kernel.actor import Actor
from backend.parties.errors import ExpiredSignatureError, InvalidTokenError, SecondFactorWrong
from backend.parties.graphql.enums import ACCOUNT_ERROR_CODES
from backend.parties.graphql.types import AccountError, UserType
from backend.parties.selectors import user_get
from backend.parties.services import (
    client_address,
    second_factor_failed,
    token_create,
    token_refresh,
    token_step_up,
    token_verify,
)


class AccountMutation(SaleorMutation):
    """Errors as Saleor's AccountError."""

    error_type = AccountError
    error_codes = frozenset(ACCOUNT_ERROR_CODES)
    code_map = {
        "INVALID_ID": "NOT_FOUND",
        "ExpiredSignatureError": "JWT_SIGNATURE_EXPIRED",
        "InvalidTokenError": "JWT_INVALID_TOKEN",
    }

    class Meta:
        abstract = True


def address_of(info: Any) -> str:
    """The client's address as the front door passes it on."""
    return client_address(info.context.request.META)


class CreateToken(AccountMutation):
    """Sign in with e-mail and password."""

    permission = PUBLIC

    token = graphene.String()
    refresh_token = graphene.String()
    csrf_token = graphene.String()
    user = graphene.Field(UserType)

    class Arguments:
        email = graphene.String(required=True)
        password = graphene.String(required=True)
        audience = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, email: str, password: str, audience: str = ""
    ) -> Self:
        made = token_create(
            email=email,
            password=password,
            address=address_of(info),
            device=str(info.context.request.META.get("HTTP_USER_AGENT", "")),
        )
        return cls(token=made.access, refresh_token=made.refresh, user=made.user)


class RefreshToken(AccountMutation):
    """A new access token for a refresh token."""

    permission = PUBLIC

    token = graphene.String()
    user = graphene.Field(UserType)

    class Arguments:
        refresh_token = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, refresh_token: str = "") -> Self:
        token, user = token_refresh(refresh_token)
        return cls(token=token, user=user)


class VerifyToken(AccountMutation):
    """Whether a token still holds, and what it says."""

    permission = PUBLIC

    is_valid = graphene.Boolean(required=True)
    payload = graphene.Field(GenericScalar)
    user = graphene.Field(UserType)

    class Arguments:
        token = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, token: str) -> Self:
        try:
            claims, user = token_verify(token)
        except (ExpiredSignatureError, InvalidTokenError):
            return cls(is_valid=False)
        return cls(is_valid=True, payload=claims, user=user)


class TokenStepUp(DomainMutation):
    """Raise the session to level 2 with a code of the authenticator app."""

    permission = SIGNED_IN

    level = graphene.Int()
    user = graphene.Field(UserType)

    class Arguments:
        code = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, code: str) -> Self:
        try:
            session = token_step_up(actor=actor, code=code)
        except SecondFactorWrong:
            second_factor_failed(actor, address_of(info))
            raise
        return cls(level=session.level, user=user_get(actor.user_id))
