"""Reading a query as attribute values before it is read as text (markets brief 5.3). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from backend.search.rules import plain

_THREAD = re.compile(r"^(m\d+(?:\.\d+)?)(?:[x*](\d+(?:\.\d+)?))?(?:[x*](\d+(?:\.\d+)?))?$")
_SPLIT = re.compile(r"[\s,，、;；]+")
NAME_CHARS_MIN = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One value of an attribute with the names it goes by."""

    attribute: str
    value: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a query says: values per attribute, and the words left over."""

    values: dict[str, list[str]] = field(default_factory=dict)
    rest: str = ""


class Lexicon:
    """The names of a site's attribute values, ready to look up."""

    def __init__(self, options: Iterable[Option]) -> None:
        self.by_name: dict[str, list[tuple[str, str]]] = {}
        for option in options:
            for name in option.names:
                key = _bare(name)
                if len(key) >= NAME_CHARS_MIN:
                    held = self.by_name.setdefault(key, [])
                    if (option.attribute, option.value) not in held:
                        held.append((option.attribute, option.value))

    def find(self, word: str) -> tuple[str, str] | None:
        """The one attribute value a word names; a word with several meanings names none."""
        found = self.by_name.get(_bare(word), [])
        return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    """``8.8级`` and ``30 mm`` as buyers type them: without the unit."""
    return re.sub(r"\s*(级|mm|平方|mm²)$", "", plain(name)).replace(" ", "")


def _size_parts(word: str, lexicon: Lexicon, sizes: Mapping[str, str]) -> dict[str, str]:
    """``M8x30`` or ``M8x1.25x30`` as thread and length, where the site has such attributes."""
    match = _THREAD.match(plain(word))
    if not match:
        return {}
    thread = lexicon.find(match.group(1))
    if thread is None:
        return {}
    found = {thread[0]: thread[1]}
    length = match.group(3) or match.group(2)
    if length and "length" in sizes:
        found[sizes["length"]] = length
    return found


def spec_read(query: str, lexicon: Lexicon, *, sizes: Mapping[str, str] | None = None) -> Read:
    """Split a query into attribute values and remaining words."""
    values: dict[str, list[str]] = {}
    rest = []
    for word in _SPLIT.split(query.strip()):
        if not word:
            continue
        parts = _size_parts(word, lexicon, sizes or {})
        if not parts:
            named = lexicon.find(word)
            parts = {named[0]: named[1]} if named else {}
        if not parts:
            rest.append(word)
        for attribute, value in parts.items():
            values.setdefault(attribute, []).append(value)
    return Read(values, " ".join(rest))
