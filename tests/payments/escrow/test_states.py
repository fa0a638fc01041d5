"""The state table: what is refused, what is stopped, what happens once."""

from __future__ import annotations

import uuid

import pytest

from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Conflict, Forbidden, SodConflict
from payments.escrow.errors import AmountExceedsHeld, EscrowFrozen, EscrowState
from payments.escrow.models import Escrow, EscrowEntry
from payments.escrow.rules import Part
from payments.escrow.services import (
    escrow_create,
    escrow_dispute,
    escrow_expire,
    escrow_freeze,
    escrow_freeze_by_system,
    escrow_fund,
    escrow_refund,
    escrow_release,
    escrow_withdraw,
)
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, prove
from tests.factories.escrows import a_merchant, an_escrow
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db


def _release(escrow: Escrow, amount: int, key: str = "rel") -> Escrow:
    return escrow_release(
        actor=SYSTEM,
        settlement_subject=escrow.settlement_subject,
        parts=[Part(amount, 150)],
        key=key,
    )


def test_a_second_release_is_refused_and_writes_nothing():
    escrow = an_escrow()
    _release(escrow, 1000000)
    journals, entries = Journal.objects.count(), EscrowEntry.objects.count()

    with pytest.raises(EscrowState):
        _release(escrow, 1, "again")
    assert (Journal.objects.count(), EscrowEntry.objects.count()) == (journals, entries)


def test_the_same_key_releases_once():
    escrow = an_escrow()
    _release(escrow, 400000)
    assert _release(escrow, 400000).released_minor == 400000


def test_no_more_leaves_than_is_held():
    escrow = an_escrow()
    with pytest.raises(AmountExceedsHeld):
        _release(escrow, 1000001)
    with pytest.raises(AmountExceedsHeld):
        escrow_refund(
            actor=SYSTEM,
            settlement_subject=escrow.settlement_subject,
            amount_minor=1000001,
            key="r",
        )


def test_undelivered_goods_are_not_released():
    with pytest.raises(EscrowState):
        _release(an_escrow(delivered=False), 1)


def test_a_dispute_stops_release_until_it_is_withdrawn():
    escrow = an_escrow()
    escrow_dispute(actor=SYSTEM, settlement_subject=escrow.settlement_subject)
    with pytest.raises(EscrowState):
        _release(escrow, 1)
    assert (
        escrow_withdraw(actor=SYSTEM, settlement_subject=escrow.settlement_subject).state
        == "IN_INSPECTION"
    )
    assert _release(escrow, 1000000).state == "RELEASED"


def test_a_freeze_takes_two_persons_and_stops_money_out():
    escrow = an_escrow()
    first, second = actor_with("payment.freeze"), actor_with("payment.freeze")
    subject = escrow.settlement_subject
    escrow_freeze(actor=first, settlement_subject=subject, reason="涉案")
    with pytest.raises(SodConflict):
        escrow_freeze(actor=first, settlement_subject=subject, reason="涉案")
    escrow_freeze(actor=second, settlement_subject=subject, reason="涉案")

    with pytest.raises(EscrowFrozen):
        _release(escrow, 1)
    with pytest.raises(Forbidden):
        escrow_freeze(
            actor=actor_with("order.place"), settlement_subject=subject, reason="x", lift=True
        )
    escrow_freeze(actor=first, settlement_subject=subject, reason="结案", lift=True)
    escrow_freeze(actor=second, settlement_subject=subject, reason="结案", lift=True)
    assert _release(escrow, 1000000).state == "RELEASED"


def test_a_freeze_asked_for_before_the_system_froze_is_confirmed_and_lifted_all_the_same():
    escrow = an_escrow()
    first, second = actor_with("payment.freeze"), actor_with("payment.freeze")
    subject = escrow.settlement_subject
    escrow_freeze(actor=first, settlement_subject=subject, reason="涉案")
    escrow_freeze_by_system(settlement_subject=subject, reason="金额不符")
    with pytest.raises(EscrowFrozen):
        _release(escrow, 1)
    with pytest.raises(Conflict):
        escrow_freeze(actor=second, settlement_subject=subject, reason="结案", lift=True)
    with pytest.raises(SodConflict):
        escrow_freeze(actor=first, settlement_subject=subject, reason="涉案")
    frozen = escrow_freeze(actor=second, settlement_subject=subject, reason="涉案")
    assert (frozen.frozen, frozen.freeze_pending, frozen.freeze_reason) == (True, "", "涉案")
    for who in (first, second):
        escrow_freeze(actor=who, settlement_subject=subject, reason="结案", lift=True)
    assert _release(escrow, 1000000).state == "RELEASED"


def test_late_money_never_enters_a_dead_escrow():
    subject = "stl_late"
    escrow_create(
        actor=SYSTEM, settlement_subject=subject, site="textile", currency="CNY",
        merchant_id=a_merchant().pk, buyer_id=None, payment_ref="chk_x", price_minor=500,
    )  # fmt: skip
    escrow_expire(actor=SYSTEM, settlement_subject=subject)
    charge = uuid.uuid4()
    escrow_fund(
        actor=SYSTEM, settlement_subject=subject, amount_minor=500, provider="psp", charge_id=charge,
        key="late",
    )  # fmt: skip

    escrow = Escrow.objects.get(settlement_subject=subject)
    assert (escrow.state, escrow.funded_minor) == ("EXPIRED", 0)
    assert balance("1010", "psp") == 500
    assert prove().faults == []
