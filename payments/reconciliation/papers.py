"""Lists of breaks to take along: CSV and spreadsheet show the same rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from backend.kernel.cells import cell_safe
from backend.kernel.ids import public_id
from backend.kernel.late import late
from backend.kernel.money import Money

if TYPE_CHECKING:
    from payments.reconciliation.models import Break

openpyxl = late("openpyxl")

HEADS = (
    "编号 No.", "日期 Day", "账户 Account", "币种 Currency", "类型 Type", "状态 State",
    "账面 Ledger", "对方 Outside", "差额 Difference", "对象 Subject", "处理方式 Way",
    "凭证 Journal", "备注 Note",
)  # fmt: skip
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | Decimal


@dataclass(frozen=True, slots=True)
class File:
    """A list to keep: its name, what it is, its bytes."""

    name: str
    media_type: str
    content: bytes


def _rows(breaks: Iterable[Break]) -> Iterator[list[Cell]]:
    for row in breaks:
        money = [
            Money(minor, row.account.currency).decimal
            for minor in (row.ledger_minor, row.outside_minor, row.difference_minor)
        ]
        words = [row.subject, row.way, row.resolution_key, row.note]
        yield [
            public_id("brk", row.pk), row.day.isoformat(), f"{row.account.code} {row.account.owner}",
            row.account.currency, row.type, row.state, *money, *map(cell_safe, words),
        ]  # fmt: skip


def breaks_csv(breaks: Iterable[Break]) -> File:
    """UTF-8 with a mark at the start, so that spreadsheets read the Chinese."""
    out = StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADS)
    sheet.writerows(_rows(breaks))
    return File("breaks.csv", "text/csv", out.getvalue().encode("utf-8-sig"))


def breaks_xlsx(breaks: Iterable[Break]) -> File:
    """One sheet; amounts are numbers, words are text and never formulas."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "对账差异"
    sheet.append(list(HEADS))
    for cells in _rows(breaks):
        sheet.append(cells)
        for place, value in enumerate(cells, start=1):
            cell = sheet.cell(sheet.max_row, place)
            if isinstance(value, Decimal):
                cell.number_format = "#,##0.00"
            else:
                cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    return File("breaks.xlsx", SPREADSHEET, out.getvalue())


MAKERS = {"CSV": breaks_csv, "XLSX": breaks_xlsx}
