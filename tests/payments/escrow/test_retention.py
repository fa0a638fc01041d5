"""RETENTION: a share moves to an escrow of its own at release, with its own window (D26)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.schedules import PartAsked, retained_parts, retention_step, schedule_make
from payments.escrow.selectors import identity_faults, totals
from payments.escrow.services import (
    agreed_refund,
    escrow_delivered,
    escrow_freeze_by_system,
    escrow_release,
    merchant_ref,
    retention_accept,
    retention_dispute,
    retentions_release_due,
)
from payments.gateway.models import Operation
from payments.ledger.selectors import balance
from payments.statements.proof import money_proof
from tests.factories.deposits import Deal
from tests.factories.trade import a_merchant, acting

pytestmark = pytest.mark.django_db
KEPT = PartAsked(kind="RETENTION", share_bp=500, window_days=365)


def delivered(*, price: int = 1000000) -> Deal:
    deal = Deal(KEPT, price=price)
    deal.pays(price)
    escrow_delivered(actor=SYSTEM, settlement_subject=deal.subject, amount_minor=price)
    return deal


def release(deal: Deal, minor: int, key: str, bp: int = 150) -> Escrow:
    return escrow_release(
        actor=SYSTEM, settlement_subject=deal.subject, parts=[Part(minor, bp)], key=key
    )


def kept_of(deal: Deal) -> Escrow:
    return Escrow.objects.get(parent=deal.escrow)


def earned(deal: Deal) -> tuple[int, int]:
    return balance("2030", merchant_ref(deal.house.pk)), balance("4010", "textile")


def test_five_percent_stay_a_year_then_the_timer_pays_them(at):
    deal = delivered()
    assert release(deal, 1000000, "r1").state == "RELEASED"
    kept = kept_of(deal)
    assert earned(deal) == (935750, 14250)
    assert (kept.state, kept.held_minor, kept.price_minor) == ("IN_INSPECTION", 50000, 50000)
    assert kept.window_ends_at is not None
    sums = totals()["CNY"]
    assert (sums["funded"], sums["released"], sums["held"]) == (1000000, 950000, 50000)
    with at(kept.window_ends_at - timedelta(seconds=1)):
        assert retentions_release_due() == 0
    with at(kept.window_ends_at + timedelta(seconds=1)):
        assert retentions_release_due() == 1
        assert retentions_release_due() == 0
    assert earned(deal) == (985000, 15000)
    assert kept_of(deal).state == "RELEASED"
    assert money_proof().faults == []


def test_parts_keep_their_share_and_one_window():
    deal = delivered()
    release(deal, 333333, "r1")
    release(deal, 333333, "r2")
    assert kept_of(deal).held_minor == 33333
    assert release(deal, 333334, "r3").state == "RELEASED"
    assert kept_of(deal).held_minor == 50000
    assert release_again(deal) == 50000
    assert identity_faults() == []


def release_again(deal: Deal) -> int:
    release(deal, 333334, "r3")
    return kept_of(deal).held_minor


def test_the_buyer_may_let_it_go_early_and_nobody_else():
    deal = delivered()
    release(deal, 1000000, "r1")
    kept = kept_of(deal)
    for actor in (deal.seller, acting(a_merchant(), "merchant_owner")):
        with pytest.raises(NotFound):
            retention_accept(actor=actor, escrow_id=kept.pk)
    with pytest.raises(NotFound):
        retention_accept(actor=deal.buyer, escrow_id=deal.escrow.pk)
    assert retention_accept(actor=deal.buyer, escrow_id=kept.pk).state == "RELEASED"
    assert retention_accept(actor=deal.buyer, escrow_id=kept.pk).state == "RELEASED"
    assert earned(deal) == (985000, 15000)


def test_a_reported_defect_or_a_freeze_stops_the_timer(at):
    deal, other = delivered(), delivered()
    release(deal, 1000000, "r1")
    release(other, 1000000, "r2")
    kept, second = kept_of(deal), kept_of(other)
    retention_dispute(actor=deal.buyer, escrow_id=kept.pk, text="漏水")
    escrow_freeze_by_system(settlement_subject=second.settlement_subject, reason="调查")
    with at(clock.now() + timedelta(days=400)):
        assert retentions_release_due() == 0
    assert kept_of(deal).held_minor == 50000


def test_an_agreed_refund_is_paid_from_what_is_kept_first(deliver):
    deal = delivered()
    release(deal, 1000000, "r1")
    agreed_refund(settlement_subject=deal.subject, amount_minor=20000, reason="瑕疵", key="rf1")
    assert kept_of(deal).held_minor == 30000
    assert deal.escrow.refunded_minor == 0
    call = Operation.objects.get(kind="refund")
    assert call.request["amount"] == 20000
    agreed_refund(settlement_subject=deal.subject, amount_minor=40000, reason="瑕疵", key="rf2")
    assert kept_of(deal).held_minor == 0
    assert deal.escrow.refunded_minor == 10000  # the rest from the merchant's waiting balance
    assert money_proof().faults == []


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [PartAsked(kind="BALANCE", share_bp=10000)],
        [PartAsked(kind="GIFT", share_bp=100)],
        [PartAsked(kind="EARNEST", share_bp=100), PartAsked(kind="EARNEST", share_bp=100)],
        [PartAsked(kind="EARNEST")],
        [PartAsked(kind="EARNEST", share_bp=100, amount_minor=5)],
        [PartAsked(kind="ADVANCE", share_bp=10000)],
        [PartAsked(kind="ADVANCE", amount_minor=10**16)],
        [PartAsked(kind="ADVANCE", amount_minor=-5)],
        [PartAsked(kind="ADVANCE", share_bp=5000), PartAsked(kind="BALANCE", share_bp=4999)],
        [PartAsked(kind="RETENTION", share_bp=2001, window_days=10)],
        [PartAsked(kind="RETENTION", share_bp=500)],
        [PartAsked(kind="RETENTION", share_bp=500, window_days=5000)],
    ],
)
def test_schedules_that_make_no_sense_are_refused(parts):
    with pytest.raises(Invalid):
        schedule_make(parts, price=Money(1000000, "CNY"), earnest_max_bp=2000, now=clock.now())


@settings(max_examples=200, deadline=None)
@given(
    price=st.integers(1, 10**10),
    bp=st.integers(1, 2000),
    cuts=st.lists(st.tuples(st.integers(1, 10**9), st.sampled_from([0, 150, 333])), max_size=6),
)
def test_kept_shares_never_exceed_the_agreed_one_and_lose_nothing(price, bp, cuts):
    retention, gone, kept = price * bp // 10000, 0, 0
    for minor, rate in cuts:
        part = min(minor, price - gone)
        if part <= 0:
            break
        now, back = retention_step(
            [Part(part, rate)], retention=retention, price=price, before=gone, kept=kept
        )
        share = sum(p.amount_minor for p in back)
        assert sum(p.amount_minor for p in now) + share == part
        assert now
        gone, kept = gone + part, kept + share
        assert kept <= retention


def test_what_is_left_of_a_retention_keeps_its_rates():
    rows = [
        {"kind": "RETENTION", "bp": 0, "amount": 100},
        {"kind": "RETENTION", "bp": 150, "amount": 200},
    ]
    assert retained_parts(rows, 150) == [Part(50, 0), Part(100, 150)]
    assert retained_parts(rows, 300) == [Part(100, 0), Part(200, 150)]
