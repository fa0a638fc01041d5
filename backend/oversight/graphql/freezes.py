"""Money that is frozen, or for which a second person is awaited."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import (
    connection_field,
    countable_connection,
    resolve_connection,
)
from backend.api.context import actor_of
from backend.api.saleor import MoneyType
from backend.kernel.money import Money
from backend.oversight.selectors import freezes


class DeskFreezeType(graphene.ObjectType):
    """One escrow under a freeze, or with one asked for."""

    settlement_subject = graphene.String(required=True)
    site = graphene.String(required=True)
    merchant_name = graphene.String(required=True)
    held = graphene.Field(MoneyType, required=True)
    frozen = graphene.Boolean(required=True)
    pending = graphene.String(required=True, description="FREEZE | LIFT | empty")
    reason = graphene.String(required=True)
    asked_by_me = graphene.Boolean(required=True, description="Then another person must confirm.")

    class Meta:
        name = "DeskFreeze"

    @staticmethod
    def resolve_merchant_name(root: Any, info: Any) -> str:
        return str(root.merchant.name_in(actor_of(info).language))

    @staticmethod
    def resolve_held(root: Any, _info: Any) -> Money:
        left = root.funded_minor - root.released_minor - root.refunded_minor
        return Money(left, root.currency)

    @staticmethod
    def resolve_pending(root: Any, _info: Any) -> str:
        return str(root.freeze_pending)

    @staticmethod
    def resolve_reason(root: Any, _info: Any) -> str:
        return str(root.freeze_reason)

    @staticmethod
    def resolve_asked_by_me(root: Any, info: Any) -> bool:
        return bool(root.freeze_pending) and root.freeze_person == actor_of(info).person_id


DeskFreezeConnection = countable_connection("DeskFreeze", DeskFreezeType)


class FreezeQueries(graphene.ObjectType):
    """Root fields for those who freeze money."""

    desk_freezes = connection_field(DeskFreezeConnection)

    @staticmethod
    def resolve_desk_freezes(_root: Any, info: Any, **paging: Any) -> Any:
        rows = freezes(viewer=actor_of(info))
        return resolve_connection(rows, order=("-updated_at", "id"), **paging)
