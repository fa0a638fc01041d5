"""The chart of accounts and the arithmetic of journals (payments brief 2 and 3). Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from backend.kernel.money import half_up

AMOUNT_MAX = 10**15
DEBIT = "D"
CREDIT = "C"


@dataclass(frozen=True, slots=True)
class Kind:
    """An account code: type, normal side, whether the balance may fall below zero."""

    code: str
    zh: str
    type: str
    normal: str
    floored: bool


_ROWS = (
    ("1010", "支付机构清算款", "A", DEBIT, False),
    ("1020", "备付金存管户", "A", DEBIT, True),
    ("1030", "自有资金户", "A", DEBIT, True),
    ("1050", "应收商户款", "A", DEBIT, True),
    ("2010", "买方余额", "L", CREDIT, True),
    ("2020", "担保资金", "L", CREDIT, True),
    ("2030", "商户待结算", "L", CREDIT, True),
    ("2031", "商户可提现", "L", CREDIT, True),
    ("2032", "商户保留金", "L", CREDIT, True),
    ("2040", "付款在途", "L", CREDIT, True),
    ("2041", "退款在途", "L", CREDIT, True),
    ("2050", "保证金", "L", CREDIT, True),
    ("2060", "应交增值税", "L", CREDIT, False),
    ("2900", "待查明来款", "L", CREDIT, True),
    ("3010", "自有资本", "E", CREDIT, False),
    ("4010", "佣金收入", "I", CREDIT, False),
    ("5010", "支付机构手续费", "X", DEBIT, False),
    ("5011", "银行手续费", "X", DEBIT, False),
    ("5020", "争议费用", "X", DEBIT, False),
    ("5030", "汇兑差额", "X", DEBIT, False),
    ("5050", "坏账", "X", DEBIT, False),
    ("6010", "外币头寸", "P", DEBIT, False),
    ("9010", "备忘：授权", "M", DEBIT, True),
    ("9020", "备忘：授权对应", "M", CREDIT, True),
    ("9030", "备忘：国库承付", "M", DEBIT, True),
    ("9040", "备忘：国库承付对应", "M", CREDIT, True),
    ("9050", "备忘：未足额债权", "M", DEBIT, True),
    ("9060", "备忘：未足额债权对应", "M", CREDIT, True),
)
CHART: dict[str, Kind] = {row[0]: Kind(*row) for row in _ROWS}
BANK_RAIL = "shiji.bank"
SAFEGUARDING_OWNER = "safeguarding"
SAFE_ASSETS = frozenset({"1010", "1020"})
CLIENT_LIABILITIES = frozenset(
    {"2010", "2020", "2030", "2031", "2032", "2040", "2041", "2050", "2900"}
)


BY_HAND = frozenset({
    "1010", "1020", "1030", "2010", "2060", "2900", "3010", "4010", "5010", "5011", "5020", "5030",
    "5050",
})  # fmt: skip
"""Codes a person may write to. Escrows, merchants' money, clearing and memo accounts answer to rows
of their own (escrow, hold, statement, payout), which a journal by hand would contradict."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a journal: positive debits, negative credits, in minor units."""

    code: str
    owner: str
    amount: int
    currency: str = "CNY"


def cash_side(provider: str) -> tuple[str, str]:
    """Where money lies that came or goes through a provider: its clearing, or our bank itself."""
    return ("1020", SAFEGUARDING_OWNER) if provider == BANK_RAIL else ("1010", provider)


def transfer_id(key: str) -> str:
    """What the bank calls the transfer that carries out a journal of our own (EndToEndId)."""
    return f"own_{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def dr(code: str, owner: str, amount: int, currency: str = "CNY") -> Line:
    """A debit."""
    assert amount >= 0, "a debit is written as a positive amount"
    return Line(code, owner, amount, currency)


def cr(code: str, owner: str, amount: int, currency: str = "CNY") -> Line:
    """A credit."""
    assert amount >= 0, "a credit is written as a positive amount"
    return Line(code, owner, -amount, currency)


def journal_fault(lines: Sequence[Line]) -> str:
    """The code of the first rule a journal breaks, or an empty text; the database checks again."""
    if not 2 <= len(lines) <= 200:
        return "LEDGER_LINES"
    if any(abs(line.amount) > AMOUNT_MAX for line in lines):
        return "LEDGER_AMOUNT"
    if any(line.code not in CHART for line in lines):
        return "LEDGER_ACCOUNT"
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, 0) + line.amount
    if any(sums.values()):
        return "LEDGER_UNBALANCED"
    if len({CHART[line.code].type == "M" for line in lines}) > 1:
        return "LEDGER_MEMO_MIXED"
    return ""


def without_zeros(lines: Sequence[Line]) -> list[Line]:
    """Lines that move something."""
    return [line for line in lines if line.amount]


def safeguarding_effect(lines: Sequence[Line], currency: str) -> int:
    """The journal's own effect on (1010 + 1020) - (2010..2050 + 2900), in minor units (D27)."""
    effect = 0
    for line in lines:
        if line.currency != currency:
            continue
        if line.code in SAFE_ASSETS or line.code in CLIENT_LIABILITIES:
            effect += line.amount  # a credit on a liability lowers cover, a debit raises it
    return effect


def commission(released_minor: int, bp: int) -> int:
    """Cumulative commission on all released so far, half up (payments brief 3)."""
    return (released_minor * bp * 2 + 10000) // 20000


def commission_step(before_minor: int, part_minor: int, bp: int) -> int:
    """What this release adds: c(R_new) - c(R_old), so the parts equal the whole."""
    return commission(before_minor + part_minor, bp) - commission(before_minor, bp)


def vat_inside(commission_minor: int) -> int:
    """VAT contained in a commission at 6 % (J-VAT)."""
    return half_up(commission_minor * 6, 106)
