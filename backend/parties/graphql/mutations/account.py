"""Accounts: register, confirm, passwords, profile."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import PUBLIC, SIGNED_IN
from backend.api.saleor import LanguageCodeEnum, MetadataInput
from backend.kernel.actor import Actor
from backend.parties.graphql.addresses import AddressInput, address_fields
from backend.parties.graphql.mutations.tokens import AccountMutation, address_of
from backend.parties.graphql.types import UserType, newcomer
from backend.parties.services import (
    KEPT,
    REGISTER,
    RESET,
    account_confirm,
    account_delete,
    account_delete_request,
    account_register,
    account_update,
    address_default_set,
    address_put,
    email_change_confirm,
    email_change_request,
    password_change,
    password_reset_request,
    password_set,
    try_count,
)


class AccountRegisterInput(graphene.InputObjectType):
    """What a newcomer gives."""

    first_name = graphene.String()
    last_name = graphene.String()
    language_code = LanguageCodeEnum()
    email = graphene.String(required=True)
    password = graphene.String(required=True)
    redirect_url = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    channel = graphene.String()


class AccountInput(graphene.InputObjectType):
    """What a person may change about the own account."""

    first_name = graphene.String()
    last_name = graphene.String()
    language_code = LanguageCodeEnum()
    default_billing_address = AddressInput()
    default_shipping_address = AddressInput()
    metadata = graphene.List(graphene.NonNull(MetadataInput))


class AccountRegister(AccountMutation):
    """Register; the answer is the same for a known address and tells nothing of the user."""

    permission = PUBLIC

    requires_confirmation = graphene.Boolean()
    user = graphene.Field(UserType)

    class Arguments:
        input = AccountRegisterInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        try_count(REGISTER, account=input.email, address=address_of(info))
        account_register(
            email=input.email,
            password=input.password,
            first_name=input.get("first_name") or "",
            last_name=input.get("last_name") or "",
            redirect_url=input.get("redirect_url") or "",
            language=str(input.get("language_code") or "ZH_HANS"),
        )
        return cls(requires_confirmation=True, user=newcomer(input.email))


class ConfirmAccount(AccountMutation):
    """Confirm the e-mail address."""

    permission = PUBLIC

    user = graphene.Field(UserType)

    class Arguments:
        email = graphene.String(required=True)
        token = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, email: str, token: str) -> Self:
        return cls(user=account_confirm(email=email, token=token))


class RequestPasswordReset(AccountMutation):
    """Ask for a link; the answer is the same for an unknown address."""

    permission = PUBLIC

    class Arguments:
        email = graphene.String(required=True)
        redirect_url = graphene.String(required=True)
        channel = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, email: str, redirect_url: str, channel: str = ""
    ) -> Self:
        try_count(RESET, account=email, address=address_of(info))
        password_reset_request(email=email, redirect_url=redirect_url)
        return cls()


class SetPassword(AccountMutation):
    """A new password by link; answers with a session."""

    permission = PUBLIC

    token = graphene.String()
    refresh_token = graphene.String()
    user = graphene.Field(UserType)

    class Arguments:
        email = graphene.String(required=True)
        password = graphene.String(required=True)
        token = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, email: str, password: str, token: str) -> Self:
        made = password_set(email=email, token=token, password=password)
        return cls(token=made.access, refresh_token=made.refresh, user=made.user)


class PasswordChange(AccountMutation):
    """Change the own password; every session ends."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)

    class Arguments:
        old_password = graphene.String()
        new_password = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, new_password: str, old_password: str = "") -> Self:
        return cls(user=password_change(actor=actor, old=old_password, new=new_password))


class RequestEmailChange(AccountMutation):
    """Ask to move to another address; a link goes there."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)

    class Arguments:
        new_email = graphene.String(required=True)
        password = graphene.String(required=True)
        redirect_url = graphene.String(required=True)
        channel = graphene.String()

    @classmethod
    def perform(
        cls, actor: Actor, info: Any, new_email: str, password: str, redirect_url: str,
        channel: str = "",
    ) -> Self:  # fmt: skip
        user = email_change_request(
            actor=actor, new_email=new_email, password=password, redirect_url=redirect_url
        )
        return cls(user=user)


class ConfirmEmailChange(AccountMutation):
    """Move to the other address."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)

    class Arguments:
        token = graphene.String(required=True)
        channel = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, token: str, channel: str = "") -> Self:
        return cls(user=email_change_confirm(actor=actor, token=token))


class AccountRequestDeletion(AccountMutation):
    """Ask for a link that deletes the own account."""

    permission = SIGNED_IN

    class Arguments:
        redirect_url = graphene.String(required=True)
        channel = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, redirect_url: str, channel: str = "") -> Self:
        account_delete_request(actor=actor, redirect_url=redirect_url)
        return cls()


class AccountDelete(AccountMutation):
    """Erase the own personal data; the record keeps ids alone."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)
    kept = graphene.List(
        graphene.NonNull(graphene.String), description="Ours: what stays, and why."
    )

    class Arguments:
        token = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, token: str) -> Self:
        account_delete(actor=actor, token=token)
        return cls(kept=[f"{what}：{why}" for what, why, _ in KEPT])


class AccountUpdate(AccountMutation):
    """Change the own profile."""

    permission = SIGNED_IN

    user = graphene.Field(UserType)

    class Arguments:
        input = AccountInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        user = account_update(
            actor=actor,
            first_name=input.get("first_name"),
            last_name=input.get("last_name"),
            language=str(input["language_code"]) if input.get("language_code") else None,
            metadata={each["key"]: each["value"] for each in input.get("metadata") or []},
        )
        for kind in ("shipping", "billing"):
            given = input.get(f"default_{kind}_address")
            if given:
                row = address_put(actor=actor, fields=address_fields(given))
                user = address_default_set(actor=actor, address_id=row.pk, kind=kind)
        return cls(user=user)
