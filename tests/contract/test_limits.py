"""Every operation that our own pages send passes the limits (D34)."""

from __future__ import annotations

from pathlib import Path

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    Lexer,
    OperationDefinitionNode,
    Source,
    TokenKind,
    parse,
    print_ast,
)

from backend.api.limits import TOKENS_MAX, limits_check

PAGES = Path(__file__).resolve().parents[2] / "storefront" / "app" / "graphql"
PAGE_ROWS = 24


def shipped() -> list[tuple[OperationDefinitionNode, DocumentNode]]:
    """Operations with the whole set of fragments they may spread."""
    nodes = [
        node
        for path in sorted(PAGES.glob("*.graphql"))
        for node in parse(path.read_text("utf-8")).definitions
    ]
    fragments = [node for node in nodes if isinstance(node, FragmentDefinitionNode)]
    return [
        (node, DocumentNode(definitions=(node, *fragments)))
        for node in nodes
        if isinstance(node, OperationDefinitionNode)
    ]


def tokens(text: str) -> int:
    """How many tokens a text has."""
    lexer, count = Lexer(Source(text)), 0
    while lexer.advance().kind != TokenKind.EOF:
        count += 1
    return count


def test_every_shipped_operation_passes():
    found = shipped()
    assert len(found) > 40
    for operation, document in found:
        sizes = {one.variable.name.value: PAGE_ROWS for one in operation.variable_definitions}
        limits_check(document, operation, sizes, introspection=False)
        assert tokens(print_ast(operation)) < TOKENS_MAX
