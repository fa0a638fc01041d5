"""Reading files: the owner's organisation, the person who handed in, and who it was shared with."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from backend.documents.models import Document
from backend.documents.ports import Pieces, storage
from backend.kernel.actor import Actor


def _visible(viewer: Actor) -> Q:
    if viewer.is_system:
        return Q()
    seen = Q(published_at__isnull=False)
    if viewer.user_id is not None:
        seen |= Q(uploaded_by=viewer.user_id, owner_id__isnull=True)
    if viewer.organization_id is not None:
        seen |= Q(owner_id=viewer.organization_id)
        seen |= Q(shares__organization_id=viewer.organization_id)
    return seen


def document_get(document_id: uuid.UUID, *, viewer: Actor) -> Document | None:
    """One file the viewer may see; None for others' and unknown ones alike."""
    return Document.objects.filter(_visible(viewer), pk=document_id).distinct().first()


def documents_of(*, viewer: Actor, purpose: str | None = None) -> QuerySet[Document]:
    """The viewer's own files: of the acting organisation, or personal ones without one."""
    if viewer.organization_id is not None:
        rows = Document.objects.filter(owner_id=viewer.organization_id)
    elif viewer.user_id is not None:
        rows = Document.objects.filter(uploaded_by=viewer.user_id, owner_id__isnull=True)
    else:
        return Document.objects.none()
    return rows.filter(purpose=purpose) if purpose else rows


def document_for_port(document_id: uuid.UUID, *, signed: bool) -> Document | None:
    """A file for the second port: with a holding signature any, without one only published."""
    rows = Document.objects.filter(pk=document_id)
    return (rows if signed else rows.filter(published_at__isnull=False)).first()


def document_pieces(document: Document) -> Pieces:
    """The content. Raises FileNotFoundError where the storage has lost it."""
    return storage().pieces(document.sha256)
