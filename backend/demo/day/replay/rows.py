"""One line of an invoice history: read, typed, or refused with every reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from backend.demo.day.replay.places import country_code

# Headings of the public Online Retail set and of the reduced file; both in lower case.
HEADINGS = {
    "invoice": ("invoiceno", "invoice_no", "invoice"),
    "article": ("stockcode", "stock_code"),
    "description": ("description",),
    "quantity": ("quantity",),
    "date": ("invoicedate", "invoice_date"),
    "price": ("unitprice", "unit_price_gbp", "unit_price", "price"),
    "customer": ("customerid", "customer_id", "customer id"),
    "country": ("country",),
}
DATE_FORMATS = ("%m/%d/%Y %H:%M", "%m/%d/%y %H:%M", "%d-%m-%Y %H:%M")
SERVICES = frozenset(
    {"POST", "DOT", "M", "D", "C2", "S", "B", "CRUK", "AMAZONFEE", "BANK CHARGES", "ADJUST", "PADS"}
)
"""Codes that stand for postage, discounts, samples, fees and corrections, not for goods."""
SERVICE_PREFIXES = ("GIFT_", "ADJUST", "TEST")
QUANTITY_MAX = 10**9
PRICE_MAX = Decimal(10**9)
PRICE_STEP = Decimal("0.000001")

NO_DESCRIPTION = "NO_DESCRIPTION"
ZERO_PRICE = "ZERO_PRICE"
SERVICE_CODE = "SERVICE_CODE"
NO_CUSTOMER = "NO_CUSTOMER"
BAD_NUMBER = "BAD_NUMBER"
BAD_DATE = "BAD_DATE"
BAD_COUNTRY = "BAD_COUNTRY"
WRONG_SIGN = "WRONG_SIGN"
MIXED_DOCUMENT = "MIXED_DOCUMENT"
UNMATCHED = "UNMATCHED_CREDIT"
ABOVE_PAID = "CREDIT_ABOVE_PRICE_PAID"
REASONS = {
    NO_DESCRIPTION: "没有品名 / no description",
    ZERO_PRICE: "单价为零 / price zero",
    SERVICE_CODE: "服务代码，不是商品 / service code, not goods",
    NO_CUSTOMER: "没有客户号 / no customer",
    BAD_NUMBER: "数量或单价不是数字 / quantity or price is no number",
    BAD_DATE: "日期无法识别 / date unreadable",
    BAD_COUNTRY: "国家无法识别 / unknown country",
    WRONG_SIGN: "销售数量须为正，冲销须为负 / sales are positive, cancellations negative",
    MIXED_DOCUMENT: "一张单据上有两个客户 / two customers on one document",
    UNMATCHED: "找不到对应的销售行 / no earlier line to cancel",
    ABOVE_PAID: "冲销价高于成交价的部分 / the part above the price paid",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """One sound line; a cancellation's quantity is positive here. ``at`` is the shop's local time."""

    line: int
    document: str
    is_credit: bool
    article: str
    description: str
    quantity: int
    price: Decimal
    at: datetime
    customer: str
    country: str


@dataclass(frozen=True, slots=True)
class RowFault:
    """A line, or a part of it, that cannot be placed: all the reasons, and what it is worth."""

    line: int
    document: str
    reasons: tuple[str, ...]
    value: Decimal


def rows_read(sheet: Iterable[Mapping[str, str]]) -> Iterator[InvoiceRow | RowFault]:
    """Type the lines of a sheet one by one; the first is line 2, under its headings."""
    for line, cells in enumerate(sheet, start=2):
        yield _row(line, {name: _cell(cells, names) for name, names in HEADINGS.items()})


def headings_missing(cells: Mapping[str, str]) -> list[str]:
    """Which columns a sheet lacks; empty for an invoice history."""
    return [name for name, names in HEADINGS.items() if not any(each in cells for each in names)]


def _cell(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name] or "" for name in names if name in cells), "").strip()


def _row(line: int, cells: Mapping[str, str]) -> InvoiceRow | RowFault:
    quantity, price = _quantity(cells["quantity"]), _price(cells["price"])
    at, country = _date(cells["date"]), country_code(cells["country"])
    article = " ".join(cells["article"].upper().split())
    document = cells["invoice"].upper()
    is_credit = document.startswith("C")
    reasons = []
    if not document or quantity is None or price is None:
        reasons.append(BAD_NUMBER)
    if at is None:
        reasons.append(BAD_DATE)
    if not article or article in SERVICES or article.startswith(SERVICE_PREFIXES):
        reasons.append(SERVICE_CODE)
    if price is not None and not price:
        reasons.append(ZERO_PRICE)
    if not cells["description"]:
        reasons.append(NO_DESCRIPTION)
    if not cells["customer"]:
        reasons.append(NO_CUSTOMER)
    if not country:
        reasons.append(BAD_COUNTRY)
    if quantity is not None and (quantity >= 0 if is_credit else quantity <= 0):
        reasons.append(WRONG_SIGN)
    if reasons or quantity is None or price is None or at is None:
        worth = (price or Decimal(0)) * (quantity or 0)
        return RowFault(line, document, tuple(reasons), worth)
    return InvoiceRow(
        line=line,
        document=document,
        is_credit=is_credit,
        article=article,
        description=" ".join(cells["description"].split()),
        quantity=abs(quantity),
        price=price,
        at=at,
        customer=cells["customer"].removesuffix(".0"),
        country=country,
    )


def _quantity(text: str) -> int | None:
    digits = text.removeprefix("-").removesuffix(".0")
    if not digits.isascii() or not digits.isdigit() or int(digits) > QUANTITY_MAX:
        return None
    return -int(digits) if text.startswith("-") else int(digits)


def _price(text: str) -> Decimal | None:
    try:
        price = Decimal(text) if text.isascii() else None
    except InvalidOperation:
        return None
    if price is None or not price.is_finite() or not 0 <= price < PRICE_MAX:
        return None
    return price if price == price.quantize(PRICE_STEP) else None


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        pass
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - the shop's own local time
        except ValueError:
            continue
    return None
