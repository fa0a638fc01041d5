"""XML without entities and CSV without formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import NoReturn
from xml.parsers import expat

from backend.documents.errors import (
    FileEntities,
    FileFormula,
    FileMalformed,
    FileTypeNotAllowed,
)
from backend.kernel.cells import is_formula

DEPTH_MAX = 100
ELEMENTS_MAX = 1_000_000
CELL_CHARS_MAX = 32_768
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PAGES = frozenset({"html", "svg", "script", "xsl:stylesheet", "stylesheet"})


def looks_like_xml(data: bytes) -> bool:
    """Whether the first sign of the text is a tag, in any encoding that expat reads."""
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    return head.startswith(b"<")


def is_text(data: bytes) -> bool:
    """Whether the bytes are text in UTF-8 or GB 18030."""
    return _decoded(data) is not None


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


class XmlReader:
    """Feed pieces, then close. Raises FileEntities, FileTypeNotAllowed, FileMalformed."""

    def __init__(self, *, refuse_pages: bool = False) -> None:
        """``refuse_pages``: a root element that a browser would run is not a business document."""
        self._refuse_pages = refuse_pages
        self._expat = expat.ParserCreate()
        self._depth = self._count = 0
        self._expat.StartDoctypeDeclHandler = self._entities
        self._expat.EntityDeclHandler = self._entities
        self._expat.ExternalEntityRefHandler = self._entities
        self._expat.ProcessingInstructionHandler = self._instruction
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end

    def feed(self, piece: bytes) -> None:
        """The next bytes."""
        self._parse(piece, final=False)

    def close(self) -> None:
        """The end."""
        self._parse(b"", final=True)

    def _parse(self, piece: bytes, *, final: bool) -> None:
        try:
            self._expat.Parse(piece, final)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise FileMalformed from error

    def _entities(self, *_: object) -> NoReturn:
        raise FileEntities

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise FileEntities

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEPTH_MAX or self._count > ELEMENTS_MAX:
            raise FileMalformed
        if self._refuse_pages and name.rpartition(":")[2].lower() in _PAGES:
            raise FileTypeNotAllowed

    def _end(self, _name: str) -> None:
        self._depth -= 1


def xml_check(data: bytes) -> None:
    """Well-formed, no DOCTYPE, no entities, no style sheet, no page for a browser."""
    parser = XmlReader(refuse_pages=True)
    parser.feed(data)
    parser.close()


def csv_check(data: bytes) -> None:
    """Text in rows; no cell that a spreadsheet program would compute."""
    text = _decoded(data)
    if text is None:
        raise FileMalformed
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            for place, cell in enumerate(row, start=1):
                if len(cell) > CELL_CHARS_MAX:
                    raise FileMalformed
                if is_formula(cell):
                    raise FileFormula(row=number, column=place)
    except csv.Error as error:
        raise FileMalformed from error
