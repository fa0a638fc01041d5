"""What was asked too early waits; what was paid twice goes back. Both were found by the simulation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.clock import clock_frozen
from payments.escrow.errors import EscrowState
from payments.escrow.models import Escrow, Funding, Instruction, MerchantHold, Refund
from payments.escrow.rules import Part
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    accepted_release,
    escrow_delivered,
    escrow_dispute,
    escrow_withdraw,
    holds_release_due,
    instructions_retry,
    reserves_free_due,
)
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.models import Payment
from payments.gateway.services import inbox_apply_due
from payments.ledger.selectors import balance, prove
from tests.factories.escrows import an_escrow
from tests.factories.payments import a_key, own_money, pay
from tests.factories.trade import a_checkout, a_shop

pytestmark = pytest.mark.django_db
Deliver = Callable[[], int]


def _accept(escrow: Escrow, key: str = "acc") -> None:
    accepted_release(
        settlement_subject=escrow.settlement_subject,
        parts=[Part(escrow.price_minor, 150)], freight_minor=0, key=key,
    )  # fmt: skip


def _state(escrow: Escrow) -> str:
    return Escrow.objects.get(pk=escrow.pk).state


def test_what_was_delivered_in_a_dispute_counts_once_it_is_withdrawn(deliver: Deliver):
    escrow = an_escrow(delivered=False, payment_ref="sim_x")
    name = {"actor": SYSTEM, "settlement_subject": escrow.settlement_subject}
    escrow_dispute(**name)
    escrow_delivered(**name, amount_minor=escrow.price_minor)
    assert _state(escrow) == "DISPUTED"
    _accept(escrow)
    assert escrow_withdraw(**name).state == "IN_INSPECTION"
    deliver()
    assert _state(escrow) == "RELEASED"


def test_an_acceptance_that_waited_for_a_dispute_waits_on_for_the_delivery(deliver: Deliver):
    escrow = an_escrow(delivered=False, payment_ref="sim_x")
    name = {"actor": SYSTEM, "settlement_subject": escrow.settlement_subject}
    escrow_dispute(**name)
    _accept(escrow)
    escrow_withdraw(**name)
    deliver()  # fails the test on a delivery that is given up
    assert (Instruction.objects.get().state, Instruction.objects.get().why) == ("WAITING", "STATE")
    assert _state(escrow) == "FUNDED"

    assert instructions_retry() == 1
    assert _state(escrow) == "FUNDED"
    escrow_delivered(**name, amount_minor=escrow.price_minor)
    assert instructions_retry() == 1
    assert _state(escrow) == "RELEASED"
    assert instructions_retry() == 0


def test_an_acceptance_before_the_delivery_is_refused_and_not_remembered():
    escrow = an_escrow(delivered=False, payment_ref="sim_x")
    with pytest.raises(EscrowState):
        _accept(escrow)
    assert not Instruction.objects.exists()


def test_money_of_a_second_attempt_for_a_paid_escrow_goes_back(deliver: Deliver):
    own_money()
    shop = a_shop()
    checkout = a_checkout(shop, 10)
    now = clock.now()
    with clock_frozen(now):
        first = pay(checkout, shop=shop, instrument="timeout_applied", client_key=a_key())
    with clock_frozen(now + timedelta(minutes=5)):
        provider_of(SANDBOX).tick()
        inbox_apply_due()  # the provider has decided the first; nothing is booked yet
        assert Payment.objects.get(pk=first.pk).state == "CAPTURED"
        second = pay(checkout, shop=shop, client_key=a_key())
        deliver()
    escrow = Escrow.objects.get()
    assert (escrow.state, escrow.charge_id) == ("FUNDED", second.pk)
    states = dict(Funding.objects.values_list("payment_id", "state"))
    assert states == {first.pk: "LATE", second.pk: "FUNDED"}
    refund = Refund.objects.get()
    assert (refund.source, refund.payment_id, refund.amount_minor, refund.state) == (
        "LATE", first.pk, escrow.price_minor, "SUCCEEDED",
    )  # fmt: skip
    assert balance("1010", SANDBOX) == escrow.price_minor
    assert (prove().faults, identity_faults()) == ([], [])


@pytest.mark.parametrize("frozen", [0, 1])
def test_frozen_money_holds_up_nobody_else_s(frozen: int):
    """The timers take so many of the oldest: what cannot go must not fill their hands."""
    escrows = [an_escrow(payment_ref=f"sim_{number}") for number in range(2)]
    now = clock.now()
    for number, escrow in enumerate(escrows):
        with clock_frozen(now + timedelta(minutes=number)):
            _accept(escrow, f"acc{number}")
    MerchantHold.objects.update(reserve_minor=100)
    Escrow.objects.filter(pk=escrows[frozen].pk).update(frozen=True)

    with clock_frozen(now + timedelta(days=30)):
        holds_release_due(limit=1)
    done = MerchantHold.objects.exclude(done_at=None).values_list("escrow", flat=True)
    assert list(done) == [escrows[1 - frozen].pk]

    Escrow.objects.update(frozen=False)
    with clock_frozen(now + timedelta(days=30, minutes=frozen)):
        holds_release_due(limit=1)
    Escrow.objects.filter(pk=escrows[frozen].pk).update(frozen=True)
    with clock_frozen(now + timedelta(days=900)):
        reserves_free_due(limit=1)
    freed = MerchantHold.objects.exclude(reserve_freed_at=None).values_list("escrow", flat=True)
    assert list(freed) == [escrows[1 - frozen].pk]
