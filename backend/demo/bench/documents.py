"""The storefront's own documents, put together as its build does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphql import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

Definition = OperationDefinitionNode | FragmentDefinitionNode
FOLDER = Path(__file__).resolve().parents[3] / "storefront" / "app" / "graphql"


@cache
def _definitions() -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for path in sorted(FOLDER.glob("*.graphql")):
        for node in parse(path.read_text(encoding="utf-8")).definitions:
            assert isinstance(node, (OperationDefinitionNode, FragmentDefinitionNode))
            if node.name is not None:
                found[node.name.value] = node
    return found


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


def document(name: str) -> str:
    """One operation with the fragments it uses."""
    known = _definitions()
    wanted: list[str] = [name]
    texts: dict[str, str] = {}
    while wanted:
        each = wanted.pop()
        if each in texts:
            continue
        node = known[each]
        texts[each] = print_ast(node)
        spreads = _Spreads()
        visit(node, spreads)
        wanted += spreads.names
    return "\n".join(texts.values())
