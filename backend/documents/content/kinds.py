"""The kinds we keep, their limits, and the one function that judges."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from backend.documents.content import archives, pictures, texts
from backend.documents.content.pdf import pdf_check
from backend.documents.errors import (
    FileEmpty,
    FileMalformed,
    FileTooLarge,
    FileTypeMismatch,
    FileTypeNotAllowed,
)

MB = 1024 * 1024
NAME_MAX = 150
SIZE_MAX = 20 * MB
"""No kind may be larger; the door refuses by this before it reads."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its media type, the endings it may have, its limit in bytes."""

    code: str
    media_type: str
    endings: frozenset[str]
    size_max: int
    check: Callable[[bytes], None]


def _kind(code: str, media: str, endings: str, size: int, check: Callable[[bytes], None]) -> Kind:
    return Kind(code, media, frozenset(endings.split()), size, check)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        _kind("PDF", "application/pdf", "pdf", SIZE_MAX, pdf_check),
        _kind("PNG", "image/png", "png", 10 * MB, pictures.png_check),
        _kind("JPEG", "image/jpeg", "jpg jpeg", 10 * MB, pictures.jpeg_check),
        _kind("WEBP", "image/webp", "webp", 10 * MB, pictures.webp_check),
        _kind("XLSX", _XLSX, "xlsx", SIZE_MAX, archives.xlsx_check),
        _kind("OFD", "application/ofd", "ofd", SIZE_MAX, archives.ofd_check),
        _kind("XML", "application/xml", "xml", 5 * MB, texts.xml_check),
        _kind("CSV", "text/csv", "csv", 10 * MB, texts.csv_check),
    )
}
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def name_clean(name: str) -> str:
    """A file name without folders, control and direction marks; never empty, at most 150 long."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(c for c in _HIDDEN.sub("", last) if unicodedata.category(c)[0] != "C").strip(
        ". "
    )
    stem, dot, ending = seen.rpartition(".")
    kept = f"{stem[: NAME_MAX - len(ending) - 1]}{dot}{ending}" if dot else seen[:NAME_MAX]
    return kept[-NAME_MAX:] or "file"


def content_check(data: bytes, *, name: str) -> Kind:
    """The kind of a file, from its first byte to its last; the name's ending must agree.

    Raises FileEmpty, FileTooLarge, FileTypeNotAllowed, FileTypeMismatch, FileMalformed,
    FileExpands, FileEntities, FileActive, FileFormula.
    """
    if not data.strip():
        raise FileEmpty
    if len(data) > SIZE_MAX:
        raise FileTooLarge(limit=SIZE_MAX // MB)
    ending = name_clean(name).rpartition(".")[2].lower()
    kind = KINDS[_sniff(data, ending)]
    if len(data) > kind.size_max:
        raise FileTooLarge(limit=kind.size_max // MB)
    if ending not in kind.endings:
        raise FileTypeMismatch(kind=kind.code)
    if kind.code not in {"XLSX", "OFD"} and zipfile.is_zipfile(io.BytesIO(data)):
        raise FileMalformed  # a second file is glued behind the first
    kind.check(data)
    return kind


def _sniff(data: bytes, ending: str) -> str:
    """The code of the kind by its opening; text is XML or, under its own ending only, CSV."""
    for code, opening in (
        ("PDF", b"%PDF-"), ("PNG", b"\x89PNG\r\n\x1a\n"), ("JPEG", b"\xff\xd8\xff"),
    ):  # fmt: skip
        if data.startswith(opening):
            return code
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(b"PK\x03\x04"):
        return archives.kind_of(data)
    if texts.looks_like_xml(data):
        return "XML"
    if ending == "csv" and texts.is_text(data):
        return "CSV"
    raise FileTypeNotAllowed
