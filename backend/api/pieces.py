"""Pieces of kept answers: where one of twenty goods has changed, nineteen are taken as they were.

A piece is the finished JSON of one object under one selection, with the marks it was made from.
Only an answer whose own marks were read before it was made takes pieces and leaves them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.core.serializers.json import DjangoJSONEncoder
from graphql import (
    ExecutionContext,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLResolveInfo,
    VariableNode,
    Visitor,
    print_ast,
    visit,
)
from graphql.pyutils import Path

from backend.api.close import Close

BYTES_MAX = 8 * 1024 * 1024
ENTRY_BYTES = 400
SHAPES_MAX = 2000
Named = Callable[[Any], tuple[str, tuple[str, ...]] | None]
"""Of an object: its name among those of its type, and the subjects everything below it hangs on."""
_named: dict[str, Named] = {}
_encoder = msgspec.json.Encoder(enc_hook=DjangoJSONEncoder().default)


def keep_pieces(type_name: str, named: Named) -> None:
    """Declare a type whose objects are kept alone; its keepable fields hang on nothing else."""
    _named[type_name] = named


def encoded(value: Any) -> bytes:
    """JSON of a finished answer that may hold pieces."""
    return _encoder.encode(value)


@dataclass(frozen=True, slots=True)
class Piece:
    """One object's JSON and the marks of its subjects before it was made."""

    marks: tuple[str, ...]
    body: bytes

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory."""
        return len(self.body) + ENTRY_BYTES


PIECES: Close[Piece] = Close(BYTES_MAX)


@dataclass(slots=True)
class Pieces:
    """The pieces of one answer on its way: the marks it is made under, and what it leaves."""

    marks: Mapping[str, str]
    subjects: tuple[str, ...]
    """What every piece of this document hangs on."""
    variables: Mapping[str, Any]
    """As the request gave them."""
    _made: dict[str, Piece] = field(default_factory=dict)

    def find(self, key: str, own: tuple[str, ...]) -> tuple[tuple[str, ...], bytes | None] | None:
        """The marks a piece is kept under, and its body if it still holds; None: not to be kept."""
        try:
            marks = tuple(self.marks[each] for each in (*self.subjects, *own))
        except KeyError:  # not known when the marks were read
            return None
        kept = PIECES.get(key)
        return marks, kept.body if kept is not None and kept.marks == marks else None

    def made(self, key: str, marks: tuple[str, ...], body: bytes) -> None:
        """Remember a piece until the whole answer is known to be right."""
        self._made[key] = Piece(marks, body)

    def keep(self) -> None:
        """The answer was right: so are its pieces."""
        for key, piece in self._made.items():
            PIECES.put(key, piece)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A selection's own name; holding its nodes keeps their ids from naming others."""

    nodes: tuple[FieldNode, ...]
    name: str
    variables: bool


_shapes: dict[tuple[int, ...], _Shape] = {}


class _Below(Visitor):
    """The fragments and whether there are variables below a selection."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        super().__init__()
        self.fragments = fragments
        self.seen: dict[str, str] = {}
        self.variables = False

    def enter_variable(self, _node: VariableNode, *_: object) -> None:
        self.variables = True

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        name = node.name.value
        if name not in self.seen:
            self.seen[name] = print_ast(self.fragments[name])
            visit(self.fragments[name], self)


def _shape(nodes: tuple[FieldNode, ...], fragments: Mapping[str, FragmentDefinitionNode]) -> _Shape:
    key = tuple(map(id, nodes))
    known = _shapes.get(key)
    if known is not None:
        return known
    below = _Below(fragments)
    texts = []
    for node in nodes:
        assert node.selection_set is not None, "an object has fields below it"
        visit(node.selection_set, below)
        texts.append(print_ast(node.selection_set))
    texts += [f"{name} {below.seen[name]}" for name in sorted(below.seen)]
    name = hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()
    if len(_shapes) > SHAPES_MAX:
        _shapes.clear()
    return _shapes.setdefault(key, _Shape(nodes, name, below.variables))


class PieceExecution(ExecutionContext):
    """Takes objects that are kept alone instead of executing what is below them."""

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        field_nodes: list[FieldNode],
        info: GraphQLResolveInfo,
        path: Path,
        result: Any,
    ) -> Any:
        """As the base; a kept piece stands for the finished object."""
        execute = super().complete_object_value
        named = _named.get(return_type.name)
        identity = named(result) if named is not None else None
        if identity is None:
            return execute(return_type, field_nodes, info, path, result)
        name, own = identity
        shape = _shape(tuple(field_nodes), self.fragments)
        key = f"{shape.name}:{return_type.name}:{name}"
        pieces: Pieces = self.context_value.pieces
        if shape.variables:
            key += f":{encoded(pieces.variables).decode()}"
        found = pieces.find(key, own)
        if found is None:
            return execute(return_type, field_nodes, info, path, result)
        marks, body = found
        if body is not None:
            return msgspec.Raw(body)
        value: Any = execute(return_type, field_nodes, info, path, result)

        def kept(finished: dict[str, Any]) -> msgspec.Raw:
            body = encoded(finished)
            pieces.made(key, marks, body)
            return msgspec.Raw(body)

        async def later() -> msgspec.Raw:
            return kept(await value)

        return later() if self.is_awaitable(value) else kept(value)
