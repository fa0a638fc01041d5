"""A small town: merchants with accounts, a desk of two, the operator's float, and what they did."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import DomainError
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.escrow.services.dispute import FREEZE, RULE
from payments.escrow.services.sides import BUYS, SELLS
from payments.gateway.adapters import BANK
from payments.gateway.bank.house import OPERATING, SAFEGUARDING
from payments.guarantees.selectors import ASK, DECIDE, GIVE
from payments.ledger.selectors import MANUAL_CHECK, MANUAL_MAKE
from payments.ledger.services import capital_pay_in
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE
from payments.payouts.services import bank_account_put
from payments.simulation.provider import Line, Provider
from payments.simulation.script import Step

if TYPE_CHECKING:
    from payments.gateway.models import Payment

T = TypeVar("T")
CURRENCY = "CNY"
CURRENCIES = (CURRENCY, "USD")
FLOAT_MINOR = 100_000_000
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
BUYERS, RECENT = 5, 30
MERCHANT_TAILS = ("1001", "1002", "9999")
"""How the merchants' accounts end: at the sandbox's bank 9999 is closed, 8888 sends money back."""
COMPANY_TAILS = ("2001", "8888", "9999")
"""The same for the companies that buy."""
DESK = (FREEZE, RULE, PAYOUT_MAKE, PAYOUT_CHECK, MANUAL_MAKE, MANUAL_CHECK)
MEMBER = (BUYS, SELLS, GIVE)
PASSED = """
UPDATE payments_gateway_operation SET lease_until = lease_until - interval '61 seconds',
    sent_at = sent_at - interval '61 seconds', updated_at = updated_at - interval '61 seconds'
    WHERE state IN ('CLAIMED', 'UNKNOWN', 'PENDING');
UPDATE payments_gateway_inboundevent SET next_try_at = next_try_at - interval '601 seconds'
    WHERE state = 'NEW';
UPDATE events_delivery SET next_try_at = next_try_at - interval '3601 seconds'
    WHERE state = 'PENDING' AND next_try_at > clock_timestamp()
"""


class Nothing(DomainError):
    """There is nothing yet that the command could be about."""

    code = "NOTHING"


class Crash(BaseException):
    """The process is dead: nothing on the way catches it."""


@dataclass
class World:
    """Who there is, what was opened, and the moment it is.

    ``merchants``, ``doubtful`` (one whose buyers go to their banks), ``companies`` (that buy) and ``department`` are organisations; ``desk`` and
    ``office`` are the two persons of the operator's finance and of the department.
    """

    merchants: list[uuid.UUID]
    doubtful: uuid.UUID
    companies: list[uuid.UUID]
    department: uuid.UUID
    desk: tuple[Actor, Actor]
    office: tuple[Actor, Actor]
    provider: Provider
    now: datetime = START
    escrows: list[tuple[str, str]] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    payments: list[uuid.UUID] = field(default_factory=list)
    transfers: list[uuid.UUID] = field(default_factory=list)
    deals: list[str] = field(default_factory=list)
    batches: list[uuid.UUID] = field(default_factory=list)
    last: Step | None = None
    crash_after: int = 0

    def recent(self, held: Sequence[T], number: int) -> T:
        """One of the latest few. Raises Nothing."""
        if not held:
            raise Nothing
        return held[-1 - number % min(len(held), RECENT)]

    def opened(self, payment: Payment) -> None:
        """A payment runs: a challenge of it may be answered, or money comes to its number."""
        if payment.provider == BANK:
            self.transfers.append(payment.pk)
        else:
            self.payments.append(payment.pk)

    def member(self, organization_id: uuid.UUID) -> Actor:
        """Somebody who may buy, sell and put up security for a house."""
        return _person(organization_id, *MEMBER, organization_id=organization_id)

    def second(self, first: uuid.UUID | None, number: int) -> Actor:
        """The desk's other person, or now and then the one who acted already."""
        same = [person for person in self.desk if person.person_id == first]
        others = [person for person in self.desk if person.person_id != first]
        return (same or others)[0] if number % 5 == 0 else others[number % len(others)]

    def reached(self, _place: str) -> None:
        """A fail point was passed: the armed crash counts down."""
        if self.crash_after:
            self.crash_after -= 1
            if not self.crash_after:
                raise Crash

    def leases_pass(self) -> None:
        """As much real time goes by as the longest lease and pause."""
        with connection.cursor() as cursor:
            cursor.execute(PASSED)


def world_open(seed: int) -> World:
    """Everything a script needs, through the services; the same for the same seed."""
    provider = Provider(seed)
    Line.to = provider
    with clock_frozen(START - timedelta(days=30)):
        for currency in CURRENCIES:
            _own_money(provider, Money(FLOAT_MINOR, currency))
        merchants = [
            _house(f"模拟商户{number}", f"62220000111{number}", tail, is_merchant=True)
            for number, tail in enumerate(MERCHANT_TAILS)
        ]
        doubtful = _house("模拟可疑商户", "622200001119", "1009", is_merchant=True)
        companies = [
            _house(f"模拟买方{number}", f"62220000222{number}", tail)
            for number, tail in enumerate(COMPANY_TAILS)
        ]
        department = Organization.objects.create(
            kind="DEPARTMENT", legal_name="模拟采购单位", display_name="模拟采购单位",
            slug="simulated-department", status="ACTIVE",
        )  # fmt: skip
    return World(
        merchants=merchants,
        doubtful=doubtful,
        companies=companies,
        department=department.pk,
        desk=(_person(uuid.UUID(int=1), *DESK), _person(uuid.UUID(int=2), *DESK)),
        office=(_official(3, department), _official(4, department)),
        provider=provider,
    )


def _own_money(provider: Provider, own: Money) -> None:
    """The operator has had so much for long, in both its accounts: on the books and at the bank."""
    for code, purpose in (("1020", SAFEGUARDING), ("1030", OPERATING)):
        key = f"simulation:{purpose}:{own.currency}"
        capital_pay_in(amount=own, key=key, code=code)
        provider.bank_holds(purpose, own, key=key)


def _house(name: str, number: str, tail: str, *, is_merchant: bool = False) -> uuid.UUID:
    """A company with an account in each currency."""
    row = Organization.objects.create(
        kind="COMPANY", legal_name=name, display_name=name, slug=f"simulated-{number}",
        is_merchant=is_merchant, status="ACTIVE",
    )  # fmt: skip
    for currency in CURRENCIES:
        bank_account_put(
            actor=SYSTEM, merchant_id=row.pk, currency=currency, account_name=name,
            account_number=f"{number}{tail}", bank_name="工商银行",
        )  # fmt: skip
    return row.pk


def _official(number: int, department: Organization) -> Actor:
    return _person(uuid.UUID(int=number), ASK, DECIDE, organization_id=department.pk)


def _person(key: uuid.UUID, *permissions: str, organization_id: uuid.UUID | None = None) -> Actor:
    return Actor(
        user_id=key, person_id=key, level=2, organization_id=organization_id,
        permissions=frozenset(permissions),
    )  # fmt: skip
