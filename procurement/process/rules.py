"""What a procedure is and what must always hold; plain data and pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SYSTEM = "SYS"
STAY = ""
"""An arrow with this target happens inside its state (a clarification, a further bid)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One declared way from state to state (a row of the brief's tables)."""

    act: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    title: str
    permission: str = ""
    guards: tuple[str, ...] = ()
    duty: str = ""
    publishes: str = ""
    evidence: tuple[str, ...] = ()

    def ends_in(self, source: str) -> str:
        """The state after the act."""
        return self.target or source


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A term that starts when a state is entered; ``rule_key`` gives its length."""

    name: str
    state: str
    rule_key: str
    unit: str
    act: str = ""
    """What the system does when it runs out; empty for terms that people must keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state with its label and what OCDS calls the tender meanwhile."""

    code: str
    zh: str
    en: str
    tender_status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A method of buying: data over the one kernel."""

    code: str
    zh: str
    en: str
    method: str
    """OCDS procurementMethod."""
    initial: str
    states: Mapping[str, State]
    arrows: tuple[Arrow, ...]
    final: frozenset[str]
    clocks: tuple[Clock, ...] = ()
    rule_keys: tuple[str, ...] = ()
    """Pinned when the case is published; for the mall when the order is placed."""
    executable: bool = False

    def arrow(self, state: str, act: str) -> Arrow | None:
        """The arrow of an act out of a state."""
        for arrow in self.arrows:
            if arrow.act == act and state in arrow.sources:
                return arrow
        return None

    def acts_from(self, state: str) -> tuple[Arrow, ...]:
        """Every arrow out of a state."""
        return tuple(arrow for arrow in self.arrows if state in arrow.sources)

    def clocks_of(self, state: str) -> tuple[Clock, ...]:
        """The terms that start with a state."""
        return tuple(clock for clock in self.clocks if clock.state == state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The answer of one condition, kept in the history whether it passed or not."""

    name: str
    passed: bool
    detail: str = ""
    rule_id: str = ""


def guards_missing(arrow: Arrow, answers: Iterable[Guard]) -> list[str]:
    """Declared guards that nobody answered: a caller may not forget one."""
    given = {answer.name for answer in answers}
    return [name for name in arrow.guards if name not in given]


def reachable(procedure: Procedure) -> set[str]:
    """All states that some path from the start leads to."""
    seen = {procedure.initial}
    frontier = [procedure.initial]
    while frontier:
        state = frontier.pop()
        for arrow in procedure.acts_from(state):
            target = arrow.ends_in(state)
            if target not in seen:
                seen.add(target)
                frontier.append(target)
    return seen


def _named_states(procedure: Procedure) -> set[str]:
    named = {state for arrow in procedure.arrows for state in arrow.sources}
    named |= {arrow.target for arrow in procedure.arrows if arrow.target}
    return named | {procedure.initial}


def procedure_faults(procedure: Procedure) -> list[str]:
    """What is wrong with a declaration; empty for a sound one."""
    faults = []
    named = _named_states(procedure)
    faults += [f"{state} has no label" for state in sorted(named - set(procedure.states))]
    faults += [f"{state} is never reached" for state in sorted(named - reachable(procedure))]
    faults += [f"{state} is declared but unused" for state in sorted(set(procedure.states) - named)]
    for state in sorted(named):
        acts = [arrow.act for arrow in procedure.acts_from(state)]
        if len(acts) != len(set(acts)):
            faults.append(f"{state} has one act twice")
        leaves = any(arrow.ends_in(state) != state for arrow in procedure.acts_from(state))
        if state in procedure.final and leaves:
            faults.append(f"{state} is final but can be left")
        if state not in procedure.final and not leaves:
            faults.append(f"{state} is a dead end")
    for clock in procedure.clocks:
        if clock.act and procedure.arrow(clock.state, clock.act) is None:
            faults.append(f"clock {clock.name} does what {clock.state} cannot")
    for arrow in procedure.arrows:
        if not arrow.who:
            faults.append(f"{arrow.act} is nobody's")
    return faults


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAmounts:
    """The sums of one case in minor units; None where the stage is not reached."""

    budget: int
    reserved: int = 0
    award: int | None = None
    contract_original: int | None = None
    contract_total: int | None = None
    accepted: int = 0
    paid: int = 0
    supplement_percent: int = 10
    supplier: str = ""
    payee: str = ""
    negative: tuple[int, ...] = field(default=())


def amount_faults(case: CaseAmounts) -> list[str]:
    """Breaches of the kernel's invariants on money (brief 4); empty when all hold."""
    faults = []
    sums = (case.budget, case.reserved, case.award, case.contract_total, case.accepted, case.paid)
    if any(amount is not None and amount < 0 for amount in sums):
        faults.append("money is negative")
    if case.paid > case.accepted:
        faults.append("more paid than accepted")
    if case.award is not None and case.award > case.budget:
        faults.append("award above budget")
    if case.contract_original is not None:
        total = case.contract_total if case.contract_total is not None else case.contract_original
        if case.award is not None and case.contract_original > case.award:
            faults.append("contract above award")
        if total * 100 > case.contract_original * (100 + case.supplement_percent):
            faults.append("supplements above the limit")
        if total > case.reserved:
            faults.append("contract not covered by a reservation")
        if case.accepted > total:
            faults.append("more accepted than contracted")
    elif case.accepted:
        faults.append("accepted without a contract")
    if case.payee and case.payee != case.supplier:
        faults.append("payee is not the contract's supplier")
    return faults
