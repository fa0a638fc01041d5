"""Amounts and days as bank files write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from backend.kernel.money import minor_digits
from payments.gateway.bank.xml import Element, local, one
from payments.gateway.errors import BankFileInvalid

AMOUNT_MAX = 10**15  # what the ledger takes in one line (L9)
CHINA = ZoneInfo("Asia/Shanghai")
_AMOUNT = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,5}))?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def amount_text(minor: int, currency: str) -> str:
    """Minor units as a decimal with the currency's digits: 98500 CNY is ``985.00``."""
    assert minor >= 0, "a file says the direction in words, never by a sign"
    digits = minor_digits(currency)
    if digits == 0:
        return str(minor)
    whole, part = divmod(minor, 10**digits)
    return f"{whole}.{part:0{digits}d}"


def amount_minor(text: str, currency: str, *, element: str, zero: bool = False) -> int:
    """A decimal of ASCII digits as minor units. Raises BankFileInvalid: a sign, digits of another
    script, more places than the currency has, zero (unless allowed), more than 10^15.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise BankFileInvalid(element=element, why="金额格式有误")
    digits = minor_digits(currency)
    whole, part = found.group(1), (found.group(2) or "").rstrip("0")
    if len(part) > digits:
        raise BankFileInvalid(element=element, why="小数位过多")
    minor = int(whole + part.ljust(digits, "0"))
    if minor > AMOUNT_MAX or (minor == 0 and not zero):
        raise BankFileInvalid(element=element, why="金额超出范围")
    return minor


def amount_of(parent: Element, path: str, currency: str, *, zero: bool = False) -> int:
    """The amount at a path, whose currency must be the expected one. Raises BankFileInvalid."""
    found = one(parent, path)
    name = f"{local(parent)}/{path}"
    if currency_of(parent, path) != currency:
        raise BankFileInvalid(element=f"{name}@Ccy", why="币种不符")
    return amount_minor((found.text or "").strip(), currency, element=name, zero=zero)


def currency_of(parent: Element, path: str) -> str:
    """The currency an amount is said in. Raises BankFileInvalid."""
    said = one(parent, path).get("Ccy", "")
    if not _CURRENCY.fullmatch(said):
        raise BankFileInvalid(element=f"{local(parent)}/{path}@Ccy", why="币种有误")
    return said


def moment_of(text: str, *, element: str) -> datetime:
    """An ISO date or moment; what names no zone is said in China. Raises BankFileInvalid."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BankFileInvalid(element=element, why="日期有误") from error
    return found if found.tzinfo else found.replace(tzinfo=CHINA)


def day_of(text: str, *, element: str) -> date:
    """The day in China of a date or moment. Raises BankFileInvalid."""
    try:
        return moment_of(text, element=element).astimezone(CHINA).date()
    except OverflowError as error:
        raise BankFileInvalid(element=element, why="日期有误") from error
