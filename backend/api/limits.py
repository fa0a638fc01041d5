"""Limits checked before anything runs (audit brief T4-T6, decision D34)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import value_from_ast_untyped
from graphql.language import ast

# The largest operation of our pages and of Saleor's clients and half as much again (decision D34);
# tests/contract/test_limits.py measures them and fails when these drift.
DEPTH_MAX = 15
COST_MAX = 9800
TOKENS_MAX = 900
BODY_BYTES_MAX = 100_000
ALIASES_MAX_MUTATION = 15
ALIASES_MAX_QUERY = 60

_INTROSPECTION = frozenset({"__schema", "__type"})


class LimitExceeded(Exception):
    """A request that is refused before it runs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(slots=True)
class Weight:
    """What one selection comes to."""

    depth: int = 0
    cost: int = 0
    aliases: int = 0
    introspects: bool = False

    def beside(self, other: Weight) -> None:
        """Take in a neighbour."""
        self.depth = max(self.depth, other.depth)
        self.cost += other.cost
        self.aliases += other.aliases
        self.introspects = self.introspects or other.introspects


def _page_size(node: ast.FieldNode, variables: Mapping[str, Any]) -> int:
    for argument in node.arguments:
        if argument.name.value not in {"first", "last", "limit"}:
            continue
        value: Any = None
        if isinstance(argument.value, ast.IntValueNode):
            value = int(argument.value.value)
        elif isinstance(argument.value, ast.VariableNode):
            value = variables.get(argument.value.name.value)
        if isinstance(value, int) and not isinstance(value, bool):
            return max(1, value)
    return 1


class _Weigher:
    def __init__(
        self, fragments: dict[str, ast.FragmentDefinitionNode], variables: Mapping[str, Any]
    ) -> None:
        self.fragments = fragments
        self.variables = variables
        self.spreads: dict[str, Weight] = {}
        self.open: set[str] = set()

    def selection(self, selection_set: ast.SelectionSetNode | None) -> Weight:
        total = Weight()
        for node in selection_set.selections if selection_set else ():
            total.beside(self.node(node))
        return total

    def node(self, node: ast.SelectionNode) -> Weight:
        if isinstance(node, ast.FieldNode):
            return self.field(node)
        if isinstance(node, ast.InlineFragmentNode):
            return self.selection(node.selection_set)
        assert isinstance(node, ast.FragmentSpreadNode)
        return self.spread(node.name.value)

    def spread(self, name: str) -> Weight:
        if name in self.spreads:
            return self.spreads[name]
        fragment = self.fragments.get(name)
        if fragment is None or name in self.open:
            return Weight()  # validation reports unknown and circular fragments
        self.open.add(name)
        weight = self.selection(fragment.selection_set)
        self.open.discard(name)
        self.spreads[name] = weight
        return weight

    def field(self, node: ast.FieldNode) -> Weight:
        if node.name.value in _INTROSPECTION:  # about the schema alone: as deep as a type may be
            return Weight(introspects=True)
        inner = self.selection(node.selection_set)
        return Weight(
            depth=inner.depth + 1,
            cost=1 + inner.cost * _page_size(node, self.variables),
            aliases=inner.aliases + (1 if node.alias else 0),
            introspects=inner.introspects,
        )


def variables_of(
    operation: ast.OperationDefinitionNode, given: Mapping[str, Any]
) -> dict[str, Any]:
    """The given variables with the operation's own defaults where nothing is given.

    Checks made before the operation runs must see what its resolvers will see: a page size or an
    e-mail address hidden in a default counts too.
    """
    defaults = {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions
        if each.default_value is not None
    }
    return {**defaults, **given}


def root_calls(
    document: ast.DocumentNode,
    operation: ast.OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> list[tuple[str, dict[str, Any]]]:
    """Root fields of an operation with their arguments' values, fragments expanded."""
    values = variables_of(operation, variables)
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, ast.FragmentDefinitionNode)
    }
    calls: list[tuple[str, dict[str, Any]]] = []
    waiting = list(operation.selection_set.selections)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.FieldNode):
            given = {
                argument.name.value: value_from_ast_untyped(argument.value, values)
                for argument in node.arguments
            }
            calls.append((node.name.value, given))
        elif isinstance(node, ast.FragmentSpreadNode):
            waiting += fragments[node.name.value].selection_set.selections
        elif isinstance(node, ast.InlineFragmentNode):
            waiting += node.selection_set.selections
    return calls


def tokens_check(query: str) -> None:
    """Refuse a flood before it is parsed. Raises LimitExceeded QUERY_TOO_LARGE."""
    if len(query) > BODY_BYTES_MAX:
        raise LimitExceeded("QUERY_TOO_LARGE", "The query is too large.")


def weight_of(
    document: ast.DocumentNode,
    operation: ast.OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Weight:
    """What an operation comes to, fragments counted as expanded and defaults as given."""
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, ast.FragmentDefinitionNode)
    }
    values = variables_of(operation, variables)
    return _Weigher(fragments, values).selection(operation.selection_set)


def limits_check(
    document: ast.DocumentNode,
    operation: ast.OperationDefinitionNode,
    variables: Mapping[str, Any],
    *,
    introspection: bool,
) -> None:
    """Depth, cost, aliases and introspection of one operation, fragments counted as expanded.

    Raises LimitExceeded with the code of the first limit that is passed.
    """
    weight = weight_of(document, operation, variables)
    if weight.introspects and not introspection:
        raise LimitExceeded("INTROSPECTION_DISABLED", "Introspection is disabled.")
    mutation = operation.operation.value == "mutation"
    aliases_max = ALIASES_MAX_MUTATION if mutation else ALIASES_MAX_QUERY
    if weight.aliases > aliases_max:
        raise LimitExceeded("TOO_MANY_ALIASES", f"At most {aliases_max} aliases.")
    if weight.depth > DEPTH_MAX:
        raise LimitExceeded("QUERY_TOO_DEEP", f"At most {DEPTH_MAX} levels.")
    if weight.cost > COST_MAX:
        raise LimitExceeded("QUERY_TOO_COSTLY", f"Cost {weight.cost} is over {COST_MAX}.")
