"""The treasury's documents as canonical JSON: what each must say. Pure.

Amounts are integer minor units; a red receipt's is negative. ``reference`` is the public id of the
payment request (``prq_…``); hashes are SHA-256 of the canonical JSON of the paper answered to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

SCHEMA_VERSION = "1.0"
APPLICATION, ORDER = "paymentApplication", "paymentOrder"
RECEIPT, RED, QUOTA = "receipt", "redReceipt", "quotaNotice"
AMOUNT_MAX = 10**15
BYTES_MAX = 32 * 1024
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
_TEXTS = {
    ORDER: ("reference", "applicationHash", "mode"),
    RECEIPT: ("reference", "orderNumber", "orderHash"),
    RED: ("reference", "orderNumber", "orderHash", "receiptNumber", "reason"),
    QUOTA: ("budgetItemId", "month"),
}


class Misshapen(ValueError):
    """What is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a payment as a document names it."""

    name: str
    uscc: str = ""
    account: str = ""
    bank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document read; ``texts`` holds what its kind says besides."""

    kind: str
    number: str
    issued_at: datetime
    amount_minor: int
    currency: str
    payer: Party
    payee: Party | None
    texts: Mapping[str, str]

    @property
    def month(self) -> date:
        """The month a quota notice is about, as its first day."""
        year, month = self.texts["month"].split("-")
        return date(int(year), int(month), 1)


def party(document: Mapping[str, Any], name: str) -> Party:
    """A party of a document. Raises Misshapen."""
    found = document.get(name)
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise Misshapen(name)
    read = Party(
        name=found.get("name", ""),
        uscc=found.get("uscc", ""),
        account=found.get("accountNumber", ""),
        bank=found.get("bankName", ""),
    )
    if not read.name:
        raise Misshapen(f"{name}.name")
    return read


def party_document(side: Party) -> dict[str, str]:
    """A party as documents write it."""
    written = {"name": side.name, "uscc": side.uscc}
    if side.account:
        written |= {"accountNumber": side.account, "bankName": side.bank}
    return written


def _text(document: Mapping[str, Any], name: str) -> str:
    found = document.get(name)
    if not isinstance(found, str) or not found or len(found) > 300:
        raise Misshapen(name)
    return found


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Misshapen("issuedAt") from error
    if at.tzinfo is None:
        raise Misshapen("issuedAt")
    return at


def _amount(document: Mapping[str, Any], kind: str) -> int:
    found = document.get("amountMinor")
    if type(found) is not int or found == 0 or abs(found) > AMOUNT_MAX:
        raise Misshapen("amountMinor")
    if kind != QUOTA and (found < 0) != (kind == RED):
        raise Misshapen("amountMinor")
    return found


def paper_read(document: Mapping[str, Any]) -> Paper:
    """Read a document from outside. Raises Misshapen naming the field."""
    kind = document.get("type")
    if kind not in _TEXTS:
        raise Misshapen("type")
    if document.get("schemaVersion") != SCHEMA_VERSION:
        raise Misshapen("schemaVersion")
    number = _text(document, "number")
    if not _NUMBER.fullmatch(number):
        raise Misshapen("number")
    texts = {name: _text(document, name) for name in _TEXTS[kind]}
    for name, shape in (("applicationHash", _HASH), ("orderHash", _HASH), ("month", _MONTH)):
        if name in texts and not shape.fullmatch(texts[name]):
            raise Misshapen(name)
    return Paper(
        kind=kind,
        number=number,
        issued_at=_moment(_text(document, "issuedAt")),
        amount_minor=_amount(document, kind),
        currency=_text(document, "currency"),
        payer=party(document, "payer"),
        payee=None if kind == QUOTA else party(document, "payee"),
        texts=texts,
    )


def document_of(
    kind: str,
    *,
    number: str,
    issued_at: datetime,
    payer: Party,
    payee: Party,
    amount_minor: int,
    currency: str,
    texts: Mapping[str, Any],
) -> dict[str, Any]:
    """A document of ours, ready to be signed."""
    return {
        "type": kind,
        "schemaVersion": SCHEMA_VERSION,
        "number": number,
        "issuedAt": issued_at.isoformat(),
        "payer": party_document(payer),
        "payee": party_document(payee),
        "amountMinor": amount_minor,
        "currency": currency,
        **texts,
    }
