"""XLSX and OFD: zip containers that are whole, small when unpacked, and hold no macros."""

from __future__ import annotations

import io
import zipfile
import zlib
from itertools import pairwise

from backend.documents.content.texts import XmlReader
from backend.documents.errors import (
    FileActive,
    FileExpands,
    FileMalformed,
    FileTypeNotAllowed,
)

ENTRIES_MAX = 2000
UNPACKED_MAX = 64 * 1024 * 1024
RATIO_MAX = 200
RATIO_FREE = 1024 * 1024  # below this a high ratio harms nobody
CHUNK = 64 * 1024
END_RECORD_BYTES = 22
# what zipfile lets through from broken archives
BROKEN = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError,
)  # fmt: skip
_ACTIVE = (".bin.exe", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".jar")
_NESTED = (".zip", ".rar", ".7z", ".gz", ".xz", ".bz2")


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise FileMalformed from error


def kind_of(data: bytes) -> str:
    """XLSX or OFD by the parts that each must have. Raises FileMalformed, FileTypeNotAllowed."""
    names = set(_open(data).namelist())
    if "OFD.xml" in names:
        return "OFD"
    if {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        return "XLSX"
    raise FileTypeNotAllowed


def xlsx_check(data: bytes) -> None:
    """No macros, no embedded programs; all parts whole and free of entities."""
    archive = _open(data)
    for name in archive.namelist():
        low = name.lower()
        if low.endswith("vbaproject.bin") or "/embeddings/" in low or "/activex/" in low:
            raise FileActive
    _walk(archive, data)


def ofd_check(data: bytes) -> None:
    """As a spreadsheet: whole, bounded, free of entities."""
    _walk(_open(data), data)


def _walk(archive: zipfile.ZipFile, data: bytes) -> None:
    entries = archive.infolist()
    _outline_check(archive, entries, data)
    left = UNPACKED_MAX
    for entry in entries:
        low = entry.filename.lower()
        if low.endswith(_ACTIVE):
            raise FileActive
        if low.endswith(_NESTED) or entry.flag_bits & 0x1:
            raise FileMalformed
        left -= _read(archive, entry, left)


def _outline_check(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """What the directory itself tells, before a byte is unpacked."""
    if len(entries) > ENTRIES_MAX or sum(entry.file_size for entry in entries) > UNPACKED_MAX:
        raise FileExpands
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or archive.comment:
        raise FileMalformed
    if data[-END_RECORD_BYTES : -END_RECORD_BYTES + 4] != b"PK\x05\x06":
        raise FileMalformed  # something stands behind the directory
    if any(
        name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name for name in names
    ):
        raise FileMalformed
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if ordered and ordered[0].header_offset != 0:
        raise FileMalformed
    for one, following in pairwise(ordered):
        if one.header_offset + one.compress_size > following.header_offset:
            raise FileExpands  # entries that share bytes: the overlapping bomb
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_FREE and entry.file_size / packed > RATIO_MAX:
            raise FileExpands


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> int:
    """Unpack one entry in pieces, never more than allowed; XML is parsed without entities."""
    is_xml = entry.filename.lower().endswith((".xml", ".rels"))
    parser = XmlReader() if is_xml else None
    size = 0
    try:
        with archive.open(entry) as part:
            while piece := part.read(CHUNK):
                size += len(piece)
                if size > limit:
                    raise FileExpands
                if parser is not None:
                    parser.feed(piece)
        if parser is not None:
            parser.close()
    except BROKEN as error:
        raise FileMalformed from error
    return size
