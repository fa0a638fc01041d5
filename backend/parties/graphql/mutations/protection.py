"""Second factor, sessions, a person's data."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.scalars import JSON
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.parties.errors import SecondFactorWrong
from backend.parties.graphql.mutations.tokens import address_of
from backend.parties.graphql.types import UserType
from backend.parties.selectors import user_get
from backend.parties.services import (
    personal_data_export,
    recovery_codes_renew,
    second_factor_check,
    second_factor_failed,
    session_end,
    totp_confirm,
    totp_enrol,
    totp_remove,
)


class TotpEnrol(DomainMutation):
    """A fresh secret for an authenticator app, shown once and not yet in force."""

    permission = SIGNED_IN
    secret = graphene.String()
    otpauth_uri = graphene.String()

    class Arguments:
        password = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, password: str) -> Self:
        made = totp_enrol(actor=actor, password=password)
        return cls(secret=made.secret, otpauth_uri=made.otpauth_uri)


class TotpConfirm(DomainMutation):
    """Put the second factor in force; answers with recovery codes, shown once."""

    permission = SIGNED_IN
    recovery_codes = graphene.List(graphene.NonNull(graphene.String))
    user = graphene.Field(UserType)

    class Arguments:
        code = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, code: str) -> Self:
        second_factor_check(actor)
        try:
            codes = totp_confirm(actor=actor, code=code)
        except SecondFactorWrong:
            second_factor_failed(actor, address_of(info))
            raise
        return cls(recovery_codes=codes, user=user_get(actor.user_id))


class BothFactorsInput(graphene.InputObjectType):
    """Password and a code of the app."""

    password = graphene.String(required=True)
    code = graphene.String(required=True)


class RecoveryCodesRenew(DomainMutation):
    """Ten new recovery codes; the old ones end."""

    permission = SIGNED_IN
    recovery_codes = graphene.List(graphene.NonNull(graphene.String))

    class Arguments:
        input = BothFactorsInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        second_factor_check(actor)
        try:
            codes = recovery_codes_renew(actor=actor, password=input.password, code=input.code)
        except SecondFactorWrong:
            second_factor_failed(actor, address_of(info))
            raise
        return cls(recovery_codes=codes)


class TotpRemove(DomainMutation):
    """Switch the second factor off; refused while a role asks for it."""

    permission = SIGNED_IN
    user = graphene.Field(UserType)

    class Arguments:
        input = BothFactorsInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        second_factor_check(actor)
        try:
            user = totp_remove(actor=actor, password=input.password, code=input.code)
        except SecondFactorWrong:
            second_factor_failed(actor, address_of(info))
            raise
        return cls(user=user)


class AccountSessionEnd(DomainMutation):
    """End one own session; without an id all but this one."""

    permission = SIGNED_IN
    ended = graphene.Int()

    class Arguments:
        id = graphene.ID()

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str | None = None) -> Self:
        key = from_relay(id, "AccountSession") if id else None
        return cls(ended=session_end(actor=actor, session_id=key))


class PersonalDataExport(DomainMutation):
    """All the account holds about its person, and what would stay after erasure."""

    permission = SIGNED_IN
    data = graphene.Field(JSON)

    class Arguments:
        pass

    @classmethod
    def perform(cls, actor: Actor, info: Any) -> Self:
        return cls(data=personal_data_export(actor=actor))
