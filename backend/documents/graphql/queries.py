"""Files the viewer may see."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.documents.graphql.types import DocumentConnection, DocumentPurpose, DocumentType
from backend.documents.selectors import document_get, documents_of
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay


class DocumentQueries(graphene.ObjectType):
    """Root fields about files."""

    document = graphene.Field(DocumentType, id=graphene.ID(required=True))
    documents = connection_field(
        DocumentConnection,
        purpose=DocumentPurpose(),
        description="Own files, newest first.",
    )

    @staticmethod
    def resolve_document(_root: Any, info: Any, id: str) -> Any:
        try:
            return document_get(from_relay(id, "Document"), viewer=actor_of(info))
        except InvalidId:
            return None

    @staticmethod
    def resolve_documents(
        _root: Any, info: Any, purpose: str | None = None, **paging: Any
    ) -> ConnectionPage:
        rows = documents_of(viewer=actor_of(info), purpose=purpose)
        return resolve_connection(rows, order=("-id",), **paging)
