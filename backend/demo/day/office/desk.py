"""All purchases of the day, stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from backend.demo.day.client import Refused, Town
from backend.demo.day.hands import together
from backend.demo.day.market import Tally
from backend.demo.day.office import documents as docs
from backend.demo.day.office.asking import Asking, window
from backend.demo.day.office.case import OFFICES, Case, Staff, must_refuse
from backend.demo.day.office.fates import fates
from backend.demo.day.office.paying import Paying
from backend.demo.day.office.purse import give_quota
from backend.demo.day.office.supplying import Supplying


class Desk:
    """The departments' day. Stages are called in order by the agenda; each may find nothing."""

    def __init__(self, town: Town, tally: Tally, *, count: int, seed: int) -> None:
        """``count`` purchases are spread over the three departments."""
        self.town, self.tally, self.seed = town, tally, seed
        self.staff = Staff(town)
        self.supplying, self.paying = Supplying(self.staff), Paying(self.staff)
        self.cases = [
            Case(fate, OFFICES[place % len(OFFICES)], place)
            for place, fate in enumerate(fates(count))
        ]
        self.slips: list[str] = []
        self.asking: Asking | None = None

    def _all(
        self, what: str, act: Callable[[Case], None], wanted: Callable[[Case], bool]
    ) -> list[Case]:
        """Do an act for the cases that ask for it; returns those where it went through."""

        def one(case: Case) -> Case:
            act(case)
            case.done.add(what)
            return case

        chosen = [case for case in self.cases if wanted(case) and what not in case.done]
        return together(self.town, one, chosen, self.tally, f"office {what}")

    def ask(self, _at: datetime) -> None:
        """Look at the mall, compare, submit."""
        if not self.cases:
            return
        asking = self.asking = Asking(self.staff, window(self.town), seed=self.seed)
        self._all("ask", asking.ask, lambda _case: True)

    def approve(self, _at: datetime) -> None:
        """Approvals, refusals, and the purchase no item can pay."""
        if self.asking is None:
            return
        asking = self.asking
        self._try_to_break("approve")
        turned = {"reject", "unfunded"}
        asked = [case for case in self.cases if "ask" in case.done]
        unfunded = [case for case in asked if case.fate.answer == "unfunded"]
        for case in unfunded:
            self._must_refuse(case, lambda c=case: asking.approve(c), "BUDGET_INSUFFICIENT")  # type: ignore[misc]
        self._all("turn down", asking.turn_down,
                  lambda case: case in asked and case.fate.answer in turned)  # fmt: skip
        self._all("approve", asking.approve,
                  lambda case: case in asked and case.fate.answer not in turned)  # fmt: skip

    def answer(self, _at: datetime) -> None:
        """Suppliers confirm or decline; one department cancels."""
        self._all("answer", self.supplying.answer,
                  lambda case: "approve" in case.done and case.fate.answer != "silence")  # fmt: skip
        if self.asking is not None:
            self._all("cancel", self.asking.cancel,
                      lambda case: "answer" in case.done and case.fate.answer == "cancel")  # fmt: skip

    def dispatch(self, _at: datetime) -> None:
        """Both sides sign, then the goods leave."""
        self._all("sign", self.supplying.sign, _going)
        self._all("dispatch", self.supplying.dispatch, _going)

    def carry(self, code: str, place: str) -> Callable[[datetime], None]:
        """A stage that tells where the goods are."""

        def act(at: datetime) -> None:
            self._all(
                code,
                lambda case: self.supplying.carried(case, code, at, place),
                lambda case: "dispatch" in case.done,
            )

        return act

    def inspect(self, _at: datetime) -> None:
        """Acceptors look at the goods."""
        self._try_to_break("accept")
        self._all("inspect", self.supplying.inspect, lambda case: "DELIVERED" in case.done)

    def settle_disputes(self, _at: datetime) -> None:
        """Disputed goods stay or go back."""
        self._all("settle dispute", self.supplying.settle_dispute,
                  lambda case: "inspect" in case.done
                  and case.fate.accept in {"dispute", "return"})  # fmt: skip

    def invoice(self, _at: datetime) -> None:
        """Suppliers invoice what was accepted."""
        self._try_to_break("invoice")
        self._pay_stage("invoice", self.paying.invoice, {"once", "late", "never"})

    def quota(self, _at: datetime) -> None:
        """The treasury gives the education bureau the month's quota of its items."""
        if self.asking is not None:
            give_quota([item["number"] for item in self.asking.budgets["edu"]])

    def request(self, _at: datetime) -> None:
        """Finance asks for the money that is due in time."""
        self._pay_stage("request", self.paying.request, {"once"})

    def request_late(self, _at: datetime) -> None:
        """Somebody remembers the rest when the term is over."""
        self._pay_stage("request", self.paying.request, {"late"})

    def agree(self, _at: datetime) -> None:
        """A second person agrees; the treasury pays."""
        self._try_to_break("agree")
        self._pay_stage("agree", self.paying.agree, {"once", "late"})

    def rate(self, _at: datetime) -> None:
        """Departments rate their suppliers."""
        self._pay_stage("rate", self.paying.rate, {"once", "late"}, only=lambda c: c.fate.rate)

    def _pay_stage(
        self,
        what: str,
        act: Callable[[Case], None],
        pay: set[str],
        *,
        only: Callable[[Case], bool] = lambda _case: True,
    ) -> None:
        """Silence accepts later than people do: these stages come by more than once."""

        def again(case: Case) -> None:
            act(case)

        chosen = [c for c in self.cases if "DELIVERED" in c.done and c.fate.pay in pay and only(c)]
        together(self.town, again, chosen, self.tally, f"office {what}")

    def look(self, _at: datetime) -> None:
        """Read every purchase's state as its department sees it."""
        together(
            self.town,
            self.staff.look,
            [c for c in self.cases if c.id],
            self.tally,
            "office look",
        )

    def ends(self) -> Counter[str]:
        """Purchases by the state they ended in."""
        return Counter(case.state for case in self.cases if case.id)

    def faults(self) -> list[str]:
        """Purchases that did not end as their story says, and what should have been refused."""
        wrong = [
            f"{case.number or case.place} ({case.fate.name}): {case.state or 'not asked'}, "
            f"should be {case.fate.end}"
            for case in self.cases
            if case.state != case.fate.end
        ]
        return wrong + self.slips

    def _must_refuse(self, case: Case, call: Callable[[], object], *codes: str) -> None:
        told = must_refuse(call, *codes)
        self.tally.attempts += 1
        if told:
            self.slips.append(f"{case.number}: {told}")

    def _try_to_break(self, stage: str) -> None:
        """At every stage the wrong person tries, and must fail."""
        tries = {
            "approve": ("ask", self._wrong_approvers),
            "accept": ("DELIVERED", self._wrong_acceptors),
            "invoice": ("DELIVERED", self._wrong_invoices),
            "agree": ("DELIVERED", self._wrong_payers),
        }
        after, attempt = tries[stage]
        case = next(
            (c for c in self.cases if after in c.done and c.fate.pay == "once"
             and c.fate.accept == "full"), None
        )  # fmt: skip
        if case is None or stage in self.tally.tried:
            return
        self.tally.tried.add(stage)
        try:
            attempt(case)
        except Refused as error:
            self.slips.append(f"{case.number} {stage}: {error}")

    def _wrong_approvers(self, case: Case) -> None:
        staff, other = self.staff, next(o for o in OFFICES if o != case.office)
        requester = staff.of(case, "requester")
        stranger = self.town.person(f"{other}-approver", level=2)
        key = case.key("wrong")
        self._must_refuse(
            case, lambda: staff.act(requester, docs.APPROVE, case, key=key), "FORBIDDEN"
        )
        self._must_refuse(
            case, lambda: staff.act(stranger, docs.APPROVE, case, key=key), "NOT_FOUND"
        )

    def _wrong_acceptors(self, case: Case) -> None:
        given = {"requisitionId": case.id, "idempotencyKey": case.key("wrong")}
        for role in ("requester", "approver"):
            person = self.staff.of(case, role)
            self._must_refuse(
                case,
                lambda p=person: p.do(docs.ACCEPT, input=given),  # type: ignore[misc]
                "FORBIDDEN",
            )

    def _wrong_invoices(self, case: Case) -> None:
        owed = self.staff.look(case)["payable"]
        seller = self.staff.seller(case)
        more = str(owed["amount"]["amount"] + 1)
        wrong = self.paying.invoice_for(case, owed, amount=more, idempotencyKey=case.key("w1"))
        short = self.paying.invoice_for(case, owed, number="123", idempotencyKey=case.key("w2"))
        self._must_refuse(
            case, lambda: seller.do(docs.INVOICE, input=wrong), "INVOICE_AMOUNT_DIFFERS"
        )
        self._must_refuse(
            case, lambda: seller.do(docs.INVOICE, input=short), "INVOICE_NUMBER_INVALID"
        )

    def _wrong_payers(self, case: Case) -> None:
        requests = self.staff.look(case)["payable"]["requests"]
        own = self.staff.of(case, "finance")
        for row in requests:
            self._must_refuse(case, lambda r=row: own.do(docs.AGREE, id=r["id"]), "SOD_CONFLICT")  # type: ignore[misc]


def _going(case: Case) -> bool:
    return "answer" in case.done and case.fate.answer == "confirm"
