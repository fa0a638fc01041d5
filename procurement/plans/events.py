"""What others may hear of budget."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class _Budget(DomainEvent):
    reservation_id: UUID
    case: str
    department_id: UUID
    item_number: str
    amount_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return public_id("brs", self.reservation_id)

    def _record(self, title: str) -> Record:
        return Record(
            site="gov",
            title=f"{title} {self.item_number}",
            parties=[str(self.department_id)],
            amount=Money(self.amount_minor, self.currency),
            cause=[self.case],
        )


@event("procurement.budget.reserved")
@dataclass(frozen=True, kw_only=True)
class BudgetReserved(_Budget):
    """The finance bureau confirmed: the money is set aside."""

    external_id: str

    def record(self) -> Record:
        return self._record("预算冻结")


@event("procurement.budget.refused")
@dataclass(frozen=True, kw_only=True)
class BudgetRefused(_Budget):
    """The finance bureau refused; what we held is free again."""

    reason: str

    def record(self) -> Record:
        return self._record("预算冻结被退回")


@event("procurement.budget.released")
@dataclass(frozen=True, kw_only=True)
class BudgetReleased(_Budget):
    """Money set aside is free again."""

    def record(self) -> Record:
        return self._record("预算释放")


@event("procurement.budget.spent")
@dataclass(frozen=True, kw_only=True)
class BudgetSpent(_Budget):
    """Money set aside was paid out."""

    def record(self) -> Record:
        return self._record("预算列支")


@event("procurement.budget.reopened")
@dataclass(frozen=True, kw_only=True)
class BudgetReopened(_Budget):
    """Paid money came back by red letter: set aside again for the same case."""

    red_letter: str

    def record(self) -> Record:
        return self._record("退款红字，预算恢复冻结")
