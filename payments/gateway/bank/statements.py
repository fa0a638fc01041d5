"""What the bank says moved on our accounts: camt.053 day by day, camt.054 as early notice.

Read are versions .02 and .08 of both; a field that moved between them is looked for in both places.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from payments.gateway.bank.amounts import amount_minor, amount_of, day_of, moment_of
from payments.gateway.bank.orders import ID_MAX
from payments.gateway.bank.xml import Element, all_of, first, local, must_say, parse, said
from payments.gateway.errors import BankFileInvalid
from payments.gateway.port import StatementLine

STATEMENT: Final = "BkToCstmrStmt"
NOTICE: Final = "BkToCstmrDbtCdtNtfctn"
# The bank transaction code (family, sub-family) of an entry -> our word for it.
KINDS = {
    ("RCDT", "ESCT"): "RECEIPT",
    ("RCDT", "DMCT"): "RECEIPT",
    ("RCDT", "ACCB"): "SETTLEMENT",
    ("ICDT", "ESCT"): "PAYOUT",
    ("ICDT", "DMCT"): "PAYOUT",
    ("RCDT", "RRTN"): "RETURN",
    ("ICDT", "RRTN"): "RETURN",
    ("MCOP", "CHRG"): "FEE",
    ("MDOP", "CHRG"): "FEE",
    ("MCOP", "ACCT"): "OWN",
    ("MDOP", "ACCT"): "OWN",
    ("ICDT", "BOOK"): "COUNTER",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """One booked movement; ``amount_minor`` is signed, into our account is positive.

    ``ref``: the bank's own number. ``virtual``: the account number the payer was given, where it is
    not the account itself. ``account`` and ``name``: the other side.
    """

    ref: str
    kind: str
    amount_minor: int
    at: datetime
    end_to_end_id: str = ""
    virtual: str = ""
    name: str = ""
    account: str = ""
    text: str = ""
    reason: str = ""

    def line(self) -> StatementLine:
        """As reconciliation reads any statement."""
        return StatementLine(
            ref=self.ref, kind=self.kind, amount_minor=self.amount_minor, at=self.at,
            key=self.end_to_end_id or self.virtual, object_ref=self.virtual, name=self.name,
            text=self.text,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BankStatement:
    """One day of one account; a notice has entries but neither balances nor a sequence."""

    message_id: str
    ident: str
    sequence: int
    account: str
    currency: str
    day: date
    opening_minor: int
    closing_minor: int
    entries: tuple[BankEntry, ...]

    @property
    def adds_up(self) -> bool:
        """Opening and movements give the closing balance."""
        moved = sum(entry.amount_minor for entry in self.entries)
        return self.opening_minor + moved == self.closing_minor


def statements_read(body: bytes) -> list[BankStatement]:
    """All statements of a camt.053. Raises BankFileInvalid naming the element."""
    message = parse(body, message=STATEMENT)
    ident = must_say(message, "GrpHdr/MsgId", longest=ID_MAX)
    found = [_statement(each, ident) for each in all_of(message, "Stmt")]
    if not found:
        raise BankFileInvalid(element=f"{STATEMENT}/Stmt", why="缺失")
    return found


def notices_read(body: bytes) -> list[BankStatement]:
    """All notices of a camt.054. Raises BankFileInvalid naming the element."""
    message = parse(body, message=NOTICE)
    ident = must_say(message, "GrpHdr/MsgId", longest=ID_MAX)
    return [_notice(each, ident) for each in all_of(message, "Ntfctn")]


def _statement(part: Element, message_id: str) -> BankStatement:
    sequence = said(part, "ElctrncSeqNb", "LglSeqNb", longest=18)
    if not (sequence.isascii() and sequence.isdigit()):
        raise BankFileInvalid(element="Stmt/ElctrncSeqNb", why="缺失或不是数字")
    currency = must_say(part, "Acct/Ccy", longest=3)
    balances = {}
    for balance in all_of(part, "Bal"):
        code = said(balance, "Tp/CdOrPrtry/Cd", longest=4)
        if code in balances:
            raise BankFileInvalid(element=f"Stmt/Bal/{code}", why="重复")
        balances[code] = balance
    for code in ("OPBD", "CLBD"):
        if code not in balances:
            raise BankFileInvalid(element=f"Stmt/Bal/{code}", why="缺失")
    closing = balances["CLBD"]
    entries = _entries(part, currency)
    _totals_check(part, entries, currency)
    return BankStatement(
        message_id=message_id,
        ident=must_say(part, "Id", longest=ID_MAX),
        sequence=int(sequence),
        account=_account(part),
        currency=currency,
        day=day_of(said(closing, "Dt/Dt", "Dt/DtTm"), element="Stmt/Bal/Dt"),
        opening_minor=_signed(balances["OPBD"], currency, zero=True),
        closing_minor=_signed(closing, currency, zero=True),
        entries=entries,
    )


def _notice(part: Element, message_id: str) -> BankStatement:
    currency = must_say(part, "Acct/Ccy", longest=3)
    return BankStatement(
        message_id=message_id,
        ident=must_say(part, "Id", longest=ID_MAX),
        sequence=0,
        account=_account(part),
        currency=currency,
        day=day_of(must_say(part, "CreDtTm"), element="Ntfctn/CreDtTm"),
        opening_minor=0,
        closing_minor=0,
        entries=_entries(part, currency),
    )


def _account(part: Element) -> str:
    """The number of the account a statement is of. Raises BankFileInvalid."""
    found = said(part, "Acct/Id/Othr/Id", "Acct/Id/IBAN", longest=34)
    if not found:
        raise BankFileInvalid(element=f"{local(part)}/Acct/Id", why="缺失")
    return found


def _signed(part: Element, currency: str, *, zero: bool = False) -> int:
    amount = amount_of(part, "Amt", currency, zero=zero)
    side = must_say(part, "CdtDbtInd", longest=4)
    if side not in {"CRDT", "DBIT"}:
        raise BankFileInvalid(element=f"{local(part)}/CdtDbtInd", why="应为 CRDT 或 DBIT")
    return amount if side == "CRDT" else -amount


def _entries(part: Element, currency: str) -> tuple[BankEntry, ...]:
    found: list[BankEntry] = []
    for entry in all_of(part, "Ntry"):
        status = said(entry, "Sts/Cd", "Sts", longest=4)
        if status == "BOOK":  # what is pending is not money yet
            found += _entry(entry, currency)
    refs = {entry.ref for entry in found}
    if len(refs) != len(found):
        raise BankFileInvalid(element="Ntry/AcctSvcrRef", why="重复")
    return tuple(found)


def _entry(part: Element, currency: str) -> list[BankEntry]:
    """The entry, or each part of an entry that sums several."""
    amount = _signed(part, currency)
    ref = must_say(part, "AcctSvcrRef", longest=ID_MAX)
    booked = said(part, "BookgDt/DtTm", "BookgDt/Dt") or must_say(part, "ValDt/Dt")
    at = moment_of(booked, element="Ntry/BookgDt")
    details = list(all_of(part, "NtryDtls/TxDtls"))
    if len(details) <= 1:
        return [_detail(part, details[0] if details else part, ref, amount, at)]
    found = []
    for number, detail in enumerate(details, start=1):
        own = first(detail, "AmtDtls/TxAmt", "AmtDtls/InstdAmt")
        own = own if own is not None else detail
        share = amount_of(own, "Amt", currency) * (1 if amount > 0 else -1)
        found.append(_detail(part, detail, f"{ref}/{number}", share, at))
    if sum(each.amount_minor for each in found) != amount:
        raise BankFileInvalid(element="Ntry/NtryDtls", why="明细合计不符")
    return found


def _detail(entry: Element, detail: Element, ref: str, amount: int, at: datetime) -> BankEntry:
    other = "Dbtr" if amount > 0 else "Cdtr"
    reason = said(detail, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", longest=35)
    kind = _kind(detail if first(detail, "BkTxCd") is not None else entry, amount)
    key = said(detail, "Refs/EndToEndId", longest=ID_MAX)
    return BankEntry(
        ref=ref,
        kind="RETURN" if reason else kind,
        amount_minor=amount,
        at=at,
        end_to_end_id="" if key == "NOTPROVIDED" else key,
        virtual=said(detail, "RltdPties/CdtrAcct/Id/Othr/Id", longest=34) if amount > 0 else "",
        name=said(detail, f"RltdPties/{other}/Nm", f"RltdPties/{other}/Pty/Nm"),
        account=said(detail, f"RltdPties/{other}Acct/Id/Othr/Id", longest=34),
        text=said(detail, "RmtInf/Ustrd"),
        reason=reason,
    )


def _kind(part: Element, amount: int) -> str:
    domain = "BkTxCd/Domn/Fmly"
    told = (said(part, f"{domain}/Cd", longest=4), said(part, f"{domain}/SubFmlyCd", longest=4))
    return KINDS.get(told, "RECEIPT" if amount > 0 else "PAYOUT")


def _totals_check(part: Element, entries: tuple[BankEntry, ...], currency: str) -> None:
    """Where a bank says how much moved, it must be what its entries say."""
    for side, word in ((1, "TtlCdtNtries"), (-1, "TtlDbtNtries")):
        summary = first(part, f"TxsSummry/{word}")
        told = said(summary, "Sum") if summary is not None else ""
        moved = sum(abs(e.amount_minor) for e in entries if e.amount_minor * side > 0)
        name = f"TxsSummry/{word}/Sum"
        if told and amount_minor(told, currency, element=name, zero=True) != moved:
            raise BankFileInvalid(element=name, why="合计不符")
