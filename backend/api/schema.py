"""Put the apps' GraphQL packages together.

Convention: ``<app>/graphql/__init__.py`` may export ``QUERIES`` and ``MUTATIONS`` (lists of
ObjectType mixins), ``TYPES`` (implementers of interfaces), ``EXTENSIONS`` (callables) and ``NODES``
(type name -> resolver(info, uuid)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import graphene
from graphql import GraphQLSchema

from backend.api.saleor import Node
from backend.api.scalars import times_are_bounded
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay, split_relay

NodeResolver = Callable[[Any, Any], Any]


class RootClash(TypeError):
    """Two apps want the same root field."""


def _packages(app_names: Iterable[str]) -> list[Any]:
    return [import_module(f"{name}.graphql") for name in app_names if find_spec(f"{name}.graphql")]


def _gather(packages: list[Any], attribute: str) -> list[Any]:
    return [item for package in packages for item in getattr(package, attribute, ())]


def _root(name: str, mixins: list[type]) -> type[graphene.ObjectType]:
    seen: dict[str, str] = {}
    for mixin in mixins:
        for field in mixin._meta.fields:  # type: ignore[attr-defined]
            if field in seen and seen[field] != mixin.__name__:
                raise RootClash(f"{field} stands in {seen[field]} and {mixin.__name__}")
            seen[field] = mixin.__name__
    return type(name, (*mixins, graphene.ObjectType), {})


def _node_query(nodes: dict[str, NodeResolver]) -> type[graphene.ObjectType]:
    class NodeQuery(graphene.ObjectType):
        node = graphene.Field(Node, id=graphene.ID(required=True))

        @staticmethod
        def resolve_node(_root: Any, info: Any, id: str) -> Any:
            try:
                type_name, _ = split_relay(id)
                key = from_relay(id)
            except InvalidId:
                return None
            resolver = nodes.get(type_name)
            if resolver is None:
                return None
            info.context.node_types[tuple(info.path.as_list())] = type_name
            return resolver(info, key)

    return NodeQuery


def schema_build(app_names: Iterable[str]) -> graphene.Schema:
    """The one schema of the product. Raises RootClash or FieldTaken at start."""
    packages = _packages(app_names)
    for extend in _gather(packages, "EXTENSIONS"):
        extend()
    nodes: dict[str, NodeResolver] = {}
    for package in packages:
        nodes.update(getattr(package, "NODES", {}))
    queries = [*_gather(packages, "QUERIES"), _node_query(nodes)]
    mutations = _gather(packages, "MUTATIONS")
    schema = graphene.Schema(
        query=_root("Query", queries),
        mutation=_root("Mutation", mutations) if mutations else None,
        types=_gather(packages, "TYPES"),
    )
    times_are_bounded(schema.graphql_schema)
    _nulls_are_left_out(schema.graphql_schema)
    return schema


def _nulls_are_left_out(schema: GraphQLSchema) -> None:
    """A query's argument that is null is one that was not given."""
    root = schema.query_type
    assert root is not None, "a schema has queries"
    for field in root.fields.values():
        if field.resolve is not None:
            field.resolve = _without_nulls(field.resolve)


def _without_nulls(resolve: Callable[..., Any]) -> Callable[..., Any]:
    def inner(root: Any, info: Any, **given: Any) -> Any:
        return resolve(root, info, **{name: v for name, v in given.items() if v is not None})

    return inner
