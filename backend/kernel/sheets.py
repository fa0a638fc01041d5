"""Rows of a sheet, CSV or spreadsheet alike: headings from the first line, every cell as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from backend.kernel.errors import Invalid
from backend.kernel.late import late

openpyxl = late("openpyxl")

ROWS_MAX = 1_000_000
SPREADSHEETS = frozenset({".xlsx", ".xlsm"})


class SheetUnreadable(Invalid):
    """Not a sheet that can be read."""

    code = "SHEET_UNREADABLE"
    default_message = "无法读取该表格文件。"


def sheet_rows(path: Path) -> Iterator[dict[str, str]]:
    """Each line as a map of heading to text, lazily. Headings are trimmed and in lower case.

    Raises SheetUnreadable for a missing, broken or endless file.
    """
    if not path.is_file():
        raise SheetUnreadable
    lines = _spreadsheet(path) if path.suffix.lower() in SPREADSHEETS else _csv(path)
    headings: list[str] = []
    for number, cells in enumerate(lines):
        if number > ROWS_MAX:
            raise SheetUnreadable("表格行数过多。")
        if not headings:
            headings = [cell.strip().lower() for cell in cells]
        elif any(cell.strip() for cell in cells):
            yield dict(zip(headings, cells, strict=False))


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise SheetUnreadable from error


def _spreadsheet(path: Path) -> Iterator[list[str]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # the library raises its own and zip's and XML's errors
        raise SheetUnreadable from error
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else _text(cell) for cell in row]
    finally:
        book.close()


def _text(cell: object) -> str:
    """A cell as a person sees it: whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
