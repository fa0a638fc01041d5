"""A PDF from its header to its last end mark, without script."""

from __future__ import annotations

import re

from backend.documents.errors import FileActive, FileMalformed

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)(?![A-Za-z0-9])")
TAIL_BYTES = 1024


def pdf_check(data: bytes) -> None:
    """Raises FileMalformed, FileActive. Names written with ``#4a`` escapes are read as meant."""
    tail = data[-TAIL_BYTES:]
    end = tail.rfind(b"%%EOF")
    if end < 0 or tail[end + 5 :].strip(b"\r\n\t \x00") or b"startxref" not in data:
        raise FileMalformed
    plain = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), _STREAM.sub(b"", data))
    if _ACTIVE.search(plain):
        raise FileActive
