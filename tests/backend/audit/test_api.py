"""The record through the API: proofs for everyone, records for those who may."""

from __future__ import annotations

import pytest

from backend.audit.models import TransactionRecord
from backend.kernel import clock
from backend.parties.rules import email_masked
from tests.factories.trade import a_user, acting, an_organization
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


NAMED = "query($party: String) { transactionRecords(first: 5, party: $party) { edges { node { actor actorName } } } }"


def test_supervisors_read_names_of_persons_and_ask_for_parties_by_name(api):
    company, person = an_organization(uscc="91130102MA0FFFFF2X"), a_user()
    record = {"kind": "tests.x", "title": "x", "parties": [str(company.pk)], "at": clock.now()}
    TransactionRecord.objects.create(seq=1, subject="x_1", actor=str(person.pk), **record)
    TransactionRecord.objects.create(seq=2, subject="x_2", actor="system:credit", **record)
    regulator = actor_with("audit.read")

    found = api.post(NAMED, {"party": company.legal_name}, actor=regulator).data
    shown = [edge["node"]["actorName"] for edge in found["transactionRecords"]["edges"]]
    assert shown == [None, f"{person.last_name}{person.first_name}" or email_masked(person.email)]
    assert api.post(NAMED, {"party": company.uscc}, actor=regulator).data == found
    nobody = api.post(NAMED, {"party": "没有这样的单位"}, actor=regulator).data
    assert nobody["transactionRecords"]["edges"] == []

    member = acting(company, "buyer")
    seen = api.post(NAMED, {}, actor=member).data["transactionRecords"]["edges"]
    assert [edge["node"]["actorName"] for edge in seen] == [None, None]
