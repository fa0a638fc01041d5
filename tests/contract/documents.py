"""The operations that Saleor's clients send, as our own documents, each with its fragments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

FOLDER = Path(__file__).parent / "operations"
FILE_BY_USE = {
    "C": "catalogue", "K": "checkout", "Y": "checkout", "O": "account", "U": "account",
    "P": "pages", "A": "auth", "L": "sdk",
}  # fmt: skip
TABLE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "saleor_operations.json").read_text("utf-8")
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One document, ready to be sent."""

    file: str
    name: str
    node: OperationDefinitionNode
    document: DocumentNode

    @property
    def text(self) -> str:
        """What goes over the wire."""
        return print_ast(self.document)


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


def _spreads(node: Node) -> list[str]:
    found = _Spreads()
    visit(node, found)
    return found.names


def needed_fragments(
    node: Node, fragments: dict[str, FragmentDefinitionNode]
) -> list[FragmentDefinitionNode]:
    """The fragments an operation spreads, and those they spread."""
    seen: list[str] = []
    waiting = _spreads(node)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.append(name)
            waiting += _spreads(fragments[name])
    return [fragments[name] for name in sorted(seen)]


@cache
def operations() -> dict[tuple[str, str], Operation]:
    """All operations by file and name."""
    parsed = {
        path.stem: parse(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.graphql"))
    }
    fragments = {
        node.name.value: node
        for document in parsed.values()
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    found = {}
    for file, document in parsed.items():
        for node in document.definitions:
            if isinstance(node, OperationDefinitionNode):
                assert node.name is not None
                parts = needed_fragments(node, fragments)
                whole = DocumentNode(definitions=(node, *parts))
                found[file, node.name.value] = Operation(file, node.name.value, node, whole)
    return found
