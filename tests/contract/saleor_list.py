"""Compare our schema with the names Saleor's clients rely on (``saleor.json``).

Narrower is: an output that becomes nullable where it was not, an input that becomes required, a missing
name, a removed enum value, another scalar.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_required_argument,
    is_required_input_field,
)

LIST: dict[str, Any] = json.loads((Path(__file__).parent / "saleor.json").read_text("utf-8"))
UNIONS = {
    "CheckoutProblem": {
        "CheckoutProblemDeliveryMethodStale",
        "CheckoutProblemDeliveryMethodInvalid",
        "CheckoutLineProblemInsufficientStock",
        "CheckoutLineProblemVariantNotAvailable",
    },
    "DeliveryMethod": {"ShippingMethod", "Warehouse"},
}


def _output_fits(have: str, want: str) -> bool:
    """``X!`` may stand where ``X`` is wanted, inside lists too; never the other way."""
    if have == want:
        return True
    if want.endswith("!"):
        return have.endswith("!") and _output_fits(have[:-1], want[:-1])
    if have.endswith("!"):
        return _output_fits(have[:-1], want)
    if have.startswith("[") and want.startswith("["):
        return _output_fits(have[1:-1], want[1:-1])
    return False


def _input_fits(have: str, want: str) -> bool:
    """``X`` may stand where ``X!`` was asked; never the other way."""
    return _output_fits(want, have)


def _arguments(where: str, field: Any, wanted: dict[str, str]) -> list[str]:
    faults = []
    for name, kind in wanted.items():
        argument = field.args.get(name)
        if argument is None:
            faults.append(f"{where}({name}) is missing")
        elif not _input_fits(str(argument.type), kind):
            faults.append(f"{where}({name}) is {argument.type}, not {kind}")
    faults += [
        f"{where}({name}) must not be required"
        for name, argument in field.args.items()
        if name not in wanted and is_required_argument(argument)
    ]
    return faults


def root_faults(schema: GraphQLSchema, kind: str) -> list[str]:
    """Missing or narrower root fields; ``kind`` is ``queries`` or ``mutations``."""
    root = schema.query_type if kind == "queries" else schema.mutation_type
    fields = root.fields if root else {}
    faults = []
    for name, wanted in LIST[kind].items():
        if name not in fields:
            faults.append(f"{name} is missing")
            continue
        have = str(fields[name].type)
        if not _output_fits(have, wanted["type"]):
            faults.append(f"{name} answers {have}, not {wanted['type']}")
        faults += _arguments(name, fields[name], wanted["args"])
    return faults


def type_faults(schema: GraphQLSchema) -> list[str]:
    """Missing or narrower fields of output types."""
    faults = []
    for name, fields in LIST["types"].items():
        found = schema.get_type(name)
        if not isinstance(found, (GraphQLObjectType, GraphQLInterfaceType)):
            faults.append(f"{name} is missing")
            continue
        for field, wanted in fields.items():
            held = found.fields.get(field)
            if held is None:
                faults.append(f"{name}.{field} is missing")
            elif not _output_fits(str(held.type), wanted["type"]):
                faults.append(f"{name}.{field} is {held.type}, not {wanted['type']}")
            else:
                faults += _arguments(f"{name}.{field}", held, wanted["args"])
    return faults


def input_faults(schema: GraphQLSchema) -> list[str]:
    """Missing or narrower input keys."""
    faults = []
    for name, keys in LIST["inputs"].items():
        found = schema.get_type(name)
        if not isinstance(found, GraphQLInputObjectType):
            faults.append(f"{name} is missing")
            continue
        for key, kind in keys.items():
            held = found.fields.get(key)
            if held is None:
                faults.append(f"{name}.{key} is missing")
            elif not _input_fits(str(held.type), kind):
                faults.append(f"{name}.{key} is {held.type}, not {kind}")
        faults += [
            f"{name}.{key} must not be required"
            for key, held in found.fields.items()
            if key not in keys and is_required_input_field(held)
        ]
    return faults


def enum_faults(schema: GraphQLSchema) -> list[str]:
    """Missing enum values."""
    faults = []
    for name, values in LIST["enums"].items():
        found = schema.get_type(name)
        if not isinstance(found, GraphQLEnumType):
            faults.append(f"{name} is missing")
            continue
        faults += [f"{name}.{value} is missing" for value in values if value not in found.values]
    return faults


def union_faults(schema: GraphQLSchema) -> list[str]:
    """Missing unions and members."""
    faults = []
    for name, members in UNIONS.items():
        found = schema.get_type(name)
        have = {str(kind) for kind in getattr(found, "types", ())}
        faults += [f"{name} lacks {member}" for member in sorted(members - have)]
    return faults


__all__ = [
    "enum_faults",
    "input_faults",
    "root_faults",
    "type_faults",
    "union_faults",
]
