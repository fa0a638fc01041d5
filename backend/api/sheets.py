"""A sheet sent with a mutation: CSV or XLSX as base64, packed with gzip or not."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import graphene

from backend.api.language import told
from backend.kernel.errors import Invalid, Sentence
from backend.kernel.sheets import sheet_rows

BYTES_MAX = 5 * 1024 * 1024
"""Unpacked; larger sheets go through the import commands."""
ROWS_MAX = 5000
SUFFIXES = (".csv", ".xlsx")
_GZIP = b"\x1f\x8b"


class SheetInput(graphene.InputObjectType):
    """A sheet to take in; with dryRun all is checked and nothing kept."""

    file_name = graphene.String(required=True)
    content = graphene.String(required=True, description="base64 of the file, may be gzip")
    dry_run = graphene.Boolean(required=True)


class SheetFaultType(graphene.ObjectType):
    """What is wrong with a line of the sheet; the heading is line 1."""

    line = graphene.Int(required=True)
    field = graphene.String(required=True)
    message = graphene.String(required=True)

    class Meta:
        name = "SheetFault"

    @staticmethod
    def resolve_message(root: Any, info: Any) -> str:
        return told(root.message, info.context.language)


class SheetReportType(graphene.ObjectType):
    """What an import did, or would do."""

    lines = graphene.Int(required=True)
    taken = graphene.Int(required=True)
    unchanged = graphene.Int(required=True)
    products = graphene.Int(required=True)
    faults = graphene.List(graphene.NonNull(SheetFaultType), required=True)
    fault_count = graphene.Int(required=True)

    class Meta:
        name = "SheetReport"


FAULTS_SHOWN = 200


def sheet_report(
    *, lines: int, taken: int, faults: Iterable[tuple[int, str, Sentence]], unchanged: int = 0,
    products: int = 0,
) -> SheetReportType:  # fmt: skip
    """A report with its first faults; each is line, field and message."""
    found = [SheetFaultType(line=line, field=field, message=text) for line, field, text in faults]
    return SheetReportType(
        lines=lines,
        taken=taken,
        unchanged=unchanged,
        products=products,
        faults=found[:FAULTS_SHOWN],
        fault_count=len(found),
    )


def sheet_read(sheet: Any) -> list[dict[str, str]]:
    """The rows of a sent sheet. Raises Invalid, SheetUnreadable."""
    suffix = Path(sheet.file_name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Invalid("请上传 CSV 或 XLSX 文件。", field="file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sheet{suffix}"
        path.write_bytes(_bytes_of(sheet.content))
        rows = []
        for row in sheet_rows(path):
            rows.append(row)
            if len(rows) > ROWS_MAX:
                raise Invalid("一次最多导入 {most} 行。", field="file", most=ROWS_MAX)
    if not rows:
        raise Invalid("表格没有数据行。", field="file")
    return rows


def _bytes_of(content: str) -> bytes:
    try:
        data = base64.b64decode(content, validate=True)
        if data.startswith(_GZIP):
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(BYTES_MAX + 1)
    except (binascii.Error, OSError, EOFError, zlib.error) as error:
        raise Invalid("文件内容无法读取。", field="file") from error
    if len(data) > BYTES_MAX:
        raise Invalid("文件过大，请分批导入。", field="file")
    return data
