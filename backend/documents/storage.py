"""Files in a local folder, written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from wsgiref.util import FileWrapper

DIGEST = re.compile(r"[0-9a-f]{64}")
PIECE_BYTES = 64 * 1024


class FolderStorage:
    """``ab/abcdef...`` below one folder; the name is the SHA-256 of the content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, digest: str) -> Path:
        assert DIGEST.fullmatch(digest), "a SHA-256 in hexadecimal"
        return self.folder / digest[:2] / digest

    def put(self, digest: str, data: bytes) -> None:
        """Write beside, sync, then rename: no reader ever sees half a file."""
        path = self._path(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(part).rename(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def pieces(self, digest: str) -> FileWrapper:
        """In pieces, to be closed by the reader. Raises FileNotFoundError at once."""
        return FileWrapper(self._path(digest).open("rb"), PIECE_BYTES)

    def has(self, digest: str) -> bool:
        """Whether the bytes are here."""
        return self._path(digest).is_file()
