"""Taking files in, sharing and publishing them."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta

from django.db import transaction

from backend.documents.content import content_check, name_clean
from backend.documents.errors import TooManyFiles
from backend.documents.events import DocumentPublished, DocumentShared, DocumentStored
from backend.documents.models import Document, DocumentShare, Purpose
from backend.documents.ports import storage
from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Unauthenticated
from backend.kernel.locking import lock_one

FILES_PER_DAY_MAX = 500
KEY_MAX = 120


def document_store(
    *, actor: Actor, name: str, data: bytes, purpose: str = Purpose.OTHER, key: str = ""
) -> Document:
    """Check by content and keep; it belongs to the acting organisation, or to the person alone.

    The bytes are written before the row: a crash between leaves bytes nobody can reach, never a
    row without bytes. Raises Unauthenticated, Invalid, TooManyFiles and what ``content_check`` does.
    """
    if not actor.is_authenticated:
        raise Unauthenticated
    if purpose not in Purpose.values:
        raise Invalid("用途不在可选范围内。", field="purpose")
    if len(key) > KEY_MAX:
        raise Invalid("请求编号过长。", field="idempotencyKey")
    kind = content_check(data, name=name)
    digest = hashlib.sha256(data).hexdigest()
    cleaned = name_clean(name)
    content = [digest, cleaned, purpose]
    scope = f"document.store:{actor.label}:{actor.organization_id}"
    with transaction.atomic():
        if key and (done := replay(key, scope=scope, of=content)):
            return Document.objects.get(pk=done["id"])
        _allowance_check(actor)
        storage().put(digest, data)
        document = Document.objects.create(
            sha256=digest,
            size_bytes=len(data),
            kind=kind.code,
            media_type=kind.media_type,
            name=cleaned,
            purpose=purpose,
            owner_id=actor.organization_id,
            uploaded_by=actor.user_id,
            created_at=clock.now(),
        )
        event = DocumentStored(
            document_id=document.pk, sha256=digest, purpose=purpose, owner_id=actor.organization_id
        )
        publish(event, actor=actor)
        if key:
            remember(key, scope=scope, of=content, result={"id": str(document.pk)})
    return document


def _allowance_check(actor: Actor) -> None:
    if actor.is_system:
        return
    since = clock.now() - timedelta(days=1)
    if (
        Document.objects.filter(uploaded_by=actor.user_id, created_at__gte=since).count()
        >= FILES_PER_DAY_MAX
    ):
        raise TooManyFiles


def _own(actor: Actor, document_id: uuid.UUID) -> Document:
    """Lock a file of the actor's. Raises NotFound for others' and unknown ones."""
    document = lock_one(Document.objects.filter(pk=document_id))
    if document is None:
        raise NotFound(field="id")
    personal = document.owner_id is None and document.uploaded_by == actor.user_id
    shared = document.owner_id is not None and document.owner_id == actor.organization_id
    if not (actor.is_system or personal or shared):
        raise NotFound(field="id")
    return document


@transaction.atomic
def document_share(*, actor: Actor, document_id: uuid.UUID, organization_id: uuid.UUID) -> Document:
    """Let another organisation read; twice is once. Raises NotFound for a file of others."""
    document = _own(actor, document_id)
    _, fresh = DocumentShare.objects.get_or_create(
        document=document, organization_id=organization_id, defaults={"at": clock.now()}
    )
    if fresh:
        event = DocumentShared(
            document_id=document.pk, sha256=document.sha256, purpose=document.purpose,
            with_id=organization_id,
        )  # fmt: skip
        publish(event, actor=actor)
    return document


@transaction.atomic
def document_publish(*, actor: Actor, document_id: uuid.UUID) -> Document:
    """Let everybody read; for upper floors, whose rules say what is public. Twice is once."""
    document = _own(actor, document_id)
    if document.published_at is None:
        document.published_at = clock.now()
        document.save(update_fields=["published_at"])
        event = DocumentPublished(
            document_id=document.pk, sha256=document.sha256, purpose=document.purpose
        )
        publish(event, actor=actor)
    return document
