"""How deep, dear and long the operations are that must pass: our pages' and Saleor's clients'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    Lexer,
    OperationDefinitionNode,
    Source,
    TokenKind,
    Visitor,
    parse,
    print_ast,
    visit,
)

from backend.api.limits import weight_of
from tests.contract.documents import needed_fragments, operations

PAGES = Path(__file__).resolve().parents[2] / "storefront" / "app" / "graphql"
PAGE_ROWS = 24


@dataclass(frozen=True, slots=True)
class Measured:
    """One operation as it is sent, with its page sizes."""

    name: str
    node: OperationDefinitionNode
    document: DocumentNode

    @property
    def sizes(self) -> dict[str, Any]:
        """Page sizes: the operation's own default, else what a page shows."""
        return {
            each.variable.name.value: PAGE_ROWS
            for each in self.node.variable_definitions
            if not isinstance(each.default_value, IntValueNode)
        }

    @property
    def depth(self) -> int:
        return weight_of(self.document, self.node, self.sizes).depth

    @property
    def cost(self) -> int:
        return weight_of(self.document, self.node, self.sizes).cost

    @property
    def tokens(self) -> int:
        """Tokens of the text as a client would send it that writes without fragments."""
        return tokens(print_ast(inlined(self.document)))


def tokens(text: str) -> int:
    """How many tokens a text has."""
    lexer, count = Lexer(Source(text)), 0
    while lexer.advance().kind != TokenKind.EOF:
        count += 1
    return count


class _Inline(Visitor):
    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        super().__init__()
        self.fragments = fragments

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> InlineFragmentNode:
        held = self.fragments[node.name.value]
        return InlineFragmentNode(
            type_condition=held.type_condition, selection_set=held.selection_set, directives=()
        )


def inlined(document: DocumentNode) -> DocumentNode:
    """The same operation with every fragment written out where it is spread."""
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    kept = [node for node in document.definitions if not isinstance(node, FragmentDefinitionNode)]
    whole: DocumentNode = visit(DocumentNode(definitions=tuple(kept)), _Inline(fragments))
    return whole


def _of_pages() -> Iterator[Measured]:
    nodes = [
        node
        for path in sorted(PAGES.glob("*.graphql"))
        for node in parse(path.read_text("utf-8")).definitions
    ]
    fragments = {
        node.name.value: node for node in nodes if isinstance(node, FragmentDefinitionNode)
    }
    for node in nodes:
        if isinstance(node, OperationDefinitionNode):
            assert node.name is not None
            parts = needed_fragments(node, fragments)
            yield Measured(
                f"page {node.name.value}", node, DocumentNode(definitions=(node, *parts))
            )


@cache
def shipped() -> list[Measured]:
    """Every operation that must pass."""
    found = list(_of_pages())
    found += [
        Measured(f"{each.file} {each.name}", each.node, each.document)
        for each in operations().values()
    ]
    return found
