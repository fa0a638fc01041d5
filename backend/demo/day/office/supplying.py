"""The supplier answers, both sides sign, goods travel, a third person accepts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from backend.demo.day import queries
from backend.demo.day.office import documents as docs
from backend.demo.day.office.case import Case, Staff

SIGN_FROM = 5_000
"""Yuan from which this city's departments want a signed paper."""


class Supplying:
    """From the supplier's answer to the acceptance. Every act raises Refused."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def answer(self, case: Case) -> None:
        """Confirm or decline; a silent supplier does nothing."""
        seller = self.staff.seller(case)
        if case.fate.answer == "decline":
            self.staff.act(seller, docs.DECLINE, case, reason="该规格近期缺货")
        elif case.fate.answer in {"confirm", "cancel"}:
            self.staff.act(seller, docs.CONFIRM, case)

    def sign(self, case: Case) -> None:
        """The department signs first, then the supplier, each with its certificate.

        Small orders stand on the mall's standard terms alone.
        """
        if case.total < SIGN_FROM:
            return
        self.staff.act(self.staff.of(case, "approver"), docs.SIGN, case)
        self.staff.act(self.staff.seller(case), docs.SIGN, case)

    def dispatch(self, case: Case) -> None:
        """Everything in one waybill, or in two when the story says so."""
        lines = self.staff.look(case)["orderedLines"]
        if case.fate.name == "parts" and lines[0]["quantity"] > 1:
            half = lines[0]["quantity"] // 2
            self._send(case, [{"orderLineId": lines[0]["id"], "quantity": half}])
        self._send(case, None)

    def _send(self, case: Case, lines: list[dict[str, Any]] | None) -> None:
        number = f"GC{case.number}-{len(case.waybills) + 1}"
        self.staff.seller(case).do(
            docs.DISPATCH,
            input={
                "requisitionId": case.id,
                "carrierCode": case.carrier,
                "trackingNumber": number,
                "lines": lines,
                "idempotencyKey": f"{case.key('dispatch')}-{number}",
            },
        )
        case.waybills.append(number)

    def carried(self, case: Case, code: str, at: datetime, place: str) -> None:
        """The carrier says where the goods are."""
        proof = {"receivedBy": "收发室", "pieces": 1} if code == "DELIVERED" else None
        for number in case.waybills:
            said = {"carrier": case.carrier, "number": number, "code": code,
                    "at": at.isoformat(), "place": place, "proof": proof}  # fmt: skip
            self.staff.town.person(f"carrier-{case.carrier}").do(queries.WAYBILL, input=said)

    def inspect(self, case: Case) -> None:
        """A third person accepts, accepts a part, or reports what is wrong; silence is left."""
        if case.fate.accept in {"dispute", "return"}:
            acceptor = self.staff.of(case, "acceptor")
            self.staff.act(acceptor, docs.DISPUTE, case, reason="外包装破损，型号待核")
        elif case.fate.accept != "deemed":
            self._accept(case, part=case.fate.accept == "part")

    def settle_dispute(self, case: Case) -> None:
        """After a day of talking the goods stay or go back."""
        if case.fate.accept == "return":
            acceptor = self.staff.of(case, "acceptor")
            self.staff.act(acceptor, docs.RETURN, case, reason="型号不符，全部退回")
        else:
            self._accept(case, part=False)

    def _accept(self, case: Case, *, part: bool) -> None:
        given: dict[str, Any] = {"requisitionId": case.id, "idempotencyKey": case.key("accept")}
        lines = self.staff.look(case)["orderedLines"] if part else []
        if lines and lines[0]["quantity"] > 1:
            good = lines[0]["quantity"] - max(1, lines[0]["quantity"] // 5)
            given["lines"] = [{"orderLineId": lines[0]["id"], "quantity": good}]
            given["note"] = "部分商品有划痕，退回供应商"
        self.staff.of(case, "acceptor").do(docs.ACCEPT, input=given)
