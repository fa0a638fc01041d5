"""The invariants. After every step what the step touched; now and then everything, recomputed.

A mirror of the ledger is kept from the postings alone: whatever a step wrote must continue it
without a gap, sum to nothing, and leave client money covered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import F

from backend.kernel.ids import from_public_id, public_id
from backend.kernel.statements import run
from payments.escrow.models import Escrow
from payments.escrow.rules import FINAL
from payments.ledger.rules import CHART, CLIENT_LIABILITIES, DEBIT, SAFE_ASSETS
from payments.ledger.selectors import prove
from payments.simulation.answers import MEMO_PAIR, ROWED, answer_faults, fault_of, worth
from payments.statements.proof import money_proof

# looked up row by row: whatever the planner believes, a step costs what it wrote, not what there is
NEW = """
SELECT p.id, p.journal_id, p.account_id, p.amount, p.currency, p.account_version, p.balance_after,
       (SELECT j.n_lines FROM payments_ledger_journal j WHERE j.id = p.journal_id),
       (SELECT j.kind FROM payments_ledger_journal j WHERE j.id = p.journal_id)
FROM payments_ledger_posting p WHERE p.id > %s ORDER BY p.id
"""
ACCOUNTS = """
SELECT id, code, owner, currency, floor FROM payments_ledger_account WHERE id = ANY(%s::bigint[])
"""
HELD = """
SELECT e.state, e.funded_minor, e.released_minor, e.refunded_minor,
       e.charged_back_minor + e.retained_minor, coalesce(a.balance, 0), e.retained_minor,
       CASE WHEN e.retained_minor > 0 THEN (
           SELECT sum(c.funded_minor) FROM payments_escrow_escrow c WHERE c.parent_id = e.id) END
FROM payments_escrow_escrow e
LEFT JOIN payments_ledger_account a ON a.code = '2020' AND a.owner = %s
WHERE e.id = %s
"""
PAID = """
SELECT coalesce(sum(-amount) FILTER (WHERE kind IN ('J-PAY')), 0) AS gone
FROM payments_ledger_posting p JOIN payments_ledger_journal j ON j.id = p.journal_id
JOIN payments_ledger_account a ON a.id = p.account_id WHERE a.code = '2040'
"""


class Broken(Exception):
    """An invariant does not hold; the message says which and by how much."""


@dataclass(slots=True)
class Mirror:
    """What the postings add up to."""

    last: int = 0
    names: dict[int, tuple[str, str, str, int | None]] = field(default_factory=dict)
    balances: dict[int, tuple[int, int]] = field(default_factory=dict)
    cover: dict[str, int] = field(default_factory=dict)
    positions: dict[tuple[str, str], int] = field(default_factory=dict)
    memo: dict[tuple[str, str, str], int] = field(default_factory=dict)
    journals: int = 0


class Books:
    """Looks after each step; raises Broken."""

    def __init__(self) -> None:
        self.mirror = Mirror()

    def after_step(self, *, refused: bool) -> None:
        """The new postings continue the old ones; a refused step has written none."""
        rows = run(NEW, [self.mirror.last])[0]
        if not rows:
            return
        if refused:
            raise Broken(f"a refused command wrote {len(rows)} postings")
        self._meet({row[2] for row in rows})
        sums: dict[tuple[object, str], int] = {}
        lines: dict[object, tuple[int, int]] = {}
        escrows: dict[str, str] = {}
        touched: set[int] = set()
        for row in rows:
            self._take(row)
            _, journal, account, amount, currency, _, _, n_lines, kind = row
            code, owner, _, _ = self.mirror.names[account]
            sums[journal, currency] = sums.get((journal, currency), 0) + amount
            lines[journal] = (lines.get(journal, (0, 0))[0] + 1, n_lines)
            if code == "2020":
                escrows[owner] = kind
            elif code in ROWED:
                touched.add(account)
        for (journal, currency), total in sums.items():
            if total:
                raise Broken(f"L1: journal {journal} sums to {total} {currency}")
        for journal, (found, declared) in lines.items():
            if found != declared:
                raise Broken(f"L2: journal {journal} declares {declared} lines and has {found}")
        self.mirror.journals += len(lines)
        for owner, kind in escrows.items():
            self._held(owner, kind)
        for currency, cover in self.covers().items():
            if cover < 0:
                raise Broken(f"client money short by {-cover} {currency}")
        self._answered(touched)

    def _answered(self, accounts: Iterable[int]) -> None:
        """Accounts hold what the rows say that they answer to; memo accounts pair."""
        for number in accounts:
            code, owner, currency, _ = self.mirror.names[number]
            pair = MEMO_PAIR.get(code, "")
            if over := self.mirror.memo.get((pair, owner, currency)):
                raise Broken(f"memo {pair}:{owner} differs by {over} {currency}")
            if fault := fault_of(code, owner, currency, self.mirror.balances[number][0]):
                raise Broken(fault)

    def covers(self) -> dict[str, int]:
        """Cover by currency; foreign money counts at its last quote less the haircut."""
        found = dict(self.mirror.cover)
        for (pair, currency), balance in self.mirror.positions.items():
            foreign, _, home = pair.partition("/")
            if balance and currency == foreign:
                found[foreign] = found.get(foreign, 0) + balance
                found[home] = found.get(home, 0) + worth(pair, -balance)
        return found

    def _meet(self, accounts: set[int]) -> None:
        """Code, owner, currency and floor of accounts that were not seen before."""
        if new := [number for number in accounts if number not in self.mirror.names]:
            self.mirror.names |= {row[0]: row[1:] for row in run(ACCOUNTS, [new])[0]}

    def _take(self, row: tuple[Any, ...]) -> None:
        number, _, account, amount, currency, version, after, _, _ = row
        code, owner, kept_in, floor = self.mirror.names[account]
        if currency != kept_in:
            raise Broken(f"L7: {currency} on {code}:{owner}, which keeps {kept_in}")
        was, before = self.mirror.balances.get(account, (0, 0))
        chart = CHART[code]
        now = was + (amount if chart.normal == DEBIT else -amount)
        if version != before + 1:
            raise Broken(f"L10: {code}:{owner} goes from version {before} to {version}")
        if after != now:
            raise Broken(f"L5: {code}:{owner} says {after}, its postings say {now}")
        if floor is not None and now < floor:
            raise Broken(f"L6: {code}:{owner} at {now}")
        self.mirror.balances[account] = (now, version)
        self.mirror.last = number
        if code in SAFE_ASSETS or code in CLIENT_LIABILITIES:
            self.mirror.cover[currency] = self.mirror.cover.get(currency, 0) + amount
        elif code == "6010":
            self.mirror.positions[owner, currency] = now
        elif pair := MEMO_PAIR.get(code):
            place = pair, owner, currency
            self.mirror.memo[place] = self.mirror.memo.get(place, 0) + amount

    def _held(self, owner: str, kind: str) -> None:
        rows = run(HELD, [owner, from_public_id(owner, "esc")])[0]
        if not rows:
            raise Broken(f"{owner} holds money and is no escrow")
        state, funded, released, refunded, elsewhere, booked, kept, children = rows[0]
        held = funded - released - refunded - elsewhere
        if held < 0 or held != booked:
            raise Broken(f"{owner} after {kind}: held {held}, booked {booked}")
        if state in FINAL and held:
            raise Broken(f"{owner} is {state} and holds {held}")
        if kept and kept != children:
            raise Broken(f"{owner} kept back {kept}, its retentions got {children}")

    def everything(self) -> None:
        """Trial balance, recomputed balances, cover, every escrow, payouts within releases."""
        proof = prove()
        faults = [*proof.faults]
        rows = Escrow.objects.values_list(
            "pk", "funded_minor", "released_minor", "refunded_minor", "state",
            F("charged_back_minor") + F("retained_minor"),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SELECT owner, balance FROM payments_ledger_account WHERE code = '2020'")
            booked = dict(cursor.fetchall())
            cursor.execute(
                "SELECT id, balance, version, code, owner, currency, floor "
                "FROM payments_ledger_account WHERE version > 0"
            )
            accounts = {row[0]: row[1:] for row in cursor.fetchall()}
            cursor.execute(PAID)
            paid = int(cursor.fetchone()[0])
        released = 0
        for key, funded, out, back, state, elsewhere in rows:
            released += out
            held = funded - out - back - elsewhere
            name = public_id("esc", key)
            if held != booked.get(name, 0) or held < 0 or (held and state in FINAL):
                faults.append(f"{name} {state}: held {held}, booked {booked.get(name, 0)}")
        faults += [
            f"cover {currency}: {told} by the database, {minor} by the postings"
            for currency, minor in self.covers().items()
            if (told := proof.safeguarding.get(currency, 0)) != minor
        ]
        faults += answer_faults(
            (code, owner, currency, balance)
            for balance, _, code, owner, currency, _ in accounts.values()
            if code in ROWED
        )
        seen = {key: (*row, *self.mirror.names[key]) for key, row in self.mirror.balances.items()}
        if accounts != seen:
            faults.append("accounts differ from the postings that were seen")
        if paid > released + self.given_back():
            faults.append(f"paid out {paid}, released {released}")
        if faults:
            raise Broken("; ".join(faults[:5]))

    def given_back(self) -> int:
        """Released money that merchants returned later lowers ``released`` but was payable once."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(sum(-p.amount), 0) FROM payments_ledger_posting p "
                "JOIN payments_ledger_journal j ON j.id = p.journal_id "
                "JOIN payments_ledger_account a ON a.id = p.account_id "
                "WHERE (j.kind = 'J-REFAFTER' AND a.code = '2041') "
                "OR (j.kind IN ('J-PAYBACK') AND a.code = '2031')"
            )
            return int(cursor.fetchone()[0])

    def rest(self) -> None:
        """The whole proof, once everything has come to rest."""
        self.everything()
        faults = [fault for fault in money_proof().faults if not fault.startswith("inbox:")]
        if faults:
            raise Broken("; ".join(faults[:5]))
