"""The finance desk from the outside: read, filter, total, keep, and two persons' acts."""

from __future__ import annotations

import csv
from base64 import b64decode
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest

from backend.kernel.clock import clock_frozen
from backend.kernel.ids import to_relay
from payments.ledger.selectors import balance
from payments.reconciliation.models import Break
from payments.reconciliation.seed import at
from payments.reconciliation.services import statement_import
from tests.factories.trade import acting, an_organization, buyer
from tests.payments.reconciliation.test_work import DAY, a_line, a_sheet, booked, reconciled

pytestmark = pytest.mark.django_db
DAYS = """query($filter: ReconciliationFilter) { reconciliationDays(first: 10, filter: $filter) {
  totalCount edges { node { day state account { code owner currency } ledgerMoved { amount }
    outsideMoved { amount } difference { amount } unexplained { amount } lines matched breaksOpen } } } }"""
BREAKS = """query($filter: ReconciliationFilter) { reconciliationBreaks(first: 1, filter: $filter) {
  totalCount pageInfo { hasNextPage } edges { node { id type state difference { amount } } } }
  reconciliationTotals(filter: $filter) { type currency count live difference { amount } } }"""
BREAK = """query($id: ID!) { reconciliationBreak(id: $id) { type owner mayPropose mayApprove
  ledgerSide { amount { amount } journalKey } outsideSide { amount { amount } ref sheet text }
  history { act who text } ways { code } actionZh } }"""
FILE = """query($kind: ReconciliationFileKind!) { reconciliationFile(kind: $kind) {
  name mediaType content } }"""
PROPOSE = """mutation($id: ID!, $way: String!) { reconciliationBreakPropose(id: $id, way: $way,
  note: "按账单补记") { break { state } errors { field code message } } }"""
APPROVE = """mutation($id: ID!) { reconciliationBreakApprove(id: $id) {
  break { state resolutionKey } errors { field code message } } }"""
ASSIGN = """mutation($id: ID!) { reconciliationBreakAssign(id: $id) {
  break { state owner } errors { code } } }"""


@pytest.fixture
def two_breaks() -> None:
    booked(-60, "sbs_1", kind="J-FEE")
    booked(1000, "sbx_9")
    told = (
        a_line(-61, "sbs_1:fee", kind="FEE", object_ref="sbs_1"),
        a_line(1000, "sbx_9"),
        a_line(700, "sbx_2", text="=1+1"),
    )
    with clock_frozen(at(DAY + timedelta(days=1), 9)):
        statement_import(sheet=a_sheet(*told))
    reconciled()


def the(type_: str) -> str:
    return to_relay("ReconciliationBreak", Break.objects.get(type=type_).pk)


def test_the_desk_reads_days_breaks_and_totals(api, two_breaks):
    auditor = acting(an_organization(kind="AUDITOR"), "auditor")
    days = api.post(DAYS, {}, actor=auditor).data["reconciliationDays"]
    node = days["edges"][0]["node"]
    assert days["totalCount"] == 1
    assert (node["state"], node["breaksOpen"], node["lines"], node["matched"]) == ("OPEN", 2, 3, 1)
    assert (node["ledgerMoved"]["amount"], node["outsideMoved"]["amount"]) == (9.4, 16.39)
    assert (node["difference"]["amount"], node["unexplained"]["amount"]) == (-6.99, 0)

    told = api.post(BREAKS, {"filter": {}}, actor=auditor).data
    assert told["reconciliationBreaks"]["totalCount"] == 2
    assert told["reconciliationBreaks"]["pageInfo"]["hasNextPage"] is True
    assert [(row["type"], row["live"], row["difference"]["amount"])
            for row in told["reconciliationTotals"]] == [
        ("FEE_MISMATCH", 1, 0.01), ("MISSING_IN_LEDGER", 1, -7),
    ]  # fmt: skip
    fees = {"types": ["FEE_MISMATCH"], "states": ["OPEN"], "currency": "CNY", "since": str(DAY)}
    told = api.post(BREAKS, {"filter": fees}, actor=auditor).data
    assert told["reconciliationBreaks"]["totalCount"] == 1
    told = api.post(BREAKS, {"filter": {"until": "2026-03-01"}}, actor=auditor).data
    assert told["reconciliationBreaks"]["totalCount"] == 0


def test_both_records_side_by_side_and_two_persons(api, two_breaks):
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    key = the("FEE_MISMATCH")
    seen = api.post(BREAK, {"id": key}, actor=maker).data["reconciliationBreak"]
    assert [row["amount"]["amount"] for row in seen["ledgerSide"]] == [-0.6]
    assert [(row["amount"]["amount"], row["sheet"]) for row in seen["outsideSide"]] == [
        (-0.61, "sheet 1")
    ]
    assert (seen["mayPropose"], seen["mayApprove"]) == (True, False)
    assert [row["code"] for row in seen["ways"]] == ["BOOK_FEE"]

    taken = api.post(ASSIGN, {"id": key}, actor=maker).data["reconciliationBreakAssign"]
    assert taken["break"]["state"] == "IN_WORK"
    wrong = api.post(PROPOSE, {"id": key, "way": "WRITE_OFF"}, actor=maker)
    assert wrong.data["reconciliationBreakPropose"]["errors"][0]["code"] == "BREAK_WAY"
    done = api.post(PROPOSE, {"id": key, "way": "BOOK_FEE"}, actor=maker)
    assert done.data["reconciliationBreakPropose"]["errors"] == []
    seen = api.post(BREAK, {"id": key}, actor=checker).data["reconciliationBreak"]
    assert seen["mayApprove"] is True
    done = api.post(APPROVE, {"id": key}, actor=checker).data["reconciliationBreakApprove"]
    assert (done["errors"], done["break"]["state"]) == ([], "RESOLVED")
    assert balance("5010", "shiji.sandbox") == 1


def test_a_list_to_keep_holds_no_formula(api, two_breaks):
    maker = acting(an_organization(kind="OPERATOR"), "finance_maker")
    Break.objects.filter(type="MISSING_IN_LEDGER").update(note="=HYPERLINK(1)")
    file = api.post(FILE, {"kind": "CSV"}, actor=maker).data["reconciliationFile"]
    rows = list(csv.reader(StringIO(b64decode(file["content"]).decode("utf-8-sig"))))
    assert len(rows) == 3
    assert {row[8] for row in rows[1:]} == {"0.01", "-7.00"}
    assert "'=HYPERLINK(1)" in {row[12] for row in rows}
    file = api.post(FILE, {"kind": "XLSX"}, actor=maker).data["reconciliationFile"]
    sheet = openpyxl.load_workbook(BytesIO(b64decode(file["content"]))).active
    assert next(cell.value for cell in sheet["I"]) == "差额 Difference"
    assert sorted(float(cell.value) for cell in sheet["I"][1:]) == [-7, 0.01]
    assert "f" not in {cell.data_type for row in sheet.rows for cell in row}


def test_others_see_nothing(api, two_breaks):
    somebody = buyer()
    assert api.post(DAYS, {}, actor=somebody).data["reconciliationDays"]["totalCount"] == 0
    told = api.post(BREAKS, {}, actor=somebody).data
    assert told["reconciliationBreaks"]["totalCount"] == 0
    assert told["reconciliationTotals"] == []
    assert api.post(BREAK, {"id": the("FEE_MISMATCH")}, actor=somebody).data == {
        "reconciliationBreak": None
    }
    assert api.post(FILE, {"kind": "CSV"}, actor=somebody).data == {"reconciliationFile": None}
