"""A small town: merchants with accounts, a desk of two, the operator's float, and what they did."""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db import connection

from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import DomainError
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.escrow.services.dispute import FREEZE
from payments.ledger.services import capital_pay_in
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE
from payments.payouts.services import bank_account_put
from payments.simulation.provider import Line, Provider
from payments.simulation.script import Step

T = TypeVar("T")
CURRENCY = "CNY"
FLOAT_MINOR = 100_000_000
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MERCHANTS, BUYERS, RECENT = 3, 5, 30
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
    """Who there is, what was opened, and the moment it is."""

    merchants: list[uuid.UUID]
    desk: tuple[Actor, Actor]
    provider: Provider
    now: datetime = START
    escrows: list[tuple[str, str]] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    payments: list[uuid.UUID] = field(default_factory=list)
    batches: list[uuid.UUID] = field(default_factory=list)
    last: Step | None = None
    crash_after: int = 0

    def recent(self, held: Sequence[T], number: int) -> T:
        """One of the latest few. Raises Nothing."""
        if not held:
            raise Nothing
        return held[-1 - number % min(len(held), RECENT)]

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
    chance = random.Random(seed)
    provider = Provider(seed)
    Line.to = provider
    merchants = []
    with clock_frozen(START - timedelta(days=30)):
        capital_pay_in(amount=Money(FLOAT_MINOR, CURRENCY), key="simulation:float")
        capital_pay_in(amount=Money(FLOAT_MINOR, CURRENCY), key="simulation:own", code="1030")
        for number in range(MERCHANTS):
            row = Organization.objects.create(
                kind="COMPANY", legal_name=f"模拟商户{number}", display_name=f"模拟商户{number}",
                slug=f"simulated-{number}", is_merchant=True, status="ACTIVE",
            )  # fmt: skip
            merchants.append(row.pk)
            tail = "9999" if number == 2 else f"{chance.randrange(1000, 9999)}"
            bank_account_put(
                actor=SYSTEM, merchant_id=row.pk, currency=CURRENCY, account_name=row.legal_name,
                account_number=f"622200001111{tail}", bank_name="工商银行",
            )  # fmt: skip
    return World(merchants=merchants, desk=(_person(1), _person(2)), provider=provider)


def _person(number: int) -> Actor:
    key = uuid.UUID(int=number)
    return Actor(
        user_id=key, person_id=key, level=2,
        permissions=frozenset({FREEZE, PAYOUT_MAKE, PAYOUT_CHECK}),
    )  # fmt: skip
