"""The documents themselves: complete against the list, and made of its names alone."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    validate,
    visit,
)

from backend.config.schema import root_schema
from tests.contract.documents import FILE_BY_USE, TABLE, operations
from tests.contract.saleor_list import LIST

SENDERS = {"send", "done", "reply"}
MATCHED_BY_NAME = {"CheckoutProblemDeliveryMethodStale", "CheckoutProblemDeliveryMethodInvalid"}


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return root_schema().graphql_schema


class Selected(Visitor):
    """Collects (type, field, arguments) of a document."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.fields: list[tuple[str, str, set[str]]] = []

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self.info.get_parent_type()
        assert parent is not None
        given = {argument.name.value for argument in node.arguments}
        self.fields.append((get_named_type(parent).name, node.name.value, given))


def selected(schema: GraphQLSchema, document: Any) -> list[tuple[str, str, set[str]]]:
    info = TypeInfo(schema)
    found = Selected(info)
    visit(document, TypeInfoVisitor(info, found))
    return found.fields


def known(type_name: str, field: str) -> dict[str, str] | None:
    """The arguments the list names for a field; None for a field that is not on it."""
    root = {"Query": "queries", "Mutation": "mutations"}.get(type_name)
    if root:
        row = LIST[root].get(field)
    elif type_name == "AssignedAttribute" or type_name in LIST["types"]:
        row = LIST["types"].get(type_name, {}).get(field)
    else:
        row = None
    return row["args"] if row else None


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['use']}-{row['operation']}")
def test_each_listed_operation_is_written_with_its_root_field_and_arguments(row, schema):
    operation = operations()[FILE_BY_USE[row["use"]], row["operation"]]
    roots = [
        (field, given)
        for type_name, field, given in selected(schema, operation.document)
        if type_name in ("Query", "Mutation")
    ]

    assert roots == [(row["root"], set(row["arguments"]))]


def test_no_document_is_beyond_the_list():
    listed = {(FILE_BY_USE[row["use"]], row["operation"]) for row in TABLE}
    assert set(operations()) == listed


@pytest.mark.parametrize("key", operations(), ids=".".join)
def test_it_is_valid_and_uses_saleors_names_alone(key, schema):
    document = operations()[key].document

    assert validate(schema, document) == []
    for type_name, field, given in selected(schema, document):
        if field == "__typename":
            continue
        arguments = known(type_name, field)
        assert arguments is not None, f"{type_name}.{field} is not on the list"
        assert given <= set(arguments), f"{type_name}.{field}{given}"


def test_together_they_select_every_field_of_the_list(schema):
    have: set[tuple[str, str]] = set()
    for operation in operations().values():
        have |= {(name, field) for name, field, _ in selected(schema, operation.document)}
    wanted = {
        (name, field)
        for name, fields in LIST["types"].items()
        if name not in MATCHED_BY_NAME
        for field in fields
    }
    wanted |= {("Query", name) for name in LIST["queries"]}
    wanted |= {("Mutation", name) for name in LIST["mutations"]}

    assert sorted(wanted - have) == []


def test_each_is_sent_by_a_test():
    """``send``, ``done`` or ``reply("file", "name", ...)`` in this folder: none is only looked at."""
    sent: set[tuple[Any, ...]] = set()
    for path in Path(__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                words = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
                if node.func.attr in SENDERS and len(words) == 2:
                    sent.add(tuple(words))

    assert sorted(set(operations()) - sent) == []
