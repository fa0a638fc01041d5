"""The endpoint refuses what it must before anything runs (audit brief 5)."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def _post(body: object, **headers: str):
    return Client().post(
        "/graphql/", data=json.dumps(body), content_type="application/json", **headers
    )


def test_a_batch_is_refused():
    answer = _post([{"query": "{ __typename }"}])

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BATCHING_DISABLED"


def test_an_unknown_field_is_refused_without_a_hint():
    answer = _post({"query": "{ nodee(id: 1) { id } }"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert "Did you mean" not in answer.content.decode()


def test_a_form_post_is_refused():
    answer = Client().post("/graphql/", data={"query": "{ __typename }"})

    assert answer.status_code == 415


def test_typename_answers():
    assert _post({"query": "{ __typename }"}).json() == {"data": {"__typename": "Query"}}


def test_node_of_rubbish_is_null():
    answer = _post({"query": '{ node(id: "rubbish") { id } }'})

    assert answer.json() == {"data": {"node": None}}
