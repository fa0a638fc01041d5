"""One base for every mutation: who may, one call into the domain, refusals as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

import graphene
import structlog
from django.db import DataError

from backend.api.context import actor_of
from backend.api.errors import DomainErrorType, camel, payload_error
from backend.api.language import said
from backend.kernel.actor import Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import TOP_LEVEL_CODES, DomainError, Invalid
from backend.kernel.patience import TRIES_MAX, patiently

log = structlog.get_logger(__name__)
PUBLIC = "public"
"""For mutations that check by themselves who may (sign-in, bearer carts)."""
SIGNED_IN = "signed-in"
"""For mutations any signed-in person may call on their own things."""


class PermissionMissing(TypeError):
    """A mutation was written without saying who may call it."""


def _allow(actor: Actor, permission: str) -> None:
    if permission == PUBLIC:
        return
    if permission == SIGNED_IN:
        if not actor.is_authenticated:
            actor.require(SIGNED_IN)
        return
    actor.require(permission)


class _Mutation(graphene.Mutation):
    permission: ClassVar[str] = ""
    one_transaction: ClassVar[bool] = False
    """True where ``perform`` is one act that commits once or not at all: only such an act may run
    again after the database took it back. Elsewhere the caller hears BUSY and repeats its key."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        if not cls.permission:
            raise PermissionMissing(f"{cls.__name__} must name its permission (deny by default)")
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def mutate(cls, _root: Any, info: Any, **arguments: Any) -> Any:
        """Run ``perform``; a refusal becomes the payload's errors."""
        try:
            actor = actor_of(info)
            _allow(actor, cls.permission)
            with clock_frozen():
                payload = cls._perform(actor, info, arguments)
        except DomainError as error:
            if error.code in TOP_LEVEL_CODES:
                raise
            return cls(**cls.refused(error, info.context.language))
        except DataError:
            # A value the columns cannot hold; the statement failed, so nothing was written.
            log.warning("value_does_not_fit", mutation=cls.__name__, exc_info=True)
            unfit = Invalid("内容过长或数值超出允许范围。")
            return cls(**cls.refused(unfit, info.context.language))
        if payload.errors is None:
            payload.errors = []
        return payload

    @classmethod
    def _perform(cls, actor: Actor, info: Any, arguments: dict[str, Any]) -> Any:
        tries = TRIES_MAX if cls.one_transaction else 1
        return patiently(lambda: cls.perform(actor, info, **arguments), tries=tries)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *_: Any, **arguments: Any) -> Any:
        """Translate, one call into the domain, translate back."""
        raise NotImplementedError

    @classmethod
    def refused(cls, error: DomainError, language: str) -> dict[str, Any]:
        """The payload's fields for a refusal, told in ``language``."""
        raise NotImplementedError


class DomainMutation(_Mutation):
    """A mutation of ours: payload with ``errors { field message code details }``."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.errors = graphene.List(graphene.NonNull(DomainErrorType), required=True)
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def refused(cls, error: DomainError, language: str) -> dict[str, Any]:
        return {"errors": [payload_error(error, language)]}


class SaleorMutation(_Mutation):
    """A mutation of Saleor's: errors of its own type (with ``OwnCode``) and its own enum of codes.

    ``error_codes`` lists the enum's values; ``code_map`` translates our codes where they differ;
    what neither knows answers ``error_fallback``.
    """

    error_type: ClassVar[type[graphene.ObjectType] | None] = None
    error_codes: ClassVar[frozenset[str]] = frozenset()
    code_map: ClassVar[dict[str, str]] = {}
    error_fallback: ClassVar[str] = "INVALID"

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.errors = graphene.List(graphene.NonNull(cls.error_type), required=True)
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def refused(cls, error: DomainError, language: str) -> dict[str, Any]:
        assert cls.error_type is not None
        wanted = cls.code_map.get(error.code, error.code)
        code = wanted if wanted in cls.error_codes else cls.error_fallback
        row: dict[str, Any] = {
            "field": camel(error.field), "message": said(error, language), "code": code,
            "reason": error.reason,
        }  # fmt: skip
        if "details" in cls.error_type._meta.fields:
            row["details"] = error.details
        return {"errors": [cls.error_type(**row)]}


def enum_of(name: str, values: list[str] | tuple[str, ...]) -> Any:
    """A GraphQL enum whose values are their own names: plain text in resolvers, text in inputs."""
    return graphene.Enum.from_enum(StrEnum(name, [(value, value) for value in values]))
