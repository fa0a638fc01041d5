"""Days of money on both sides, with errors planted in them by a seed.

``plant(seed, lines)`` gives journals of ours, sheets of theirs and what is wrong between them:
``expected`` holds (type, names), the names being the references of our side and theirs. Nothing
else is wrong. Amounts are CNY fen; the first day carries the lines, the later ones time.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from backend.kernel.ids import uuid7
from payments.gateway.port import StatementLine, StatementSheet

CHINA = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 3, 2)
PSP, BANK, PSP_USD = (
    ("1010", "shiji.sandbox", "CNY"), ("1020", "safeguarding", "CNY"), ("1010", "shiji.sandbox", "USD"),
)  # fmt: skip
CAPITAL = 10**12
CHUNK = 250  # an account's row moved more often in one transaction gets slow to read
Key = tuple[str, str, str]
ALL_KINDS = {
    "MISSING_IN_LEDGER": 3, "MISSING_OUTSIDE": 3, "AMOUNT_MISMATCH": 3, "DUPLICATE_OUTSIDE": 2,
    "FEE_MISMATCH": 2, "TIMING": 3, "FX_DIFFERENCE": 2, "UNIDENTIFIED_RECEIPT": 3,
    "RETURNED_PAYOUT": 2, "STATEMENT_GAP": 1, "STATEMENT_BALANCE": 1,
}  # fmt: skip
"""Twenty-five."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal of ours on one of the accounts."""

    account: Key
    day: date
    amount: int
    reference: str = ""
    kind: str = "J-TEST"
    subject: str = ""


@dataclass(slots=True)
class Planted:
    """Both sides and what is wrong between them."""

    days: list[date]
    entries: list[Entry] = field(default_factory=list)
    lines: dict[tuple[Key, date], list[StatementLine]] = field(default_factory=dict)
    expected: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    short: set[tuple[Key, date]] = field(default_factory=set)
    absent: set[tuple[Key, date]] = field(default_factory=set)

    def ours(self, account: Key, amount: int, day: date, **also: str) -> None:
        self.entries.append(Entry(account, day, amount, **also))

    def theirs(
        self, account: Key, amount: int, day: date, kind: str, ref: str, **also: str
    ) -> None:
        told = StatementLine(ref=ref, kind=kind, amount_minor=amount, at=at(day), **also)
        self.lines.setdefault((account, day), []).append(told)

    def wrong(self, type_: str, *names: str) -> None:
        self.expected[type_, frozenset(names)] += 1

    def sheets(self, day: date) -> Iterator[StatementSheet]:
        """The sheets of a day as they come: a wrong sum, or none where one is absent."""
        for account in (PSP, BANK, PSP_USD):
            if (account, day) not in self.absent:
                yield self.sheet(account, day)

    def sheet(self, account: Key, day: date, *, mended: bool = False) -> StatementSheet:
        """One sheet; ``mended``: as it comes again, right."""
        opening = CAPITAL if account == BANK else 0
        for earlier in self.days[: self.days.index(day)]:
            opening += sum(line.amount_minor for line in self.lines.get((account, earlier), ()))
        lines = tuple(self.lines.get((account, day), ()))
        closing = opening + sum(line.amount_minor for line in lines)
        code, owner, currency = account
        sheet = StatementSheet(
            ident=f"{owner}:{currency}:{day}", sequence=self.days.index(day) + 1, code=code,
            owner=owner, currency=currency, day=day, opening_minor=opening,
            closing_minor=closing, lines=lines,
        )  # fmt: skip
        if (account, day) in self.short and not mended:
            return replace(sheet, closing_minor=closing + 1)
        return replace(sheet, ident=f"{sheet.ident}:mended") if mended else sheet


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=CHINA)


class Sower:
    """Good movements and planted errors, each under names of its own."""

    def __init__(self, seed: int, days: int = 4) -> None:
        self.dice = random.Random(seed)
        self.field = Planted([FIRST + timedelta(days=n) for n in range(days)])
        self.number = 0

    def name(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}_{self.number:06d}"

    def amount(self) -> int:
        return self.dice.randint(1, 5_000_000)

    # what is right

    def charge(self) -> int:
        """One charge for one to three orders."""
        ref, parts = (
            self.name("sbx"),
            [self.amount() for _ in range(self.dice.choice((1, 1, 1, 3)))],
        )
        for part in parts:
            self.field.ours(
                PSP, part, FIRST, reference=ref, kind="J-FUND", subject=self.name("chk")
            )
        self.field.theirs(
            PSP, sum(parts), FIRST, "CHARGE", ref, object_ref=ref, key=self.name("pay")
        )
        return 1

    def refund(self) -> int:
        key, ref, amount = self.name("esc"), self.name("sbr"), self.amount()
        self.field.ours(PSP, -amount, FIRST, reference=key, kind="J-REFOK")
        self.field.theirs(PSP, -amount, FIRST, "REFUND", ref, object_ref=ref, key=key)
        return 1

    def settlement(self) -> int:
        """Three ways: the provider's sheet, our two journals, the bank's sheet."""
        ref, net, fee = self.name("sbs"), self.amount() + 100, self.dice.randint(1, 99)
        self.field.ours(PSP, -fee, FIRST, reference=ref, kind="J-FEE")
        self.field.ours(PSP, -net, FIRST, reference=ref, kind="J-SETTLE")
        self.field.ours(BANK, net, FIRST, reference=ref, kind="J-SETTLE")
        self.field.theirs(PSP, -fee, FIRST, "FEE", f"{ref}:fee", object_ref=ref)
        self.field.theirs(PSP, -net, FIRST, "SETTLEMENT", ref, object_ref=ref)
        self.field.theirs(BANK, net, FIRST, "RECEIPT", self.name("bk"), key=ref)
        return 3

    def payout(self) -> int:
        key, amount = self.name("pol"), self.amount()
        self.field.ours(BANK, -amount, FIRST, reference=key, kind="J-PAYOK")
        self.field.theirs(BANK, -amount, FIRST, "PAYOUT", self.name("bk"), key=key)
        return 1

    def sweep(self) -> int:
        """A transfer of the house's own: no reference, found by amount, date and name."""
        subject, amount = self.name("sweep"), self.amount()
        self.field.ours(BANK, -amount, FIRST, kind="J-SWEEP", subject=subject)
        self.field.theirs(BANK, -amount, FIRST, "PAYOUT", self.name("bk"), text=f"划转 {subject}")
        return 1

    # what is wrong

    def missing_in_ledger(self) -> None:
        ref = self.name("sbx")
        self.field.theirs(PSP, self.amount(), FIRST, "CHARGE", ref, object_ref=ref, key=ref + "k")
        self.field.wrong("MISSING_IN_LEDGER", ref)

    def missing_outside(self) -> None:
        ref = self.name("sbx")
        self.field.ours(PSP, self.amount(), FIRST, reference=ref, kind="J-FUND")
        self.field.wrong("MISSING_OUTSIDE", ref)

    def amount_mismatch(self) -> None:
        ref, amount = self.name("sbx"), self.amount() + 10
        self.field.ours(PSP, amount, FIRST, reference=ref, kind="J-FUND", subject=self.name("chk"))
        told = amount + self.dice.choice((-9, -1, 1, 9))
        self.field.theirs(PSP, told, FIRST, "CHARGE", ref, object_ref=ref)
        self.field.wrong("AMOUNT_MISMATCH", ref)

    def duplicate_outside(self) -> None:
        key, amount = self.name("pol"), self.amount()
        self.field.ours(BANK, -amount, FIRST, reference=key, kind="J-PAYOK")
        later = self.dice.choice(self.field.days[:2])
        for day in (FIRST, later):
            self.field.theirs(BANK, -amount, day, "PAYOUT", self.name("bk"), key=key)
        self.field.wrong("DUPLICATE_OUTSIDE", key)  # either of the two is one too many

    def fee_mismatch(self) -> None:
        """With its settlement right, or paid out so much less that the sum is the same."""
        ref, net, fee = self.name("sbs"), self.amount() + 100, self.dice.randint(10, 99)
        self.field.ours(PSP, -fee, FIRST, reference=ref, kind="J-FEE")
        self.field.ours(PSP, -net, FIRST, reference=ref, kind="J-SETTLE")
        self.field.theirs(PSP, -fee - 1, FIRST, "FEE", f"{ref}:fee", object_ref=ref)
        self.field.theirs(PSP, -net, FIRST, "SETTLEMENT", ref, object_ref=ref)
        self.field.wrong("FEE_MISMATCH", ref, f"{ref}:fee")

    def timing(self) -> None:
        ref, amount = self.name("sbx"), self.amount()
        days = self.field.days[:2]
        self.dice.shuffle(days)
        self.field.ours(PSP, amount, days[0], reference=ref, kind="J-FUND")
        self.field.theirs(PSP, amount, days[1], "CHARGE", ref, object_ref=ref)
        self.field.wrong("TIMING", ref)

    def fx_difference(self) -> None:
        ref, amount, told = self.name("fx"), self.amount() + 4000, self.name("bk")
        self.field.ours(BANK, amount, FIRST, reference=ref, kind="J-FX")
        self.field.theirs(BANK, amount - 3200, FIRST, "CONVERSION", told, object_ref=ref)
        self.field.wrong("FX_DIFFERENCE", ref, told)

    def unidentified_receipt(self) -> None:
        ref = self.name("bk")
        self.field.theirs(BANK, self.amount(), FIRST, "RECEIPT", ref, name="某付款人", text="货款")
        self.field.wrong("UNIDENTIFIED_RECEIPT", ref)

    def returned_payout(self) -> None:
        key, amount, back = self.name("pol"), self.amount(), self.name("bk")
        self.field.ours(BANK, -amount, FIRST, reference=key, kind="J-PAYOK")
        self.field.theirs(BANK, -amount, FIRST, "PAYOUT", self.name("bk"), key=key)
        later = self.dice.choice(self.field.days[:2])
        self.field.theirs(BANK, amount, later, "RETURN", back, key=key)
        self.field.wrong("RETURNED_PAYOUT", back)

    def statement_gap(self) -> None:
        self.field.absent.add((PSP_USD, self.field.days[1]))
        self.field.wrong("STATEMENT_GAP", "#2")

    def statement_balance(self) -> None:
        self.field.short.add((BANK, self.field.days[-1]))
        self.field.wrong("STATEMENT_BALANCE", f"safeguarding:CNY:{self.field.days[-1]}")


def plant(seed: int, lines: int, kinds: dict[str, int]) -> Planted:
    """Some days with about so many good lines, and the planted errors among them, shuffled."""
    sower = Sower(seed)
    good: list[Callable[[], int]] = [
        sower.charge, sower.refund, sower.settlement, sower.payout, sower.sweep,
    ]  # fmt: skip
    weights = (50, 10, 5, 30, 5)
    made = 0
    while made < lines:
        made += sower.dice.choices(good, weights)[0]()
    for kind, number in kinds.items():
        for _ in range(number):
            getattr(sower, kind.lower())()
    planted = sower.field
    sower.dice.shuffle(planted.entries)
    for told in planted.lines.values():
        sower.dice.shuffle(told)
    for _ in range(2):  # the dollar account moves a little, so that its sheets are not empty
        ref = sower.name("usd")
        planted.ours(PSP_USD, 100, FIRST, reference=ref)
        planted.theirs(PSP_USD, 100, FIRST, "CHARGE", ref, object_ref=ref)
    return planted


_POST = """
SELECT count(ledger_post(id, key, key, kind, subject, at, at, NULL, ARRAY[code, '3010'],
       ARRAY[owner, ''], ARRAY[currency, currency], ARRAY[amount, -amount], true, reference))
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::text[],
            %s::text[], %s::text[], %s::bigint[], %s::text[])
  AS t(id, key, kind, subject, at, code, owner, currency, amount, reference)
"""


def post(planted: Planted, day: date) -> None:
    """Our journals of a day, through the ledger's own function, some hundred to a statement."""
    own = [entry for entry in planted.entries if entry.day == day]
    rows = [
        (uuid7(), f"plant:{day}:{n}", e.kind, e.subject, at(day), *e.account, e.amount, e.reference)
        for n, e in enumerate(own)
    ]
    if day == FIRST:
        before = at(FIRST - timedelta(days=1))
        rows.insert(0, (uuid7(), "plant:capital", "J-CAPITAL", "", before, *BANK, CAPITAL, ""))
    with connection.cursor() as cursor:
        for chunk in batched(rows, CHUNK):
            cursor.execute(_POST, [list(column) for column in zip(*chunk, strict=True)])


def batched(rows: list[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Pieces of a list, in order."""
    return (rows[start : start + size] for start in range(0, len(rows), size))
