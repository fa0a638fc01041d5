"""The compatibility list, line by line: nothing missing, nothing narrower."""

from __future__ import annotations

import pytest
from graphql import GraphQLSchema

from backend.config.schema import root_schema
from tests.contract import saleor_list


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return root_schema().graphql_schema


def test_root_queries(schema):
    assert saleor_list.root_faults(schema, "queries") == []


def test_root_mutations(schema):
    assert saleor_list.root_faults(schema, "mutations") == []


def test_output_types(schema):
    assert saleor_list.type_faults(schema) == []


def test_inputs(schema):
    assert saleor_list.input_faults(schema) == []


def test_enums(schema):
    assert saleor_list.enum_faults(schema) == []


def test_unions(schema):
    assert saleor_list.union_faults(schema) == []
