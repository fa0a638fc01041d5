"""Reading XML that comes from outside, and writing ours.

Accepted is UTF-8 without a document type: no entities, nothing loaded from elsewhere, limits on
size and depth. Names are compared without their namespace, for banks send several versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from payments.gateway.errors import BankFileInvalid

BYTES_MAX = 64 * 1024 * 1024
DEPTH_MAX = 24
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WORDS_MAX = 64
Element = etree._Element


def parse(body: bytes, *, message: str) -> Element:
    """The message element of a document, such as ``BkToCstmrStmt``. Raises BankFileInvalid."""
    if len(body) > BYTES_MAX:
        raise BankFileInvalid(element="Document", why="文件过大")
    try:
        text = body.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise BankFileInvalid(element="Document", why="不是 UTF-8") from error
    if "\x00" in text or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BankFileInvalid(element="DOCTYPE", why="不接受文档类型和实体")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise BankFileInvalid(element="Document", why="XML 不完整或有误") from error
    _depth(root)
    if local(root) != "Document":
        raise BankFileInvalid(element=local(root)[:_WORDS_MAX], why="应为 Document")
    return one(root, message)


def _depth(root: Element) -> None:
    depth = 0
    for happened, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if happened == "start" else -1
        if depth > DEPTH_MAX:
            raise BankFileInvalid(element="Document", why="层次过深")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def all_of(parent: Element, path: str) -> Iterator[Element]:
    """The elements at ``A/B/C`` below a parent, in order."""
    name, _, rest = path.partition("/")
    for child in parent:
        if isinstance(child.tag, str) and local(child) == name:
            if rest:
                yield from all_of(child, rest)
            else:
                yield child


def first(parent: Element, *paths: str) -> Element | None:
    """The first element at any of some paths."""
    for path in paths:
        for found in all_of(parent, path):
            return found
    return None


def one(parent: Element, path: str) -> Element:
    """The only element at a path. Raises BankFileInvalid for none or several."""
    found = list(all_of(parent, path))
    if len(found) != 1:
        why = "缺失" if not found else "重复"
        raise BankFileInvalid(element=f"{local(parent)}/{path}", why=why)
    return found[0]


def said(parent: Element, *paths: str, longest: int = 140) -> str:
    """The text at the first path that has one, or empty; control signs fall, length is cut."""
    found = first(parent, *paths)
    return clean(found.text or "")[:longest] if found is not None else ""


def must_say(parent: Element, path: str, *, longest: int = 140) -> str:
    """The text at a path. Raises BankFileInvalid where it is missing, empty or too long."""
    text = clean(one(parent, path).text or "")
    if not text or len(text) > longest:
        raise BankFileInvalid(element=f"{local(parent)}/{path}", why="为空或过长")
    return text


def clean(text: str) -> str:
    """A text without signs that XML cannot carry and without blanks around it."""
    return _CONTROL.sub(" ", text).strip()


class Writer:
    """Builds one message of one version."""

    def __init__(self, version: str, message: str) -> None:
        self._space = f"urn:iso:std:iso:20022:tech:xsd:{version}"
        spaces: dict[Any, str] = {None: self._space}
        self._root = etree.Element(f"{{{self._space}}}Document", nsmap=spaces)
        self.message = self.add(self._root, message)

    def add(self, parent: Element, path: str, text: str = "", **attributes: str) -> Element:
        """A new element at ``A/B/C`` below a parent, with a text where one is given."""
        for name in path.split("/"):
            parent = etree.SubElement(parent, f"{{{self._space}}}{name}")
        if text:
            parent.text = clean(text)
        for name, value in attributes.items():
            parent.set(name, value)
        return parent

    def bytes(self) -> bytes:
        """The document in UTF-8; the same content always gives the same bytes."""
        written: bytes = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")
        return written
