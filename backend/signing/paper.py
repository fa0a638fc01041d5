"""From template and data to a PDF that shows Chinese on any machine (font from a pinned package)."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.fonts import TTFFont

from backend.kernel.typeface import font_path
from backend.signing.templates import Template

INK = (27, 38, 59)


class _Sheet(FPDF):
    """A4 with the number at the foot."""

    number = ""

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("noto", size=8)
        self.set_text_color(120, 126, 138)
        self.cell(0, 6, f"{self.number}    第 {self.page_no()} 页", align="C")


def render(template: Template, data: dict[str, str], *, number: str) -> bytes:
    """The contract as PDF bytes. Raises KeyError for data the template needs and does not get."""
    sheet = _Sheet()
    sheet.number = number
    try:
        _write(sheet, template, data)
        return bytes(sheet.output())
    finally:  # the font's file stays open behind its tables until it is told otherwise
        for font in sheet.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def _write(sheet: _Sheet, template: Template, data: dict[str, str]) -> None:
    sheet.set_auto_page_break(True, margin=20)
    sheet.add_font("noto", fname=str(font_path()))
    sheet.set_title(template.title)
    sheet.add_page()
    sheet.set_text_color(*INK)
    sheet.set_font("noto", size=20)
    sheet.cell(0, 16, template.title, align="C", new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("noto", size=9)
    heading = f"合同编号：{sheet.number}    文本版本：{template.version}"
    sheet.cell(0, 8, heading, align="C", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(6)
    sheet.set_font("noto", size=11)
    for place, clause in enumerate(template.filled(data), start=1):
        sheet.multi_cell(0, 7.5, f"{place}．{clause}", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(2)
    sheet.ln(8)
    for label in template.party_labels:
        sheet.cell(90, 8, f"{label}（电子签名）：")
