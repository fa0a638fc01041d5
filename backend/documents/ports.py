"""Where bytes lie, and who checks tax invoices (decision D14)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from backend.documents.errors import StorageUnavailable
from backend.documents.storage import FolderStorage


class Pieces(Protocol):
    """Bytes that come one after another; whoever asked closes them."""

    def __iter__(self) -> Iterator[bytes]: ...
    def close(self) -> None: ...


class Storage(Protocol):
    """Bytes under their SHA-256; the same content is kept once and never changed."""

    def put(self, digest: str, data: bytes) -> None:
        """Keep; a second time changes nothing."""
        ...

    def pieces(self, digest: str) -> Pieces:
        """The bytes in pieces. Raises FileNotFoundError."""
        ...

    def has(self, digest: str) -> bool:
        """Whether the bytes are here."""
        ...


@cache
def _folder(path: Path) -> FolderStorage:
    return FolderStorage(path)


def storage() -> Storage:
    """The configured storage. Raises StorageUnavailable; ``s3://`` is a door that is not built."""
    address = str(getattr(settings, "FILES_STORAGE_URL", "")) or f"file://{settings.FILES_FOLDER}"
    if not address.startswith("file://"):
        raise StorageUnavailable(f"FILES_STORAGE_URL: only file:///folder is built, not {address}")
    return _folder(Path(address.removeprefix("file://")))


class TaxAuthority(Protocol):
    """Says what a fully digitalised e-invoice is worth today (procurement brief I7)."""

    def state_of(self, number: str) -> str:
        """VALID, RED or VOID. Asking changes nothing."""
        ...
