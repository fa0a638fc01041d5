"""The proof of the money: nothing created, nothing lost, everything accounted for."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from backend.events.selectors import backlog
from backend.kernel.snapshot import one_state
from payments.escrow.selectors import claim_faults, identity_faults, totals
from payments.gateway.selectors import gateway_health
from payments.guarantees.selectors import guarantee_faults
from payments.ledger.selectors import prove, total_by_code
from payments.payouts.selectors import clearing_faults, payout_faults
from payments.statements.invoices import invoice_faults
from payments.statements.selectors import statement_faults
from payments.treasury.selectors import memo_faults, quota_faults


@dataclass(slots=True)
class MoneyProof:
    """Figures and faults; sound when there is no fault."""

    trial_balance: dict[str, int] = field(default_factory=dict)
    safeguarding: dict[str, int] = field(default_factory=dict)
    escrow: dict[str, dict[str, int]] = field(default_factory=dict)
    gateway: dict[str, int] = field(default_factory=dict)
    outbox: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.faults

    def plain(self) -> dict[str, Any]:
        """As a machine reads it."""
        return {**asdict(self), "sound": self.sound}


MEMO = (("9010", "9020"), ("9030", "9040"), ("9050", "9060"))


def money_proof() -> MoneyProof:
    """Trial balance, balances from postings, cover, memo pairs, escrow equation, payouts, statements.

    On one state of the database: trade goes on meanwhile, and what moves between two of its readings
    would look like a difference.
    """
    with one_state():
        return _proof()


def _proof() -> MoneyProof:
    ledger = prove()
    proof = MoneyProof(
        trial_balance=ledger.trial_balance,
        safeguarding=ledger.safeguarding,
        escrow=totals(),
        gateway=asdict(gateway_health()),
        faults=[*ledger.faults],
    )
    for currency in ledger.safeguarding:
        codes = total_by_code(currency)
        proof.faults += [
            f"memo {left}/{right} {currency}: {codes.get(left, 0)} against {codes.get(right, 0)}"
            for left, right in MEMO
            if codes.get(left, 0) != codes.get(right, 0)
        ]
        held = proof.escrow.get(currency, {}).get("held", 0)
        if held != codes.get("2020", 0):
            proof.faults.append(f"escrow {currency}: held {held}, booked {codes.get('2020', 0)}")
    proof.faults += identity_faults()
    proof.faults += claim_faults()
    proof.faults += guarantee_faults()
    proof.faults += clearing_faults()
    proof.faults += statement_faults()
    proof.faults += invoice_faults()
    proof.faults += memo_faults() + quota_faults()
    proof.faults += payout_faults()
    proof.outbox = backlog()
    if proof.gateway["inbox_dead"]:
        proof.faults.append(f"inbox: {proof.gateway['inbox_dead']} dead messages")
    if proof.outbox["parked"]:
        proof.faults.append(f"outbox: {proof.outbox['parked']} deliveries given up")
    return proof
