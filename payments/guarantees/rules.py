"""How much may be asked, in which states what may be done, and which lines move it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from payments.ledger.rules import Line, cr, dr

MERCHANT, BID, PERFORMANCE = "MERCHANT", "BID", "PERFORMANCE"
CASH, E_GUARANTEE = "CASH", "E_GUARANTEE"
TERM_MAX = timedelta(days=1096)
PURPOSES = {
    MERCHANT: ("商户保证金", "Merchant guarantee"),
    BID: ("投标保证金", "Bid security"),
    PERFORMANCE: ("履约保证金", "Performance guarantee"),
}
ARROWS: dict[str, frozenset[str]] = {
    "put_up": frozenset({"ASKED"}),
    "ask_back": frozenset({"HELD"}),
    "release": frozenset({"HELD", "RETURN_ASKED"}),
    "claim": frozenset({"HELD", "RETURN_ASKED"}),
    "expire": frozenset({"ASKED", "HELD", "RETURN_ASKED"}),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Cash taken out of one 2050 account, for the journal of whoever takes it."""

    owner: str
    amount_minor: int

    def line(self, currency: str) -> Line:
        """The debit that the taker's journal carries."""
        return dr("2050", self.owner, self.amount_minor, currency)


def may(command: str, state: str) -> bool:
    """Whether an arrow of this name starts here."""
    return state in ARROWS[command]


def account_of(subject: str, purpose: str) -> str:
    """The owner of the 2050 account: one per subject and purpose (payments brief 2)."""
    return f"{subject}:{purpose}"


def cap_minor(base_minor: int, max_bp: int) -> int:
    """The most that may be asked of a base, rounded down: never a fen above the law."""
    return base_minor * max_bp // 10000


def needed_minor(open_minor: int, deposit_bp: int) -> int:
    """The share of open escrow that a merchant of a grade must keep up, rounded up (D29)."""
    return -(-open_minor * deposit_bp // 10000)


def state_after(*, held_minor: int, claimed_minor: int, otherwise: str) -> str:
    """Where cash stands once some of it has left."""
    if held_minor:
        return otherwise
    return "CLAIMED" if claimed_minor else "RETURNED"


def alarm_on(valid_until: date, days: int) -> date:
    """The first day on which an e-guarantee that runs out is told of."""
    return date.fromordinal(valid_until.toordinal() - days)


def term_fits(due_at: datetime, *, now: datetime) -> bool:
    """Whether a term lies ahead, within reason, and says its zone."""
    return due_at.tzinfo is not None and now < due_at <= now + TERM_MAX


def put_up_lines(account: str, code: str, keeper: str, amount: int, currency: str) -> list[Line]:
    """E4.4: ``code`` 1010 through a provider, 1020 by bank transfer."""
    return [dr(code, keeper, amount, currency), cr("2050", account, amount, currency)]


def leave_lines(account: str, clearing: str, amount: int, currency: str) -> list[Line]:
    """Decided to go out: back to the giver, or to the beneficiary's account."""
    return [
        dr("2050", account, amount, currency),
        cr("2041", clearing, amount, currency),
    ]
