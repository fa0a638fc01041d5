"""Text into tokens, tokens into a search document or a query. Pure.

The same tokens serve every index (decision D12): the document holds them with weights, the query
asks for all words and, for each word, for any of its spellings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backend.kernel.late import late

rjieba = late("rjieba")  # its dictionary is large
TOKENS_MAX = 400
WORDS_MAX = 16
TOKEN_CHARS_MAX = 60
_LATIN = re.compile(r"[a-z0-9]+(?:[.\-/×*][a-z0-9]+)*")
_PARTS = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_CHINESE = re.compile(r"[㐀-鿿]+")


def plain(text: str) -> str:
    """Full-width forms, letter case and multiplication signs made one."""
    return unicodedata.normalize("NFKC", text).lower().replace("×", "x").strip()


def _latin_tokens(word: str) -> list[str]:
    """A code and its parts: ``m8x30`` gives ``m8x30``, ``m8``, ``30``."""
    pieces = [piece for piece in re.split(r"[.\-/x*]", word) if piece]
    return [word, *(piece for piece in pieces if piece != word and len(piece) > 1)]


def tokens(text: str) -> list[str]:
    """Searchable tokens of a text in order, each once."""
    normal = plain(text)
    found: dict[str, None] = {}
    for word in _LATIN.findall(normal):
        for piece in _latin_tokens(word):
            found[piece[:TOKEN_CHARS_MAX]] = None
    for run in _CHINESE.findall(normal):
        for piece in rjieba.cut_for_search(run):
            found[piece[:TOKEN_CHARS_MAX]] = None
    return list(found)


def words(query: str) -> list[str]:
    """A query in words, as a person means them; at most 16."""
    normal = plain(query)
    found: dict[str, None] = {}
    for match in re.finditer(rf"{_LATIN.pattern}|{_CHINESE.pattern}", normal):
        text = match.group()
        pieces = rjieba.cut(text) if _CHINESE.fullmatch(text) else [text]
        for piece in pieces:
            found[piece[:TOKEN_CHARS_MAX]] = None
    return list(found)[:WORDS_MAX]


def _quoted(token: str) -> str:
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


@dataclass(frozen=True, slots=True)
class Weighted:
    """A text and how much a hit in it counts: A (most) to D."""

    text: str
    weight: str


def document(parts: Iterable[Weighted]) -> str:
    """A tsvector literal: each token at its best weight, positions in order."""
    best: dict[str, str] = {}
    for part in parts:
        for token in tokens(part.text):
            if token not in best or part.weight < best[token]:
                best[token] = part.weight
    kept = list(best.items())[:TOKENS_MAX]
    return " ".join(
        f"{_quoted(token)}:{place}{weight}" for place, (token, weight) in enumerate(kept, start=1)
    )


def _any_of(alternatives: Sequence[str]) -> str:
    """Any spelling; a spelling of several tokens needs them all."""
    shapes = []
    for each in dict.fromkeys(alternatives):
        pieces = [token for token in tokens(each) if token] or [plain(each)]
        if _CHINESE.fullmatch(plain(each)) and len(pieces) == 1:
            shapes.append(_quoted(pieces[0]))
        elif _CHINESE.search(plain(each)):
            shapes.append("(" + " & ".join(_quoted(piece) for piece in pieces) + ")")
        else:
            shapes.append(_quoted(pieces[0]) + ":*")
    return "(" + " | ".join(shapes) + ")"


def query_all(alternatives: Sequence[Sequence[str]]) -> str:
    """A tsquery literal that asks for every word in any of its spellings."""
    return " & ".join(_any_of(each) for each in alternatives)


def query_some(alternatives: Sequence[Sequence[str]]) -> str:
    """A tsquery literal that asks for at least one word."""
    return " | ".join(_any_of(each) for each in alternatives)


def looks_like_code(query: str) -> bool:
    """Whether a query may be an article number: latin letters and digits, three or more."""
    normal = plain(query).replace(" ", "")
    return len(normal) >= 3 and normal.isascii() and any(letter.isalnum() for letter in normal)
