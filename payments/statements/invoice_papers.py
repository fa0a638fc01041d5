"""A commission invoice, or a red letter, on paper."""

from __future__ import annotations

from typing import Any

from backend.kernel.late import late
from backend.kernel.money import Money
from backend.kernel.typeface import font_path
from payments.statements.invoice_rules import FEE
from payments.statements.models import CommissionInvoice

fpdf = late("fpdf")
SELLER = "市集运营有限公司"
HEADS = (("订单号 Order", 62, "L"), ("站点 Site", 34, "L"), ("项目 Item", 48, "L"),
         ("价税合计 Gross", 42, "R"))  # fmt: skip
ITEMS = {True: "推广等服务费 fee", False: "平台佣金 commission"}


def invoice_pdf(invoice: CommissionInvoice) -> bytes:
    """A4 upright: both parties, lines by order, net, VAT at 6 %, gross; red letters in red."""
    sheet = fpdf.FPDF()
    try:
        _write(sheet, invoice)
        return bytes(sheet.output())
    finally:  # the font's file stays open behind its tables until it is told otherwise
        for font in sheet.fonts.values():
            if isinstance(font, fpdf.fonts.TTFFont):
                font.close()


def _write(sheet: Any, invoice: CommissionInvoice) -> None:
    red = invoice.reverses_id is not None
    sheet.set_auto_page_break(True, margin=14)
    sheet.set_margins(12, 12)
    sheet.add_font("noto", fname=str(font_path()))
    title = "红字佣金发票 Red-letter invoice" if red else "佣金发票 Commission invoice"
    sheet.set_title(f"{title} {invoice.number}")
    sheet.add_page()
    sheet.set_font("noto", size=16)
    sheet.set_text_color(*((180, 0, 0) if red else (0, 0, 0)))
    sheet.cell(0, 11, title, new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("noto", size=9)
    for name, words in _head(invoice):
        sheet.cell(52, 6, name)
        sheet.cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)
    _row(sheet, [(word, width, place) for word, width, place in HEADS])
    for line in invoice.lines:
        texts = (line["number"], line["site"], ITEMS[line["kind"] == FEE],
                 _sum(line["amount"], invoice))  # fmt: skip
        _row(sheet, [(text, w, at) for text, (_, w, at) in zip(texts, HEADS, strict=True)])
    sheet.ln(5)
    for name, minor in (
        ("不含税金额 Net", invoice.net_minor), ("税额（6%） VAT", invoice.vat_minor),
        ("价税合计 Gross", invoice.gross_minor),
    ):  # fmt: skip
        sheet.cell(144, 7, name, align="R")
        sheet.cell(42, 7, _sum(minor, invoice), align="R", new_x="LMARGIN", new_y="NEXT")


def _head(invoice: CommissionInvoice) -> list[tuple[str, str]]:
    rows = [
        ("号码 Number", invoice.number),
        ("所属月份 Month", f"{invoice.month:%Y-%m}"),
        ("销售方 Seller", SELLER),
        ("购买方 Buyer", f"{invoice.title}  {invoice.tax_id}".strip()),
        ("币种 Currency", invoice.currency),
    ]
    if invoice.reverses is not None:
        rows.insert(1, ("对应蓝字发票 Corrects", invoice.reverses.number))
    return rows


def _sum(minor: int, invoice: CommissionInvoice) -> str:
    return f"{Money(minor, invoice.currency).decimal:,}"


def _row(sheet: Any, cells: list[tuple[str, int, str]]) -> None:
    for text, width, place in cells:
        sheet.cell(width, 6, text, border="B", align=place)
    sheet.ln(6)
