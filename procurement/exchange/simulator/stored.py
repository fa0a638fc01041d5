"""The machines with their memory in a table, for a house of several processes."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from django.db import transaction

from backend.kernel.turns import Turn, turn_wait
from backend.signing.authority import authority
from procurement.exchange.answers import Answer
from procurement.exchange.errors import NoAnswer
from procurement.exchange.models import SimulatedRecord
from procurement.exchange.simulator.machines import (
    BudgetMachine,
    Machine,
    MediumMachine,
    SupervisorMachine,
    TaxMachine,
)
from procurement.exchange.simulator.treasury import TreasuryMachine


class TableMemory(MutableMapping[str, Any]):
    """A mapping over the table of simulated records."""

    def __init__(self, partner: str) -> None:
        self.rows = SimulatedRecord.objects.filter(partner=partner)
        self.partner = partner

    def __getitem__(self, key: str) -> Any:
        row = self.rows.filter(key=key).first()
        if row is None:
            raise KeyError(key)
        return row.value

    def __setitem__(self, key: str, value: Any) -> None:
        SimulatedRecord.objects.update_or_create(
            partner=self.partner, key=key, defaults={"value": value}
        )

    def __delitem__(self, key: str) -> None:
        if not self.rows.filter(key=key).delete()[0]:
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows.values_list("key", flat=True))

    def __len__(self) -> int:
        return self.rows.count()


class _Stored:
    partner = ""
    machine: type[Machine] = Machine

    def make(self) -> Machine:
        """The machine over its table."""
        return self.machine(TableMemory(self.partner))

    @transaction.atomic
    def _run(self, envelope: dict[str, Any]) -> Answer | None:
        turn_wait(Turn.PARTNER_SIMULATOR, self.partner)
        try:
            return self.make().ask(envelope)
        except NoAnswer:
            return None  # what a silent system did stays done

    def ask(self, envelope: dict[str, Any]) -> Answer:
        """One message in the simulator's own transaction. Raises NoAnswer."""
        answer = self._run(envelope)
        if answer is None:
            raise NoAnswer
        return answer


class Budget(_Stored):
    """The budget system of the embedded house."""

    partner = "budget"
    machine = BudgetMachine


class Supervisor(_Stored):
    """The supervisor of the embedded house."""

    partner = "supervisor"
    machine = SupervisorMachine


class Medium(_Stored):
    """The notice medium of the embedded house."""

    partner = "medium"
    machine = MediumMachine


class Tax(_Stored):
    """The tax authority of the embedded house."""

    partner = "tax"
    machine = TaxMachine


class Treasury(_Stored):
    """The treasury of the embedded house."""

    partner = "treasury"

    def make(self) -> TreasuryMachine:
        """With the root that departments' certificates come from."""
        return TreasuryMachine(TableMemory(self.partner), root=lambda: authority().root())

    def inbox(self, after: int) -> list[dict[str, Any]]:
        """What the treasury and its bank said unasked."""
        return self.make().inbox(after)
