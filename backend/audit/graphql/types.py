"""The record in GraphQL: heads, proofs and records."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.context import actor_of
from backend.api.loaders import Loader, loader
from backend.api.saleor import MoneyType
from backend.audit.models import Flag, TransactionRecord, TreeHead
from backend.audit.selectors import AUDIT_READ, head_plain
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.parties.graphql.types import OrganizationType
from backend.parties.selectors import names_of_users, organizations_by_ids


class PartyLoader(Loader):
    """Organisations by what a record calls its parties; None for other words."""

    def read(self, keys: Any) -> list[Any]:
        ids = {key: found for key in keys if (found := _uuid(key)) is not None}
        named = organizations_by_ids(ids.values())
        return [named.get(ids[key]) if key in ids else None for key in keys]


class ActorLoader(Loader):
    """Names of the persons behind entries; None for machines and unknown ids."""

    def read(self, keys: Any) -> list[str | None]:
        ids = {key: found for key in keys if (found := _uuid(key)) is not None}
        named = names_of_users(ids.values())
        return [named.get(ids[key]) if key in ids else None for key in keys]


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


class AuditHeadType(graphene.ObjectType):
    """A signed head of the tree; check it with the public key."""

    origin = graphene.String(required=True)
    size = graphene.Int(required=True)
    root = graphene.String(required=True)
    time = graphene.String(required=True)
    key_id = graphene.String(required=True)
    signature = graphene.String(required=True)

    class Meta:
        name = "AuditHead"

    @classmethod
    def of(cls, head: TreeHead) -> AuditHeadType:
        """From the stored row."""
        return cls(**head_plain(head))


class TransactionRecordType(graphene.ObjectType):
    """A readable line of the record."""

    seq = graphene.Int(required=True)
    kind = graphene.String(required=True)
    subject = graphene.String(required=True)
    title = graphene.String(required=True)
    parties = graphene.List(graphene.NonNull(graphene.String), required=True)
    amount = graphene.Field(MoneyType)
    state = graphene.String(required=True)
    cause = graphene.List(graphene.NonNull(graphene.String), required=True)
    actor = graphene.String(required=True)
    actor_name = graphene.String(
        description="The person's name, for supervisors and for the person; null otherwise."
    )
    site = graphene.String(required=True)
    due_at = graphene.DateTime()
    at = graphene.DateTime(required=True)
    is_late = graphene.Boolean(required=True, description="Happened after its legal limit.")
    organizations = graphene.List(
        graphene.NonNull(OrganizationType),
        required=True,
        description="The parties that are organisations, by name.",
    )

    class Meta:
        name = "TransactionRecord"

    @staticmethod
    def resolve_amount(root: TransactionRecord, _info: Any) -> Money | None:
        return None if root.amount_minor is None else Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_is_late(root: TransactionRecord, _info: Any) -> bool:
        return root.due_at is not None and root.at > root.due_at

    @staticmethod
    async def resolve_actor_name(root: TransactionRecord, info: Any) -> str | None:
        viewer = actor_of(info)
        if not viewer.may(AUDIT_READ) and viewer.label != root.actor:
            return None
        name: str | None = await loader(info, ActorLoader).load(root.actor)
        return name

    @staticmethod
    async def resolve_organizations(root: TransactionRecord, info: Any) -> list[Any]:
        named = await loader(info, PartyLoader).load_many(list(root.parties))
        return [one for one in named if one is not None]


TransactionRecordConnection = countable_connection("TransactionRecord", TransactionRecordType)


class FlagType(graphene.ObjectType):
    """A hint with its evidence, never a verdict."""

    id = graphene.ID(required=True)
    subject = graphene.String(required=True)
    rule = graphene.String(required=True)
    state = graphene.String(required=True)
    answer = graphene.String(required=True)
    evidence = graphene.JSONString(required=True)
    created_at = graphene.DateTime(required=True)

    class Meta:
        name = "AuditFlag"

    @staticmethod
    def resolve_id(root: Flag, _info: Any) -> str:
        return to_relay("AuditFlag", root.pk)

    @staticmethod
    def resolve_evidence(root: Flag, _info: Any) -> Any:
        return root.evidence
