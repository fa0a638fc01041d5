"""Files in GraphQL."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.mutations import enum_of
from backend.api.saleor import Node
from backend.documents.addresses import published_address, signed_address
from backend.documents.models import Document, Purpose
from backend.kernel.ids import to_relay

DocumentPurpose = enum_of("DocumentPurpose", Purpose.values)


class DocumentType(graphene.ObjectType):
    """A file the viewer may see."""

    name = graphene.String(required=True)
    kind = graphene.String(required=True, description="PDF, PNG, JPEG, WEBP, CSV, XLSX, OFD, XML.")
    content_type = graphene.String(required=True)
    size_bytes = graphene.Int(required=True)
    sha256 = graphene.String(required=True)
    purpose = graphene.Field(DocumentPurpose, required=True)
    is_published = graphene.Boolean(required=True)
    created_at = graphene.DateTime(required=True)
    url = graphene.String(
        required=True, description="At the second port; lives five minutes unless published."
    )

    class Meta:
        name = "Document"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Document, _info: Any) -> str:
        return to_relay("Document", root.pk)

    @staticmethod
    def resolve_content_type(root: Document, _info: Any) -> str:
        return root.media_type

    @staticmethod
    def resolve_is_published(root: Document, _info: Any) -> bool:
        return root.published_at is not None

    @staticmethod
    def resolve_url(root: Document, _info: Any) -> str:
        if root.published_at is not None:
            return published_address(root.pk)
        return signed_address(root.pk)


DocumentConnection = countable_connection("Document", DocumentType)
