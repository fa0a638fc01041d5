"""The files of a statement: equal to the books to the fen, and only for those who may read it."""

from __future__ import annotations

import base64
import io
import re
import zlib
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest

from payments.escrow.services import merchant_ref
from payments.ledger.selectors import moved_between
from payments.statements.models import Statement
from payments.statements.selectors import OWN_CODES
from payments.statements.services import statement_close
from tests.factories.trade import a_merchant, acting
from tests.payments.statements.test_statement import traded

pytestmark = pytest.mark.django_db

__all__ = ["traded"]  # the fixture of the neighbour

FILE = """query($number: String!, $kind: StatementFileKind!) {
  merchantStatementFile(number: $number, kind: $kind) { name mediaType content } }"""


@pytest.fixture
def closed(traded, at) -> Statement:
    escrow, since = traded
    until = since + timedelta(days=1)
    with at(until):
        return statement_close(
            merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until
        )


def _file(api, statement: Statement, kind: str, actor):
    variables = {"number": statement.number, "kind": kind}
    return api.post(FILE, variables, actor=actor).data["merchantStatementFile"]


def _owner(statement: Statement):
    return acting(statement.merchant, "merchant_finance")


def test_the_spreadsheet_is_equal_to_the_ledger_to_the_fen(api, closed):
    file = _file(api, closed, "XLSX", _owner(closed))
    assert file["name"] == f"{closed.number}.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(base64.b64decode(file["content"]))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sums = {str(row[0]).split(" ")[0]: row[1] for row in rows if row[0] and len(row) > 1}
    heads = next(place for place, row in enumerate(rows) if row[0] == "订单号")
    net = rows[heads].index("净额")
    nets = [Decimal(str(row[net])) for row in rows[heads + 1 :]]

    booked = moved_between(
        merchant_ref(closed.merchant_id), OWN_CODES, "CNY", since=None, until=closed.until
    )
    assert Decimal(str(sums["期末余额"])) * 100 == booked == 1845000
    assert sum(nets) == Decimal(str(sums["本期应付"])) == Decimal("18450.00")
    assert [sums[name] for name in ("货款", "运费", "退款", "佣金", "费用与扣款")] == [
        18600, 820, 600, 270, 100,
    ]  # fmt: skip


def test_the_paper_prints_the_same_figures(api, closed):
    file = _file(api, closed, "PDF", _owner(closed))
    assert file["mediaType"] == "application/pdf"
    text = _words(base64.b64decode(file["content"]))
    for word in (closed.number, closed.merchant.legal_name, "18,600.00", "820.00", "600.00",
                 "270.00", "15.28", "18,450.00", "期末余额"):  # fmt: skip
        assert word in text, word


@pytest.mark.parametrize("kind", ["PDF", "XLSX"])
def test_others_get_nothing(api, closed, kind):
    stranger = acting(a_merchant(), "merchant_finance")
    buyer = acting(closed.merchant, "buyer")
    for viewer in (stranger, buyer, None):
        assert _file(api, closed, kind, viewer) is None


ESCAPES = {b"r": b"\r", b"n": b"\n"}


def _words(pdf: bytes) -> str:
    """The text of a PDF whose fonts are embedded: glyphs read back by the fonts' own tables."""
    streams = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            streams.append(zlib.decompress(raw))
        except zlib.error:
            streams.append(raw)
    table = {
        int(glyph, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for stream in streams if b"beginbfchar" in stream
        for glyph, letter in re.findall(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>", stream)
    }  # fmt: skip
    shown = [
        found for stream in streams if b" Tf" in stream
        for found in re.findall(rb"<([0-9A-Fa-f]+)> ?Tj|\(((?:\\.|[^\\)])*)\) ?Tj", stream, re.DOTALL)
    ]  # fmt: skip
    return "\n".join(_glyphs(hexed, plain, table) for hexed, plain in shown)


def _glyphs(hexed: bytes, plain: bytes, table: dict[int, str]) -> str:
    raw = (
        bytes.fromhex(hexed.decode())
        if hexed
        else re.sub(
            rb"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), plain, flags=re.DOTALL
        )
    )
    pairs = zip(raw[::2], raw[1::2], strict=False)
    return "".join(table.get(high << 8 | low, "?") for high, low in pairs)
