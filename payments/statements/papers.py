"""A closed statement on paper and as a spreadsheet; both print the same figures, to the fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from backend.kernel.late import late
from backend.kernel.money import Money
from backend.kernel.typeface import font_path
from payments.statements.models import Statement

fpdf = late("fpdf")
openpyxl = late("openpyxl")

ZONE = ZoneInfo("Asia/Shanghai")
SUMS = (
    ("opening", "期初余额", "Opening"), ("goods", "货款", "Goods"), ("freight", "运费", "Freight"),
    ("refund", "退款", "Refunds"), ("commission", "佣金", "Commission"), ("fees", "费用与扣款", "Fees and deductions"),
    ("payable", "本期应付", "Payable"), ("paid_out", "本期已付", "Paid out"),
    ("closing", "期末余额", "Closing"), ("reserve", "其中保留金", "of which kept back"),
    ("vat", "佣金内含增值税", "VAT inside the commission"),
)  # fmt: skip
HEADS = (
    ("number", "订单号", 38), ("released", "放款时间", 34), ("goods", "货款", 26), ("freight", "运费", 22),
    ("refund", "退款", 24), ("base", "计佣基数", 28), ("rate", "费率", 18), ("commission", "佣金", 24),
    ("vat", "内含税", 18), ("fees", "费用与扣款", 20), ("net", "净额", 28),
)  # fmt: skip
"""Key, heading and width in millimetres of the lines: 280 in all, on A4 across."""
CYCLES = {"DAY": "日结 daily", "WEEK": "周结 weekly", "MONTH": "月结 monthly"}
MONEY = frozenset({"goods", "freight", "refund", "base", "commission", "vat", "fees", "net"})
SHEET_FORMAT = "#,##0.00"


@dataclass(frozen=True, slots=True)
class Paper:
    """What both files show: sums and lines, amounts exact and in the statement's currency."""

    number: str
    merchant: str
    code: str
    currency: str
    period: str
    cycle: str
    account: str
    sums: tuple[tuple[str, Decimal], ...]
    lines: tuple[dict[str, Any], ...]


def paper_of(statement: Statement) -> Paper:
    """The figures as they were closed; nothing is added up again here."""
    currency = statement.currency

    def exact(minor: int) -> Decimal:
        return Money(minor, currency).decimal

    lines = [
        {
            "number": row["number"],
            "released": str(row["releasedAt"] or "")[:16].replace("T", " "),
            "rate": " / ".join(f"{rate / 100:g}%" for rate in row["rates"]),
            **{name: exact(row[name]) for name in MONEY},
        }
        for row in statement.lines
    ]
    since, until = (
        f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}" for at in (statement.since, statement.until)
    )
    return Paper(
        number=statement.number,
        merchant=statement.merchant.legal_name,
        code=statement.merchant.uscc or "",
        currency=currency,
        period=f"{since} – {until}",
        cycle=CYCLES[statement.cycle],
        account=f"{statement.account_name} {statement.account_masked}".strip(),
        sums=tuple(
            (f"{zh} {en}", exact(getattr(statement, f"{key}_minor"))) for key, zh, en in SUMS
        ),
        lines=tuple(lines),
    )


def statement_xlsx(statement: Statement) -> bytes:
    """One sheet: head, sums, lines. Amounts are numbers, words are text and never formulas."""
    paper = paper_of(statement)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "结算单"
    for words in _head(paper):
        sheet.append(words)
    sheet.append([])
    for name, amount in paper.sums:
        sheet.append([name, amount])
        sheet.cell(sheet.max_row, 2).number_format = SHEET_FORMAT
    sheet.append([])
    sheet.append([heading for _, heading, _ in HEADS])
    for cell in sheet[sheet.max_row]:
        cell.font = openpyxl.styles.Font(bold=True)
    for line in paper.lines:
        sheet.append([line[key] for key, _, _ in HEADS])
        for place, (key, _, _) in enumerate(HEADS, start=1):
            cell = sheet.cell(sheet.max_row, place)
            if key in MONEY:
                cell.number_format = SHEET_FORMAT
            else:
                cell.data_type = "s"
    for place, (_, _, width) in enumerate(HEADS, start=1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width = width / 2
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(paper: Paper) -> list[Sequence[str]]:
    return [
        ("结算单 Settlement statement", paper.number),
        ("商户 Merchant", paper.merchant, paper.code),
        ("周期 Period", paper.period, paper.cycle),
        ("币种 Currency", paper.currency),
        ("收款账户 Account", paper.account or "—"),
    ]


def statement_pdf(statement: Statement) -> bytes:
    """A4 across with the number and the page at the foot."""
    paper = paper_of(statement)
    sheet = fpdf.FPDF(orientation="landscape")
    try:
        _write(sheet, paper)
        return bytes(sheet.output())
    finally:  # the font's file stays open behind its tables until it is told otherwise
        for font in sheet.fonts.values():
            if isinstance(font, fpdf.fonts.TTFFont):
                font.close()


def _write(sheet: Any, paper: Paper) -> None:
    sheet.set_auto_page_break(True, margin=14)
    sheet.set_margins(8, 10)
    sheet.add_font("noto", fname=str(font_path()))
    sheet.set_title(f"结算单 {paper.number}")
    sheet.add_page()
    sheet.set_font("noto", size=16)
    sheet.cell(0, 11, "结算单 Settlement statement", new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("noto", size=9)
    for name, *words in _head(paper):
        sheet.cell(44, 6, name)
        sheet.cell(0, 6, "  ".join(words), new_x="LMARGIN", new_y="NEXT")
    sheet.ln(3)
    for name, amount in paper.sums:
        sheet.cell(70, 6, name, border="B")
        sheet.cell(40, 6, f"{amount:,}", border="B", align="R", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(5)
    _row(sheet, [(heading, width, key in MONEY) for key, heading, width in HEADS], height=7)
    for line in paper.lines:
        cells = [(f"{line[key]:,}" if key in MONEY else line[key], width, key in MONEY)
                 for key, _, width in HEADS]  # fmt: skip
        _row(sheet, cells, height=6)
    sheet.ln(10)
    sheet.cell(140, 6, "商户确认 Merchant：")
    sheet.cell(0, 6, "平台财务 Platform：")


def _row(sheet: Any, cells: list[tuple[str, int, bool]], *, height: int) -> None:
    sheet.set_font("noto", size=8)
    for text, width, is_money in cells:
        sheet.cell(width, height, text, border="B", align="R" if is_money else "L")
    sheet.ln(height)
