"""Ledger, escrows, payouts, statements, the public purse and its budget."""

from __future__ import annotations

from backend.demo.day.proofs.report import Report
from backend.inventory.selectors import negative_stock, stock_faults
from backend.kernel import clock
from backend.rulebook.selectors import local_day
from payments.escrow.selectors import identity_faults, totals
from payments.ledger.selectors import prove, total_by_code
from payments.payouts.selectors import clearing_faults
from payments.statements.proof import MEMO
from payments.statements.selectors import statement_faults
from payments.treasury.selectors import memo_faults
from procurement.mall.proof import mall_faults
from procurement.payables.selectors import paid_totals
from procurement.plans.selectors import budget_faults, budget_totals


def prove_money(report: Report) -> None:
    """Nothing created, nothing lost, everything accounted for."""
    ledger = prove()
    trial = [told for told in ledger.faults if told.startswith("trial balance")]
    cover = [told for told in ledger.faults if told.startswith("client money")]
    rest = [told for told in ledger.faults if told not in {*trial, *cover}]
    currencies = ", ".join(sorted(ledger.safeguarding)) or "no currency"
    report.proof(f"ledger: trial balance 0 in {currencies}", trial)
    report.proof("ledger: every balance equals its postings", rest)
    report.proof("safeguarding: client money is covered in every currency", cover)
    report.proof("memo pairs are equal, orders of the purse equal their memo", _memo())
    report.proof("escrows: held = funded - released - refunded = booked", _escrows())
    report.proof("payouts: in flight = clearing, files unchanged", clearing_faults())
    report.proof("statements: add up and equal the ledger", statement_faults())


def _memo() -> list[str]:
    faults = memo_faults()
    for currency in prove().safeguarding:
        codes = total_by_code(currency)
        faults += [
            f"{currency} {left} {codes.get(left, 0)} against {right} {codes.get(right, 0)}"
            for left, right in MEMO
            if codes.get(left, 0) != codes.get(right, 0)
        ]
    return faults


def _escrows() -> list[str]:
    faults = identity_faults()
    for currency, sums in totals().items():
        booked = total_by_code(currency).get("2020", 0)
        if sums["held"] != booked:
            faults.append(f"{currency}: held {sums['held']}, booked {booked}")
    return faults


def prove_stock(report: Report) -> None:
    """No shelf below zero, none promised twice."""
    wrong, below = stock_faults(), negative_stock()
    report.proof("stock: allocated = allocations", [f"{wrong} rows"] if wrong else [])
    report.proof("stock: none negative, none oversold", [f"{below} rows"] if below else [])


def prove_purse(report: Report) -> None:
    """Budget, contract, acceptance and payment of every purchase of the departments."""
    report.proof("budget: items equal their reservations", budget_faults())
    report.proof("mall: paid <= accepted <= contract <= reserved, nothing held at the end",
                 mall_faults())  # fmt: skip
    report.proof("budget spent = treasury paid", _spent())


def _spent() -> list[str]:
    spent = budget_totals()["spent"]
    paid = paid_totals(today=local_day(clock.now())).minor
    return [] if spent == paid else [f"spent {spent}, paid {paid}"]
