"""Credit codes against the public vectors, and duties."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from backend.parties.divisions import county_codes
from backend.parties.roles import FORBIDDEN_DUTIES, ROLES, excluded_by, level_two_of, permissions_of
from backend.parties.rules import may_combine, uscc_check, uscc_check_character


def test_the_worked_example():
    assert uscc_check_character("91350100M000100Y4") == "3"
    assert uscc_check("91350100M000100Y43").valid
    assert not uscc_check("91350100M000100Y4Z").valid


def test_public_vectors(shared_data: Path):
    with (shared_data / "code-lists" / "uscc_test_vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row["code"] for row in rows if uscc_check(row["code"]).valid != (row["expected"] == "valid")
    ]
    assert wrong == []


def test_an_unknown_county_is_a_warning():
    body = "91139900MA0000001"
    code = body + uscc_check_character(body)
    assert uscc_check(code, known_counties=county_codes()).warning == "UNKNOWN_COUNTY"
    assert uscc_check(code, known_counties=county_codes()).valid


@pytest.mark.parametrize(("held", "wanted", "fits"), [
    ({"request"}, "approve", False), ({"approve"}, "accept", False), ({"request"}, "pay", True),
    (set(), "accept", True), ({"make"}, "check", False),
])  # fmt: skip
def test_duties_nobody_combines(held, wanted, fits):
    assert may_combine(held, wanted, FORBIDDEN_DUTIES) is fits


def test_the_technical_operator_has_no_business_permission():
    # the second person over roles of the operator's own people (decision D19) trades in nothing
    assert ROLES["sysadmin"].permissions == {"events.delivery.requeue", "organization.role.confirm"}
    assert excluded_by({"sysadmin"}, "finance_maker") == {"sysadmin"}


def test_level_two_holds_only_where_every_role_asks_for_it():
    both = {"gov_requester", "gov_approver"}
    assert "gov.requisition.approve" in level_two_of(both)
    assert "gov.plan.read" not in level_two_of(both)
    assert permissions_of({"nobody"}) == frozenset()
