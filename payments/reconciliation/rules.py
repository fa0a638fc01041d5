"""Which posting answers to which line, and what it is called when none does. Pure.

Source: payments brief 9. Amounts are signed minor units, into the account is positive.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

MISSING_IN_LEDGER, MISSING_OUTSIDE = "MISSING_IN_LEDGER", "MISSING_OUTSIDE"
AMOUNT_MISMATCH, DUPLICATE_OUTSIDE = "AMOUNT_MISMATCH", "DUPLICATE_OUTSIDE"
FEE_MISMATCH, TIMING, FX_DIFFERENCE = "FEE_MISMATCH", "TIMING", "FX_DIFFERENCE"
UNIDENTIFIED_RECEIPT, RETURNED_PAYOUT = "UNIDENTIFIED_RECEIPT", "RETURNED_PAYOUT"
STATEMENT_GAP, STATEMENT_BALANCE = "STATEMENT_GAP", "STATEMENT_BALANCE"
TYPES = (
    MISSING_IN_LEDGER, MISSING_OUTSIDE, AMOUNT_MISMATCH, DUPLICATE_OUTSIDE, FEE_MISMATCH, TIMING,
    FX_DIFFERENCE, UNIDENTIFIED_RECEIPT, RETURNED_PAYOUT, STATEMENT_GAP, STATEMENT_BALANCE,
)  # fmt: skip

REFERENCE, KEY, AMOUNT_DATE_NAME, RESOLUTION, FORWARD = (
    "REFERENCE", "KEY", "AMOUNT_DATE_NAME", "RESOLUTION", "FORWARD",
)  # fmt: skip
BANK, OWN_BANK = "1020", "1030"
AT_BANK = frozenset({BANK, OWN_BANK})
FEE_LINES = frozenset({"FEE", "DISPUTE_FEE"})
FEE_JOURNALS = frozenset({"J-FEE", "J-BANKFEE", "J-DISPUTEFEE"})
REVERSAL = "-REV"
NEAR = timedelta(days=2)


def account_name(code: str, owner: str, currency: str) -> str:
    """What rows about an account outside call it: ``1020:safeguarding:CNY``."""
    return f"{code}:{owner}:{currency}"


@dataclass(frozen=True, slots=True)
class Item:
    """A posting of ours; ``reference`` is the keeper's name of the movement it answers to."""

    id: int
    day: date
    amount: int
    reference: str = ""
    kind: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A movement as its keeper tells it."""

    id: uuid.UUID
    day: date
    amount: int
    kind: str
    ref: str
    object_ref: str = ""
    key: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Postings and lines of equal sums, and the rule that brought them together."""

    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not meet: the members of both sides and its type."""

    type: str
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def ledger(self) -> int:
        return sum(item.amount for item in self.items)

    @property
    def outside(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def day(self) -> date:
        """The day on which the difference stands: its latest member's."""
        return latest(self)


def latest(found: Match | Finding) -> date:
    """The day on which all members are there."""
    return max([item.day for item in found.items] + [line.day for line in found.lines])


@dataclass(slots=True)
class Outcome:
    """Everything that went in comes out once: in a match or in a finding."""

    matches: list[Match] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


Met = Mapping[str, frozenset[tuple[str, int]]]
"""Movements that met before: name of the movement -> (side, amount)."""


def side(member: Item | Line) -> str:
    """FEE, IN or OUT: only like is laid beside like."""
    fees = FEE_LINES if isinstance(member, Line) else FEE_JOURNALS
    if member.kind in fees:
        return "FEE"
    return "IN" if member.amount > 0 else "OUT"


def sheet_fault(opening: int, amounts: Iterable[int], closing: int) -> str:
    """STATEMENT_BALANCE where opening + movements is not closing, else empty."""
    return "" if opening + sum(amounts) == closing else STATEMENT_BALANCE


def reconcile(
    items: Sequence[Item],
    lines: Sequence[Line],
    *,
    code: str,
    today: date,
    met: Met | None = None,
    timing_days: int = 2,
) -> Outcome:
    """Match by reference, then key, then (amount, date, name); name what is left.

    ``today``: the latest day both sides are known for. ``met``: what lines like these met before,
    to know a movement that comes twice.
    """
    done = Outcome()
    rest_items, rest_lines = _by_name(items, lines, done)
    rest_items, rest_lines = _by_amount(rest_items, rest_lines, done)
    known = {name: set(pairs) for name, pairs in (met or {}).items()}
    for match in done.matches:
        for line in match.lines:
            for name in _names(line):
                known.setdefault(name, set()).add((side(line), line.amount))
    for line in rest_lines:
        done.findings.append(Finding(_line_type(line, known, code), lines=(line,)))
    for item in rest_items:
        late = (today - item.day).days >= timing_days
        done.findings.append(Finding(MISSING_OUTSIDE if late else TIMING, items=(item,)))
    return done


def _names(line: Line) -> Iterator[str]:
    """By what a line may be known, the surest first; the keeper's own name only once."""
    yield from (name for name in (line.object_ref, line.ref, line.key) if name)


def _line_type(line: Line, known: Mapping[str, set[tuple[str, int]]], code: str) -> str:
    if any((side(line), line.amount) in known.get(name, ()) for name in _names(line)):
        return DUPLICATE_OUTSIDE
    if line.kind in FEE_LINES:
        return FEE_MISMATCH
    if code == BANK and line.kind == "RETURN":
        return RETURNED_PAYOUT
    if code == BANK and line.amount > 0 and not line.object_ref and not line.key:
        return UNIDENTIFIED_RECEIPT
    return MISSING_IN_LEDGER


# by name


def _by_name(
    items: Sequence[Item], lines: Sequence[Line], done: Outcome
) -> tuple[list[Item], list[Line]]:
    ours: dict[str, list[Item]] = {}
    rest_items: list[Item] = []
    for item in items:
        if item.reference:
            ours.setdefault(item.reference, []).append(item)
        else:
            rest_items.append(item)
    theirs: dict[str, list[Line]] = {}
    rest_lines: list[Line] = []
    for line in lines:
        name = next((name for name in _names(line) if name in ours), None)
        if name is None:
            rest_lines.append(line)
        else:
            theirs.setdefault(name, []).append(line)
    for name, mine in ours.items():
        told = theirs.get(name, [])
        by_key = told and all(name not in (line.object_ref, line.ref) for line in told)
        left_items, left_lines = _group(mine, told, KEY if by_key else REFERENCE, done)
        rest_items += left_items
        rest_lines += left_lines
    return rest_items, rest_lines


def _group(
    items: list[Item], lines: list[Line], rule: str, done: Outcome
) -> tuple[list[Item], list[Line]]:
    """All that bears one name: fees with fees, in with in, out with out; then the whole."""
    if not lines:
        return _taken_back(items, rule, done), lines
    open_items, open_lines = _by_side(items, lines, rule, done)
    fees = {"FEE"} & {side(item) for item in open_items} & {side(line) for line in open_lines}
    equal = sum(item.amount for item in open_items) == sum(line.amount for line in open_lines)
    if open_items and open_lines and equal and not fees:  # told in other words, the same money
        done.matches.append(Match(tuple(open_items), tuple(open_lines), rule))
        return [], []
    left_items: list[Item] = []
    left_lines: list[Line] = []
    for which in ("FEE", "IN", "OUT"):
        mine = [item for item in open_items if side(item) == which]
        told = [line for line in open_lines if side(line) == which]
        if mine and told:
            mine, told = _pairs(mine, told, rule, done)
        if mine and told:
            done.findings.append(Finding(_differs(which, told), tuple(mine), tuple(told)))
        else:
            left_items += mine
            left_lines += told
    return left_items, left_lines


def _taken_back(items: list[Item], rule: str, done: Outcome) -> list[Item]:
    """What was booked and reversed under its own name never was outside: the two meet each other."""
    reversed_ = any(item.kind.endswith(REVERSAL) for item in items)
    if not reversed_ or sum(item.amount for item in items) != 0:
        return items
    done.matches.append(Match(tuple(items), (), rule))
    return []


def _by_side(
    items: list[Item], lines: list[Line], rule: str, done: Outcome
) -> tuple[list[Item], list[Line]]:
    open_items: list[Item] = []
    open_lines: list[Line] = []
    for which in ("FEE", "IN", "OUT"):
        mine = [item for item in items if side(item) == which]
        told = [line for line in lines if side(line) == which]
        if mine and told and sum(i.amount for i in mine) == sum(t.amount for t in told):
            done.matches.append(Match(tuple(mine), tuple(told), rule))
        else:
            open_items += mine
            open_lines += told
    return open_items, open_lines


def _pairs(
    items: list[Item], lines: list[Line], rule: str, done: Outcome
) -> tuple[list[Item], list[Line]]:
    """One line may answer to all postings (one charge, several orders); else one to one."""
    whole = sum(item.amount for item in items)
    for line in lines:
        if line.amount == whole:
            done.matches.append(Match(tuple(items), (line,), rule))
            return [], [other for other in lines if other is not line]
    left_items: list[Item] = []
    left_lines = list(lines)
    for item in items:
        line_found = next((line for line in left_lines if line.amount == item.amount), None)
        if line_found is None:
            left_items.append(item)
            continue
        left_lines.remove(line_found)
        done.matches.append(Match((item,), (line_found,), rule))
    return left_items, left_lines


def _differs(which: str, lines: list[Line]) -> str:
    if which == "FEE":
        return FEE_MISMATCH
    return FX_DIFFERENCE if any(line.kind == "CONVERSION" for line in lines) else AMOUNT_MISMATCH


# by amount, date and name


def _by_amount(
    items: list[Item], lines: list[Line], done: Outcome
) -> tuple[list[Item], list[Line]]:
    """Only where each has one candidate: a guess between two would hide an error."""
    by_amount: dict[int, list[Item]] = {}
    for item in items:
        by_amount.setdefault(item.amount, []).append(item)
    wanted: dict[int, list[Line]] = {}
    choices: list[tuple[Line, Item]] = []
    for line in lines:
        near = [item for item in by_amount.get(line.amount, ()) if _related(item, line)]
        for item in near:
            wanted.setdefault(item.id, []).append(line)
        if len(near) == 1:
            choices.append((line, near[0]))
    taken_items: set[int] = set()
    taken_lines: set[int] = set()
    for line, item in choices:
        if len(wanted[item.id]) == 1:
            done.matches.append(Match((item,), (line,), AMOUNT_DATE_NAME))
            taken_items.add(item.id)
            taken_lines.add(id(line))
    return (
        [item for item in items if item.id not in taken_items],
        [line for line in lines if id(line) not in taken_lines],
    )


def _related(item: Item, line: Line) -> bool:
    if abs(item.day - line.day) > NEAR:
        return False
    words = f"{line.name} {line.text}"
    told = (line.ref, line.key)
    if any(name and (name in words or name in told) for name in (item.subject, item.reference)):
        return True
    return not item.reference and not line.key and not line.object_ref


def gaps(sequences: Sequence[int]) -> list[int]:
    """The numbers missing between the first and the last."""
    if not sequences:
        return []
    have = set(sequences)
    return [number for number in range(min(have), max(have) + 1) if number not in have]
