"""The statements and notices that the bank of the sandbox writes. No Django here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from payments.gateway.bank.amounts import CHINA, amount_text
from payments.gateway.bank.xml import Element, Writer

STATEMENT_VERSION, NOTICE_VERSION = "camt.053.001.02", "camt.054.001.02"
CODES = {
    "RECEIPT": ("RCDT", "DMCT"),
    "SETTLEMENT": ("RCDT", "ACCB"),
    "PAYOUT": ("ICDT", "DMCT"),
    "RETURN": ("ICDT", "RRTN"),
    "OWN": ("MCOP", "ACCT"),
    "FEE": ("MDOP", "CHRG"),
    "COUNTER": ("ICDT", "BOOK"),
}
Doc = dict[str, Any]


def statement_file(
    account: Doc, entries: Sequence[Doc], *, day: str, sequence: int, opening: int, closing: int
) -> str:
    """One account's day as camt.053: balances, then every entry booked on it."""
    file = Writer(STATEMENT_VERSION, "BkToCstmrStmt")
    ident = f"{account['number'][-12:]}-{sequence:06d}"
    made = datetime.combine(datetime.fromisoformat(day), time(23, 59, 59), tzinfo=CHINA)
    _head(file, f"S{ident}", made.isoformat())
    part = file.add(file.message, "Stmt")
    file.add(part, "Id", ident)
    file.add(part, "ElctrncSeqNb", str(sequence))
    file.add(part, "CreDtTm", made.isoformat())
    _account(file, part, account)
    for code, minor in (("OPBD", opening), ("CLBD", closing)):
        balance = file.add(part, "Bal")
        file.add(balance, "Tp/CdOrPrtry/Cd", code)
        _amount(file, balance, minor, account["currency"])
        file.add(balance, "Dt/Dt", day)
    summary = file.add(part, "TxsSummry")
    for word, side in (("TtlCdtNtries", 1), ("TtlDbtNtries", -1)):
        rows = [entry for entry in entries if entry["amount"] * side > 0]
        total = file.add(summary, word)
        file.add(total, "NbOfNtries", str(len(rows)))
        moved = sum(abs(entry["amount"]) for entry in rows)
        file.add(total, "Sum", amount_text(moved, account["currency"]))
    for entry in entries:
        _entry(file, part, entry, account)
    return file.bytes().decode()


def notice_file(account: Doc, entry: Doc) -> str:
    """One entry, told at once as camt.054."""
    file = Writer(NOTICE_VERSION, "BkToCstmrDbtCdtNtfctn")
    _head(file, f"N{entry['ref']}", entry["at"])
    part = file.add(file.message, "Ntfctn")
    file.add(part, "Id", f"N{entry['ref']}")
    file.add(part, "CreDtTm", entry["at"])
    _account(file, part, account)
    _entry(file, part, entry, account)
    return file.bytes().decode()


def _head(file: Writer, ident: str, at: str) -> None:
    head = file.add(file.message, "GrpHdr")
    file.add(head, "MsgId", ident)
    file.add(head, "CreDtTm", at)


def _account(file: Writer, part: Element, account: Doc) -> None:
    own = file.add(part, "Acct")
    file.add(own, "Id/Othr/Id", account["number"])
    file.add(own, "Ccy", account["currency"])
    file.add(own, "Ownr/Nm", account["name"])


def _amount(file: Writer, part: Element, minor: int, currency: str) -> None:
    file.add(part, "Amt", amount_text(abs(minor), currency), Ccy=currency)
    file.add(part, "CdtDbtInd", "DBIT" if minor < 0 else "CRDT")


def _entry(file: Writer, part: Element, entry: Doc, account: Doc) -> None:
    row = file.add(part, "Ntry")
    _amount(file, row, entry["amount"], account["currency"])
    file.add(row, "Sts", "BOOK")
    file.add(row, "BookgDt/DtTm", entry["at"])
    file.add(row, "ValDt/Dt", entry["at"][:10])
    file.add(row, "AcctSvcrRef", entry["ref"])
    domain = file.add(row, "BkTxCd/Domn")
    family, sub = CODES[entry["kind"]]
    file.add(domain, "Cd", "PMNT")
    codes = file.add(domain, "Fmly")
    file.add(codes, "Cd", family)
    file.add(codes, "SubFmlyCd", sub)
    detail = file.add(row, "NtryDtls/TxDtls")
    file.add(detail, "Refs/EndToEndId", entry["key"] or "NOTPROVIDED")
    other = "Dbtr" if entry["amount"] > 0 else "Cdtr"
    parties = file.add(detail, "RltdPties")
    file.add(parties, f"{other}/Nm", entry["name"] or "-")
    if entry["account"]:
        file.add(parties, f"{other}Acct/Id/Othr/Id", entry["account"])
    if entry["virtual"]:
        file.add(parties, "CdtrAcct/Id/Othr/Id", entry["virtual"])
    if entry["text"]:
        file.add(detail, "RmtInf/Ustrd", entry["text"][:140])
    if entry["reason"]:
        file.add(detail, "RtrInf/Rsn/Cd", entry["reason"])
