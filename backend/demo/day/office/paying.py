"""E-invoice, payment request by one person, approval by another, rating."""

from __future__ import annotations

import hashlib
from typing import Any

from backend.demo.day.office import documents as docs
from backend.demo.day.office.case import Case, Staff
from backend.kernel import clock
from backend.rulebook.selectors import local_day

RETURNS = "0000"  # the agent bank gets back what goes to accounts that end so
BANK = "冀中商业银行"
FIRST_ROUND = 15  # only the first of its kind
ACCEPTED = ("accepted", "partially_accepted")


def invoice_number(payable: str) -> str:
    """Twenty digits of a fully digitalised invoice, the same for the same payable."""
    tail = int(hashlib.sha256(payable.encode()).hexdigest(), 16) % 10**16
    return f"2613{tail:016d}"


def account_of(case: Case, *, mistyped: bool) -> dict[str, str]:
    """The supplier's account; one department mistypes one, and the bank sends that money back."""
    digits = int(hashlib.sha256(case.supplier.encode()).hexdigest(), 16) % 10**12
    wrong = mistyped and case.fate.name == "large" and case.place < FIRST_ROUND
    return {"number": f"6222{digits:012d}"[:12] + (RETURNS if wrong else "1024"), "bankName": BANK}


class Paying:
    """From the certificate of acceptance to the money. Every act raises Refused."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def invoice(self, case: Case) -> None:
        """The supplier's invoice for exactly what was accepted; once."""
        page = self.staff.look(case)
        owed = page["payable"]
        if page["state"] not in ACCEPTED or owed is None or owed["invoices"]:
            return
        self.staff.seller(case).do(docs.INVOICE, input=self.invoice_for(case, owed))

    def invoice_for(self, case: Case, owed: dict[str, Any], **other: Any) -> dict[str, Any]:
        """What the supplier writes."""
        return {
            "payableId": owed["id"],
            "number": invoice_number(owed["id"]),
            "issuedOn": local_day(clock.now()).isoformat(),
            "amount": str(owed["amount"]["amount"]),
            "tax": str(owed["tax"]["amount"]),
            "idempotencyKey": case.key("invoice"),
            **other,
        }

    def request(self, case: Case) -> None:
        """Finance asks the treasury to pay; once, and again after a red letter."""
        page = self.staff.look(case)
        before = page["payable"]["requests"] if page["payable"] else []
        if page["state"] != "invoiced" or any(row["state"] != "returned" for row in before):
            return
        given = {
            "payableId": page["payable"]["id"],
            "payeeAccount": account_of(case, mistyped=not before),
            "idempotencyKey": case.key(f"pay{len(before)}"),
        }
        self.staff.of(case, "finance").do(docs.REQUEST, input=given)

    def agree(self, case: Case) -> None:
        """A second person of finance agrees."""
        page = self.staff.look(case)
        for row in (page["payable"] or {}).get("requests", []):
            if row["state"] == "requested":
                self.staff.of(case, "finance2").do(docs.AGREE, id=row["id"])

    def rate(self, case: Case) -> None:
        """The requester's word on the supplier, once paid."""
        if self.staff.look(case)["state"] != "paid":
            return
        stars = 4 if case.fate.name in {"partial", "disputed"} else 5
        requester = self.staff.of(case, "requester")
        self.staff.act(requester, docs.RATE, case, stars=stars, reason="按约交付，质量合格")
