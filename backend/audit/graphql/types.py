"""The record in GraphQL: heads, proofs and records."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.saleor import MoneyType
from backend.audit.models import Flag, TransactionRecord, TreeHead
from backend.audit.selectors import head_plain
from backend.kernel.money import Money


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
    site = graphene.String(required=True)
    due_at = graphene.DateTime()
    at = graphene.DateTime(required=True)
    is_late = graphene.Boolean(required=True, description="Happened after its legal limit.")

    class Meta:
        name = "TransactionRecord"

    @staticmethod
    def resolve_amount(root: TransactionRecord, _info: Any) -> Money | None:
        return None if root.amount_minor is None else Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_is_late(root: TransactionRecord, _info: Any) -> bool:
        return root.due_at is not None and root.at > root.due_at


TransactionRecordConnection = countable_connection("TransactionRecord", TransactionRecordType)


class FlagType(graphene.ObjectType):
    """A hint with its evidence, never a verdict."""

    subject = graphene.String(required=True)
    rule = graphene.String(required=True)
    state = graphene.String(required=True)
    answer = graphene.String(required=True)
    evidence = graphene.JSONString(required=True)
    created_at = graphene.DateTime(required=True)

    class Meta:
        name = "AuditFlag"

    @staticmethod
    def resolve_evidence(root: Flag, _info: Any) -> Any:
        return root.evidence
