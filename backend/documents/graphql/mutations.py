"""Sharing one's own files."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.documents.graphql.types import DocumentType
from backend.documents.services import document_share
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay


class DocumentShareInput(graphene.InputObjectType):
    """Which file, and who may read it."""

    document_id = graphene.ID(required=True)
    organization_id = graphene.ID(required=True)


class DocumentShare(DomainMutation):
    """Let another organisation read a file of one's own."""

    permission = SIGNED_IN
    document = graphene.Field(DocumentType)

    class Arguments:
        input = DocumentShareInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *_: Any, **arguments: Any) -> Any:
        given = arguments["input"]
        document = document_share(
            actor=actor,
            document_id=from_relay(given["document_id"], "Document"),
            organization_id=from_relay(given["organization_id"], "Organization"),
        )
        return cls(document=document)


class DocumentMutations(graphene.ObjectType):
    """Root fields that change files."""

    document_share = DocumentShare.Field()
