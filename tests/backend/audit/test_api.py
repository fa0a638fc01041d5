"""The record through the API: proofs for everyone, records for those who may."""

from __future__ import annotations

import pytest

from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
SEARCH = "query($text: String) { transactionRecords(first: 10, text: $text) { totalCount edges { node { title amount { amount } } } } }"


def test_a_stranger_reads_no_records(api):
    assert api.post(SEARCH).data["transactionRecords"]["totalCount"] == 0


def test_a_head_is_public_and_absent_before_the_first(api):
    assert api.post("{ auditHead { size root } }").data == {"auditHead": None}


def test_a_proof_beyond_the_tree_is_refused(api):
    answer = api.post("{ auditInclusion(seq: 5, size: 2) }")
    assert answer.code == "INVALID"


def test_a_supervisors_look_is_logged(api, events):
    regulator = actor_with("audit.read")
    api.post(SEARCH, {"text": "担保"}, actor=regulator)

    assert events.published() == ["audit.record.read"]


def test_flags_need_the_right(api):
    assert api.post("{ auditFlags { rule } }").code == "UNAUTHENTICATED"
    assert api.post("{ auditFlags { rule } }", actor=actor_with("order.place")).code == "FORBIDDEN"
    assert api.post("{ auditFlags { rule } }", actor=actor_with("audit.read")).data == {
        "auditFlags": []
    }
