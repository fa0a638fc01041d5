"""How each type of break ends: the journal of its resolution (payments brief 9). Pure.

Every journal moves the mirrored account by what it lacks; the way names the other side.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.ledger.rules import Line
from payments.reconciliation import rules

PAYEE, BREAK, KEEPER, HOUSE = "payee", "break", "keeper", "house"


@dataclass(frozen=True, slots=True)
class Way:
    """``codes``: the other account's code by the mirrored one's; ``owner``: whose account it is.

    ``sign`` is that of (ledger - outside) where the way is open: 1, -1, or 0 for both.
    """

    code: str
    zh: str
    en: str
    types: frozenset[str]
    sign: int
    codes: dict[str, str]
    owner: str


def _both(code: str) -> dict[str, str]:
    return {"1010": code, "1020": code}


_ROWS = (
    Way("BOOK_FEE", "按实际费用入账", "Book the real fee", frozenset({rules.FEE_MISMATCH}), 0,
        {"1010": "5010", "1020": "5011", "1030": "5011"}, KEEPER),
    Way("BOOK_FX", "差额记入汇兑差额（5030）", "Book the difference as FX (5030)",
        frozenset({rules.FX_DIFFERENCE}), 0, _both("5030"), HOUSE),
    Way("BOOK_UNIDENTIFIED", "记入待查明来款（2900）", "Book as unidentified (2900)",
        frozenset({rules.MISSING_IN_LEDGER, rules.UNIDENTIFIED_RECEIPT, rules.DUPLICATE_OUTSIDE,
                   rules.AMOUNT_MISMATCH, rules.MISSING_OUTSIDE}), -1, _both("2900"), BREAK),
    Way("WRITE_OFF", "由平台承担（5050）", "The house bears it (5050)",
        frozenset({rules.MISSING_IN_LEDGER, rules.DUPLICATE_OUTSIDE, rules.AMOUNT_MISMATCH,
                   rules.MISSING_OUTSIDE}), 1, {**_both("5050"), "1030": "5050"}, HOUSE),
    Way("BOOK_CAPITAL", "记为股东出资（3010）", "Book as the owner's capital (3010)",
        frozenset({rules.MISSING_IN_LEDGER}), -1, {"1030": "3010"}, HOUSE),
    Way("BACK_TO_MERCHANT", "退回商户可提现（2031）", "Back to the merchant (2031)",
        frozenset({rules.RETURNED_PAYOUT}), -1, {"1020": "2031"}, PAYEE),
    Way("CLAIM_MERCHANT", "向商户追收（1050）", "Claim from the merchant (1050)",
        frozenset({rules.DUPLICATE_OUTSIDE, rules.MISSING_IN_LEDGER}), 1, {"1020": "1050"}, PAYEE),
    Way("PAID_MERCHANT", "记为已付给商户（2031）", "Book as paid to the merchant (2031)",
        frozenset({rules.MISSING_IN_LEDGER}), 1, {"1020": "2031"}, PAYEE),
    Way("REVERSE", "冲销原凭证", "Reverse our journal", frozenset({rules.MISSING_OUTSIDE}), 0, {}, ""),
)  # fmt: skip
WAYS = {row.code: row for row in _ROWS}
REVERSIBLE = frozenset({"J-CAPITAL", "J-SWEEP", "J-TOPUP", "J-FEE", "J-RECON"})
"""Journals no state machine rests on; others keep their own reversals."""

ACTIONS: dict[str, tuple[str, str]] = {
    rules.MISSING_IN_LEDGER: ("查明并入账，或记入 2900", "Fetch and book, or 2900"),
    rules.MISSING_OUTSIDE: ("向对方查询；确无则经复核冲销", "Ask; if absent reverse with approval"),
    rules.AMOUNT_MISMATCH: ("已冻结担保资金，立案核实", "Escrow frozen; open a case"),
    rules.DUPLICATE_OUTSIDE: ("退款或追回", "Refund or recall"),
    rules.FEE_MISMATCH: ("按实际费用入账并标记", "Book the real fee and flag it"),
    rules.TIMING: ("两日内自动核销", "Closes by itself within two days"),
    rules.FX_DIFFERENCE: ("差额记入 5030", "Difference to 5030"),
    rules.UNIDENTIFIED_RECEIPT: ("记入 2900，十日内认领或退回", "2900; find the owner or return in 10 days"),
    rules.RETURNED_PAYOUT: ("退回商户可提现", "Back to the merchant's balance"),
    rules.STATEMENT_GAP: ("向对方索取缺失的对账单", "Ask for the missing sheet"),
    rules.STATEMENT_BALANCE: ("要求对方更正对账单", "Ask for a corrected sheet"),
}  # fmt: skip


REMEDIES: dict[str, tuple[str, str]] = {
    "STATEMENT_CHANGED": (
        "与已导入的内容不同：请向对方核实哪一份有效，并以新的编号重新出具",
        "Differs from the one taken in: ask which is right, and for it under a new number",
    ),
    "STATEMENT_INVALID": (
        "内容无法入库：请对方更正所列字段后重新出具",
        "Cannot be stored: ask for it again with the named part corrected",
    ),
    "BANK_FILE": (
        "银行文件无法读取：请银行按所列元素更正后重新投放",
        "The bank's file cannot be read: ask for it again with the named element corrected",
    ),
}
"""What finance asks for when a sheet was refused, by the refusal's code."""


def ways_open(type_: str, *, code: str, difference: int, kinds: frozenset[str]) -> list[Way]:
    """The ways open to a break. ``kinds``: of the journals on its ledger side."""
    found = []
    for way in _ROWS:
        if type_ not in way.types or way.sign * difference < 0 or difference == 0:
            continue
        if way.code == "REVERSE":
            if len(kinds) == 1 and kinds <= REVERSIBLE:
                found.append(way)
        elif code in way.codes:
            found.append(way)
    return found


def resolution_lines(
    way: Way, *, code: str, owner: str, currency: str, difference: int, other: str
) -> list[Line]:
    """The account moves by minus the difference, the other side of the way takes it."""
    return [
        Line(code, owner, -difference, currency),
        Line(way.codes[code], other, difference, currency),
    ]
