"""What was planned to go wrong did, and each case came to its end in the books."""

from __future__ import annotations

from backend.demo.day.incidents import STRAY_MINOR, Incidents
from backend.demo.day.proofs.report import Report
from backend.events.selectors import payloads_of
from backend.kernel.actor import SYSTEM
from backend.parties.selectors import organization_ids
from payments.escrow.selectors import chargebacks_list
from payments.ledger.selectors import journals_by_kind
from payments.reconciliation.selectors import BreakFilter, breaks_list

PLANTED = {
    "the planted fen": ("FEE_MISMATCH", 1),
    "a credit nobody had booked": ("MISSING_IN_LEDGER", STRAY_MINOR),
}
"""What was hidden from the books: the type it is found as, and its size in minor units."""


def prove_mishaps(report: Report, incidents: Incidents) -> None:
    """Earnest money, chargeback, rejected payout, breaks: each has happened and is closed."""
    report.proof("earnest: one order paid in parts, one earnest forfeited", _earnest(incidents))
    report.proof("chargeback after payout: decided, covered, nothing owed", _taken_back(incidents))
    report.proof("payouts the bank refused were paid after correction", _paid_again())
    for what, (type_, least) in PLANTED.items():
        report.proof(
            f"reconciliation: {what} was found and booked by two", _found(incidents, type_, least)
        )


def _earnest(incidents: Incidents) -> list[str]:
    kinds, faults = journals_by_kind(), []
    if incidents.in_parts is None or incidents.in_parts not in incidents.tally.orders:
        faults.append("no order was paid in parts")
    if not incidents.forfeited or kinds.get("J-FORFEIT", 0) != 1:
        faults.append(f"{kinds.get('J-FORFEIT', 0)} forfeits booked, {incidents.forfeited!r} told")
    return faults


def _taken_back(incidents: Incidents) -> list[str]:
    if incidents.disputed is None:
        return ["nothing was disputed"]
    slug = incidents.disputed.merchant
    merchant = organization_ids([slug])[slug]
    kinds = journals_by_kind()
    faults = [] if kinds.get("J-CB") else ["no payer's bank took anything back"]
    for row in chargebacks_list(viewer=SYSTEM):
        if row.merchant_id != merchant or not incidents.paid_before:
            faults.append(f"{row}: the shop had not been paid out")
        if row.state not in {"LOST", "WRITTEN_OFF"}:
            faults.append(f"{row}: still {row.state}")
    for case in incidents.chargebacks():
        if case["owed"]["amount"] or not case["coveredOwn"]["amount"]:
            faults.append(f"owed {case['owed']}, own money {case['coveredOwn']}")
    return faults


def _lines(state: str) -> list[dict[str, object]]:
    rows = payloads_of("payments.payout.line_settled")
    return [row for row in rows if row["state"] == state]


def _paid_again() -> list[str]:
    refused = {(row["merchant_id"], row["currency"]) for row in _lines("REJECTED")}
    paid = {(row["merchant_id"], row["currency"]) for row in _lines("BOOKED")}
    if not refused:
        return ["the bank refused nothing"]
    return [f"{merchant} {currency} was never paid" for merchant, currency in refused - paid]


def _found(incidents: Incidents, type_: str, size: int) -> list[str]:
    rows = breaks_list(viewer=SYSTEM, by=BreakFilter(types=[type_]))
    ended = [row for row in rows if row.state == "RESOLVED" and abs(row.difference_minor) == size]
    faults = [] if ended and incidents.mended.get(type_) else [f"no {type_} of {size} was found"]
    for row in ended:
        if row.approved_by == row.proposed_by or not row.resolution_key:
            faults.append(f"{row}: ended without two persons or a journal")
    return faults
