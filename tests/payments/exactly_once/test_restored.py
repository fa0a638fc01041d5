"""Restore from an older copy: nothing is doubled, and what we no longer know is reported.

The machine dies (really: a child is killed while it reads the bank's files) and an older copy of the
database takes over. Providers and the bank forget nothing: their memory is carried over as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import connection

from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from payments.escrow.models import Escrow, Refund
from payments.escrow.services import merchant_ref
from payments.gateway.adapters import BANK
from payments.gateway.models import InboundEvent, Payment, SandboxObject
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.models import Journal
from payments.ledger.selectors import balance
from payments.payouts.errors import NothingToPay
from payments.payouts.services import payout_batch_make
from payments.reconciliation.models import Break
from payments.reconciliation.services import break_approve, break_propose, outside_replay
from payments.statements.proof import money_proof
from tests.factories.payments import own_money_kept, pay
from tests.factories.trade import a_checkout, a_shop, acting, an_organization
from tests.payments.exactly_once import stories
from tests.payments.exactly_once.victim import KILLED, Victim
from tests.plugin import servers
from tests.plugin.database import _point

OUTSIDE = ("payments_gateway_sandboxobject", "payments_gateway_sandboxevent")


@pytest.fixture
def victim(committed_db: str) -> Iterator[Victim]:
    held = Victim()
    yield held
    held.end()


def copied(name: str) -> str:
    """The database as it is now, kept as the older copy."""
    connection.close()
    older = f"{name}_older"
    servers.create(older, template=name)
    return older


def take_over(older: str, *, lost: str) -> None:
    """The older copy becomes ours; what is outside stays as it was when we died."""
    connection.close()
    with (
        psycopg.connect(servers.named("owner", lost)) as source,
        psycopg.connect(servers.named("owner", older)) as target,
    ):
        for table in OUTSIDE:
            target.execute(f"DELETE FROM {table}")
            with (
                source.cursor().copy(f"COPY {table} TO STDOUT") as told,
                target.cursor().copy(f"COPY {table} FROM STDIN") as kept,
            ):
                for block in told:
                    kept.write(block)
    _point(older)


class Town:
    """What stands in the copy, and what happens only after it."""

    def __init__(self) -> None:
        own_money_kept()
        self.shop = a_shop()
        self.back = stories.Cancellation(stories.another_shop(self.shop))
        self.back.prepare()  # a refund is owed by the outbox
        self.checked = stories.Payout(self.shop)
        self.checked.prepare()  # a batch waits to be sent
        self.later = stories.Payout(self.shop)
        self.later.fund()  # and a merchant with money for another one
        self.transfer = pay(
            a_checkout(self.shop), shop=self.shop, gateway_id=BANK, instrument="transfer"
        )  # a buyer will go to the bank
        house = an_organization(kind="OPERATOR")
        self.maker, self.checker = acting(house, "finance_maker"), acting(house, "finance_checker")

    def trade_on(self) -> None:
        """All this is known outside, and to no older copy."""
        stories.drain()
        stories.send(**self.checked.given)
        self.later.batch_up()
        stories.send(**self.later.given)
        self.forgotten = pay(a_checkout(self.shop), shop=self.shop)
        assert self.shop.company is not None
        BankWire().call("receive", {
            "to": self.transfer.provider_ref, "amount": self.transfer.amount_minor,
            "currency": "CNY", "name": self.shop.company.legal_name, "account": "6217000011112222",
        })  # fmt: skip
        stories.drain()

    def instruction(self, story: stories.Payout) -> str:
        return story.batch.lines.get().end_to_end_id

    def paid_at_the_bank(self, story: stories.Payout) -> int:
        """Entries on the bank's account in favour of a payee."""
        name = story.merchant.legal_name
        rows = SandboxObject.objects.filter(ref__startswith="bank:entry:", state__name=name)
        return rows.count()


def test_an_older_copy_takes_over(committed_db: str, victim: Victim):
    stories.begin_at_nine()
    town = Town()
    older = copied(committed_db)
    try:
        town.trade_on()
        answered = clock.now() + timedelta(hours=2)
        end = victim.run(
            stories.bank_tells, point="bank.half_read", database=committed_db, at=answered
        )
        assert end == KILLED, end
        charge = town.forgotten.provider_ref
        take_over(older, lost=committed_db)
        _taken_over(town, answered, charge)
    finally:
        _point(committed_db)
        servers.drop(older)


def _taken_over(town: Town, answered: datetime, charge: str) -> None:
    assert money_proof().faults == []
    assert not Payment.objects.filter(provider_ref=charge).exists()
    # before anybody has thought of replaying, the desk sends its checked batch
    stories.send(**town.checked.given)
    stories.drain()
    with clock_frozen(answered + timedelta(minutes=5)):
        told = outside_replay()
        stories.drain()
    assert told.silent == []
    for hours in (1, 26):  # a day goes by, and the statements of the day are there
        stories.recover(answered + timedelta(hours=hours))
    with clock_frozen(answered + timedelta(hours=27)):
        outside_replay()
        stories.drain()
        again = Journal.objects.count()
        outside_replay()
        stories.drain()
        assert Journal.objects.count() == again

    town.back.once()
    town.checked.once()
    assert [town.paid_at_the_bank(row) for row in (town.checked, town.later)] == [1, 1]
    escrow = Escrow.objects.get(payment_ref=town.transfer.subject)
    assert (escrow.state, escrow.funded_minor) == ("FUNDED", town.transfer.amount_minor)
    assert Refund.objects.count() == 1

    with clock_frozen(answered + timedelta(hours=28)):
        _differences_are_reported(town, charge)
    assert money_proof().faults == ["inbox: 1 dead messages"]


def _differences_are_reported(town: Town, charge: str) -> None:
    """The forgotten charge and payout: no journal of ours, two breaks, and no second payment."""
    given_up = InboundEvent.objects.filter(object_ref=charge)
    assert {row.state for row in given_up} == {"DEAD"}  # after 24 hours, announced
    found = Break.objects.filter(type="MISSING_IN_LEDGER", lines__kind__in=("CHARGE", "PAYOUT"))
    assert {(row.account.code, row.outside_minor) for row in found} == {
        ("1010", town.forgotten.amount_minor), ("1020", -985000),
    }  # fmt: skip
    with pytest.raises(NothingToPay) as nobody:
        payout_batch_make(actor=town.maker)
    owner = merchant_ref(town.later.merchant.pk)
    assert nobody.value.details == {"skipped": {owner: "PAID_OUTSIDE"}}
    assert balance("2031", owner) == 985000

    row = found.get(account__code="1020")
    break_propose(actor=town.maker, break_id=row.pk, way="PAID_MERCHANT", note="恢复前已付")
    break_approve(actor=town.checker, break_id=row.pk)
    assert balance("2031", owner) == 0
    with pytest.raises(NothingToPay) as nobody:
        payout_batch_make(actor=town.maker)
    assert nobody.value.details == {"skipped": {}}
