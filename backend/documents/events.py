"""What others may hear of files."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@dataclass(frozen=True, kw_only=True)
class _OfDocument(DomainEvent):
    document_id: UUID
    sha256: str
    purpose: str

    @property
    def subject(self) -> str:
        return public_id("doc", self.document_id)


@event("documents.stored")
@dataclass(frozen=True, kw_only=True)
class DocumentStored(_OfDocument):
    """A file was taken in; the record keeps its hash."""

    owner_id: UUID | None

    def record(self) -> Record:
        parties = [public_id("org", self.owner_id)] if self.owner_id else []
        return Record(title="文件存证", parties=parties, document_hashes=[self.sha256])


@event("documents.shared")
@dataclass(frozen=True, kw_only=True)
class DocumentShared(_OfDocument):
    """Another organisation may read it."""

    with_id: UUID


@event("documents.published")
@dataclass(frozen=True, kw_only=True)
class DocumentPublished(_OfDocument):
    """Everybody may read it."""
