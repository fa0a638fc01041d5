"""Sheets that cannot be taken in are seen on the desk, with the reason and what to ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend.kernel.clock import clock_frozen
from payments.gateway.adapters.sandbox import SandboxProvider
from payments.gateway.models import BankFile
from payments.gateway.port import StatementSheet
from payments.gateway.services import bank_file_take
from payments.reconciliation.models import RefusedSheet, StatementFile
from payments.reconciliation.seed import at
from payments.reconciliation.services import statements_fetch
from tests.factories.trade import acting, an_organization, buyer
from tests.payments.reconciliation.test_work import DAY, a_line, a_sheet

pytestmark = pytest.mark.django_db
REFUSED = """query { reconciliationRefused(first: 10) { totalCount edges { node {
  source ident account day code field reason remedyZh remedyEn times } } } }"""


def told(monkeypatch: pytest.MonkeyPatch, *sheets: StatementSheet) -> None:
    """The provider answers with these sheets for their day."""

    def statement(_self: object, day: Any) -> list[StatementSheet]:
        return [sheet for sheet in sheets if sheet.day == day]

    monkeypatch.setattr(SandboxProvider, "statement", statement)


def fetched() -> int:
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        return statements_fetch(until=DAY)


def desk(api: Any) -> list[dict[str, Any]]:
    who = acting(an_organization(kind="OPERATOR"), "finance_maker")
    edges = api.post(REFUSED, actor=who).data["reconciliationRefused"]["edges"]
    return [edge["node"] for edge in edges]


def test_a_sheet_that_cannot_be_stored_is_a_row_and_the_next_one_is_taken(api, monkeypatch):
    wrong = a_sheet(replace(a_line(5), ref=""), ident="wrong\x00sheet", owner="other")
    told(monkeypatch, wrong, a_sheet(a_line(7)))
    assert fetched() == 1
    fetched()
    assert StatementFile.objects.get().lines_count == 1
    (row,) = desk(api)
    assert (row["code"], row["field"], row["ident"]) == ("STATEMENT_INVALID", "ident", "wrongsheet")
    assert (row["source"], row["account"], row["day"]) == (
        "shiji.sandbox", "1010:other:CNY", DAY.isoformat(),
    )  # fmt: skip
    assert row["reason"] == "对账单内容无效。"
    assert "更正" in row["remedyZh"]
    assert row["remedyEn"]
    assert RefusedSheet.objects.count() == 1


def test_another_content_under_a_used_name_is_a_row_of_its_own(api, monkeypatch):
    told(monkeypatch, a_sheet(a_line(7)))
    assert fetched() == 1
    told(monkeypatch, a_sheet(a_line(8)))
    StatementFile.objects.update(day=DAY - timedelta(days=1))  # so that the day is asked for again
    fetched()
    fetched()
    (row,) = desk(api)
    assert (row["code"], row["field"], row["times"]) == ("STATEMENT_CHANGED", "ident", 2)
    assert StatementFile.objects.count() == 1


def test_a_file_of_the_bank_that_cannot_be_read_is_a_row_with_its_element(api, deliver):
    with clock_frozen(at(DAY, 9)):
        bank_file_take(number=1, name="camt.053-1.xml", kind="camt.053", body=b"<!DOCTYPE x><x/>")
        bank_file_take(number=2, name="pain.002-2.xml", kind="pain.002", body=b"<x/>")
        deliver()
    assert BankFile.objects.filter(state="REFUSED").count() == 2
    (row,) = desk(api)  # a refused status holds up no day: it is no sheet
    assert (row["source"], row["ident"], row["code"]) == (
        "shiji.bank", "camt.053-1.xml", "BANK_FILE",
    )  # fmt: skip
    assert row["reason"] == BankFile.objects.get(box_number=1).problem != ""
    assert "银行" in row["remedyZh"]


def test_nobody_else_sees_them(api, monkeypatch):
    told(monkeypatch, a_sheet(replace(a_line(5), ref="")))
    fetched()
    assert RefusedSheet.objects.exists()
    stranger = api.post(REFUSED, actor=buyer(an_organization()))
    assert stranger.data["reconciliationRefused"]["totalCount"] == 0
