"""Heads and proofs for everyone; records for those who may."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import graphene
from django.db import transaction

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.api.scalars import JSON
from backend.audit.events import RecordRead
from backend.audit.graphql.types import (
    AuditHeadType,
    FlagType,
    TransactionRecordConnection,
    TransactionRecordType,
)
from backend.audit.selectors import (
    AUDIT_READ,
    bundle,
    consistency,
    flags_answered,
    flags_open,
    head_latest,
    inclusion,
    records_search,
    trace,
    trace_bundle,
)
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid


def _note(actor: Actor, **asked: Any) -> None:
    """Watching the watchers: every look of a supervisor is an entry of the log."""
    if actor.user_id is not None and actor.may(AUDIT_READ):
        query = json.dumps({k: v for k, v in asked.items() if v}, ensure_ascii=False, default=str)
        with transaction.atomic():
            publish(RecordRead(reader_id=actor.user_id, query=query[:2000]), actor=actor)


class AuditQueries(graphene.ObjectType):
    """Root fields of the record."""

    audit_head = graphene.Field(AuditHeadType, description="The newest signed head; public.")
    audit_inclusion = graphene.List(
        graphene.NonNull(graphene.String),
        seq=graphene.Int(required=True),
        size=graphene.Int(required=True),
    )
    audit_consistency = graphene.List(
        graphene.NonNull(graphene.String),
        first=graphene.Int(required=True),
        second=graphene.Int(required=True),
    )
    audit_bundle = graphene.Field(
        JSON,
        subject=graphene.String(required=True),
        whole_trace=graphene.Boolean(
            default_value=False, description="Everything tied to the subject, not only itself."
        ),
    )
    transaction_records = connection_field(
        TransactionRecordConnection,
        text=graphene.String(),
        party=graphene.String(),
        kind=graphene.String(),
        site=graphene.String(),
        currency=graphene.String(),
        amount_min_minor=graphene.Int(),
        amount_max_minor=graphene.Int(),
        since=graphene.DateTime(),
        until=graphene.DateTime(),
    )
    trace = graphene.List(
        graphene.NonNull(TransactionRecordType),
        subject=graphene.String(required=True),
        required=True,
    )
    audit_flags = graphene.List(
        graphene.NonNull(FlagType),
        required=True,
        answered=graphene.Boolean(default_value=False),
    )

    @staticmethod
    def resolve_audit_head(_root: Any, _info: Any) -> Any:
        head = head_latest()
        return None if head is None else AuditHeadType.of(head)

    @staticmethod
    def resolve_audit_inclusion(_root: Any, _info: Any, seq: int, size: int) -> Any:
        head = head_latest()
        if head is None or not 0 <= seq < size <= head.size:
            raise Invalid("叶序号须小于树的大小。", field="seq")
        return inclusion(seq, size)

    @staticmethod
    def resolve_audit_consistency(_root: Any, _info: Any, first: int, second: int) -> Any:
        head = head_latest()
        if head is None or not 0 < first <= second <= head.size:
            raise Invalid("两棵树的大小须递增且不超过最新树头。", field="first")
        return consistency(first, second)

    @staticmethod
    def resolve_audit_bundle(_root: Any, info: Any, subject: str, whole_trace: bool = False) -> Any:
        actor = actor_of(info)
        _note(actor, bundle=subject)
        wanted = trace_bundle if whole_trace else bundle
        return wanted(subject, viewer=actor)

    @staticmethod
    def resolve_transaction_records(
        _root: Any,
        info: Any,
        amount_min_minor: int | None = None,
        amount_max_minor: int | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        **texts: str,
    ) -> ConnectionPage:
        actor = actor_of(info)
        _note(actor, search=texts, amounts=[amount_min_minor, amount_max_minor], since=since)
        rows = records_search(
            viewer=actor, amount_min=amount_min_minor, amount_max=amount_max_minor,
            since=since, until=until, **texts,
        )  # fmt: skip
        return resolve_connection(
            rows, order=("-seq",), first=first, after=after, last=last, before=before
        )

    @staticmethod
    def resolve_trace(_root: Any, info: Any, subject: str) -> Any:
        actor = actor_of(info)
        _note(actor, trace=subject)
        return trace(subject, viewer=actor)

    @staticmethod
    def resolve_audit_flags(_root: Any, info: Any, answered: bool = False) -> Any:
        actor_of(info).require(AUDIT_READ)
        return flags_answered() if answered else flags_open()
