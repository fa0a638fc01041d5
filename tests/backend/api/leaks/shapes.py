"""Operations made from the schema: a selection as deep as asked, arguments that fit their types."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

TEXTS = {
    "channel": "textile-cny",
    "currency": "CNY",
    "site": "textile",
    "email": "nobody@example.org",
    "newEmail": "nobody2@example.org",
    "dueAt": "2030-01-01T00:00:00Z",
    "until": "2030-01-01T00:00:00Z",
    "at": "2026-03-02T02:00:00Z",
    "number": "26132000000012349999",
    "issuedOn": "2026-06-05",
    "catalogueCode": "A02010104",
    "economicClass": "31002",
    "redirectUrl": "http://localhost/account",
    "countryCode": "CN",
    "percent": "1",
    "opens": "08:00:00",
    "closes": "18:00:00",
    "idNumber": "11010519491231002X",
    "market": "leak",
}
SCALARS = {
    "Int": 1,
    "Boolean": True,
    "Float": 1.0,
    "Decimal": "1.00",
    "PositiveDecimal": "1.00",
    "PositiveInt": 1,
    "JSON": {},
    "JSONString": "{}",
    "Date": "2026-06-05",
    "DateTime": "2026-06-05T00:00:00Z",
    "GenericScalar": "x",
}
PAGE = {"first": 5}

Chosen = Callable[[str, str], Any]
"""(argument path, scalar name) -> a value for it, or None to take the plain one."""


def plain(kind: Any) -> Any:
    """A type without its outer non-null mark."""
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def value_for(kind: Any, path: str, chosen: Chosen) -> Any:
    """A plausible value of an input type; ids and texts come from ``chosen`` by their path."""
    kind = plain(kind)
    if is_list_type(kind):
        given = chosen(path, get_named_type(kind).name)
        return given if isinstance(given, list) else [value_for(kind.of_type, path, chosen)]
    if isinstance(kind, GraphQLInputObjectType):
        return {
            name: value_for(field.type, f"{path}.{name}", chosen)
            for name, field in kind.fields.items()
            if is_required_input_field(field) or chosen(f"{path}.{name}", "optional") is not None
        }
    if isinstance(kind, GraphQLEnumType):
        wanted = chosen(path, "enum")
        return wanted if wanted in kind.values else next(iter(kind.values))
    given = chosen(path, kind.name)
    if given is not None:
        return given
    leaf = path.rsplit(".", 1)[-1]
    if leaf == "idempotencyKey":
        return uuid.uuid4().hex
    if kind.name in {"String", "ID"} or leaf in TEXTS:
        return TEXTS.get(leaf, "x")
    return SCALARS.get(kind.name, "x")


def arguments(field: GraphQLField, chosen: Chosen) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values and types of the arguments that are required or that ``chosen`` knows."""
    given, kinds = {}, {}
    for name, spec in field.args.items():
        wanted = chosen(name, "optional")
        if is_required_argument(spec) or wanted is not None:
            given[name] = value_for(spec.type, name, chosen)
            kinds[name] = spec.type
        elif name == "first":
            given[name], kinds[name] = PAGE["first"], spec.type
    return given, kinds


def _call(field: GraphQLField) -> str | None:
    """Arguments of an inner field written out, or None where it asks for more than a page."""
    wanted = []
    for name, spec in field.args.items():
        if name == "first":
            wanted.append("first: 5")
        elif name == "languageCode" and is_required_argument(spec):
            wanted.append("languageCode: EN")
        elif is_required_argument(spec):
            return None
    return f"({', '.join(wanted)})" if wanted else ""


def selection(kind: Any, depth: int, schema: GraphQLSchema, seen: tuple[str, ...] = ()) -> str:
    """All fields of a type down to a depth; a type is not entered twice on one way down."""
    named = get_named_type(kind)
    if is_leaf_type(named):
        return ""
    parts = ["__typename"]
    if isinstance(named, (GraphQLInterfaceType, GraphQLUnionType)):
        for member in schema.get_possible_types(named):
            inner = _fields(member, depth, schema, (*seen, named.name), apart=True)
            parts += [f"... on {member.name} {{ {' '.join(inner)} }}"] if inner else []
        return f" {{ {' '.join(parts)} }}"
    return f" {{ {' '.join(parts + _fields(named, depth, schema, seen))} }}"


def _fields(
    named: GraphQLObjectType,
    depth: int,
    schema: GraphQLSchema,
    seen: tuple[str, ...],
    *,
    apart: bool = False,
) -> list[str]:
    """``apart`` gives each member of an interface its own answer names, so that none clash."""
    parts = []
    for name, field in named.fields.items():
        call = _call(field)
        inner = get_named_type(field.type)
        if call is None:
            continue
        mark = f"{named.name}_{name}: {name}" if apart else name
        if is_leaf_type(inner):
            parts.append(f"{mark}{call}")
        elif depth > 1 and inner.name not in seen and isinstance(inner, GraphQLObjectType):
            parts.append(f"{mark}{call}{selection(inner, depth - 1, schema, (*seen, named.name))}")
    return parts


def operation(kind: str, name: str, field: GraphQLField, kinds: dict[str, Any], inside: str) -> str:
    """The text of one operation with its variables."""
    head = ", ".join(f"${argument}: {spec}" for argument, spec in kinds.items())
    body = ", ".join(f"{argument}: ${argument}" for argument in kinds)
    return (
        f"{kind}{f'({head})' if head else ''} {{ answer: {name}"
        f"{f'({body})' if body else ''}{inside} }}"
    )


def operation_of_many(
    name: str, field: GraphQLField, kinds: dict[str, Any], varied: str, count: int, inside: str
) -> str:
    """One query field asked ``count`` times: ``a0`` with ``$v0`` for the varied argument, and so on."""
    shared = {argument: spec for argument, spec in kinds.items() if argument != varied}
    head = [f"${argument}: {spec}" for argument, spec in shared.items()]
    head += [f"$v{place}: {kinds[varied]}" for place in range(count)]
    rest = "".join(f", {argument}: ${argument}" for argument in shared)
    asked = [f"a{place}: {name}({varied}: $v{place}{rest}){inside}" for place in range(count)]
    return f"query({', '.join(head)}) {{ {' '.join(asked)} }}"


def scalar_name(kind: Any) -> str:
    """The scalar at the bottom of a type."""
    named = get_named_type(kind)
    return named.name if isinstance(named, GraphQLScalarType) else ""
