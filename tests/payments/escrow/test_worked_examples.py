"""E1, E2, E3 and E7 of the payments brief, to the digit."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import public_id
from payments.escrow.models import Escrow, MerchantHold
from payments.escrow.rules import Part
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    escrow_authorise,
    escrow_fund,
    escrow_refund,
    escrow_refund_after_release,
    escrow_release,
    escrow_settle,
    holds_release_due,
    merchant_ref,
    refund_succeeded,
    reserves_free_due,
)
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, prove
from payments.ledger.services import journal_post
from tests.factories.escrows import an_escrow, an_escrow_unfunded, own_float

pytestmark = pytest.mark.django_db


def _balances(escrow: Escrow, *codes: str) -> dict[str, int]:
    owners = {
        "1010": "psp", "1020": "bank", "1030": "own", "2020": public_id("esc", escrow.pk),
        "2030": merchant_ref(escrow.merchant_id), "2031": merchant_ref(escrow.merchant_id),
        "2032": merchant_ref(escrow.merchant_id), "2040": "bank", "2041": "psp", "4010": "textile",
        "5010": "psp",
    }  # fmt: skip
    return {code: balance(code, owners[code]) for code in codes}


def _release(escrow: Escrow, amount: int, key: str = "rel") -> Escrow:
    return escrow_release(
        actor=SYSTEM,
        settlement_subject=escrow.settlement_subject,
        parts=[Part(amount, 150)],
        key=key,
    )


def _hold_over(at) -> None:
    hold = MerchantHold.objects.order_by("-due_at")[0]
    with at(hold.due_at + timedelta(seconds=1)):
        holds_release_due()


def _no_reserve(escrow: Escrow) -> Escrow:
    Escrow.objects.filter(pk=escrow.pk).update(reserve_bp=0)
    return Escrow.objects.get(pk=escrow.pk)


def test_e1_a_simple_sale(at):
    own_float()
    escrow = _no_reserve(an_escrow())
    journal_post(
        key="E1.4",
        kind="X",
        lines=[dr("5010", "psp", 6000), cr("1010", "psp", 6000)],
        outside_event=True,
    )
    journal_post(
        key="E1.5", kind="X", lines=[dr("1020", "bank", 994000), cr("1010", "psp", 994000)]
    )
    assert _release(escrow, 1000000).state == "RELEASED"
    assert _balances(escrow, "2020", "2030", "4010") == {"2020": 0, "2030": 985000, "4010": 15000}
    _hold_over(at)
    merchant = merchant_ref(escrow.merchant_id)
    journal_post(
        key="E1.8", kind="J-PAY", lines=[dr("2031", merchant, 985000), cr("2040", "bank", 985000)]
    )
    journal_post(
        key="E1.9", kind="J-PAY", lines=[dr("2040", "bank", 985000), cr("1020", "bank", 985000)]
    )
    journal_post(key="E1.10", kind="X", lines=[dr("1030", "own", 9000), cr("1020", "bank", 9000)])

    ends = _balances(escrow, "1010", "2020", "2030", "2031", "2040", "1020", "1030", "4010", "5010")
    assert ends == {
        "1010": 0, "2020": 0, "2030": 0, "2031": 0, "2040": 0, "1020": 100000, "1030": 9000,
        "4010": 15000, "5010": 6000,
    }  # fmt: skip
    assert prove().faults == []


def test_e2_a_partial_delivery():
    escrow = an_escrow()
    first = _release(escrow, 333333, "l1")
    assert (first.state, first.commission_minor) == ("PARTIALLY_RELEASED", 5000)
    _release(escrow, 333333, "l2")
    after = escrow_refund(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=333334, key="l3"
    )
    refund_succeeded(provider="psp", currency="CNY", amount_minor=333334, key="l3ok", subject="x")

    assert after.state == "SETTLED"
    assert _balances(escrow, "2030", "4010", "2020", "2041", "1010") == {
        "2030": 656666, "4010": 10000, "2020": 0, "2041": 0, "1010": 666666,
    }  # fmt: skip
    assert identity_faults() == []


def test_e3_an_agreed_price_cut():
    escrow = an_escrow()
    after = escrow_settle(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, parts=[Part(875000, 150)],
        freight_minor=0, refund_minor=125000, key="cut",
    )  # fmt: skip
    refund_succeeded(provider="psp", currency="CNY", amount_minor=125000, key="cutok", subject="x")

    assert after.state == "SETTLED"
    assert _balances(escrow, "2030", "4010", "2041", "1010") == {
        "2030": 861875, "4010": 13125, "2041": 0, "1010": 875000,
    }  # fmt: skip


def test_e7_a_refund_after_release(at):
    escrow = _no_reserve(an_escrow())
    _release(escrow, 1000000)
    _hold_over(at)
    after = escrow_refund_after_release(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=200000, key="back"
    )

    assert _balances(escrow, "2031", "4010", "2041") == {
        "2031": 788000,
        "4010": 12000,
        "2041": 200000,
    }
    assert (after.released_minor, after.refunded_minor, after.commission_minor) == (
        800000,
        200000,
        12000,
    )


def test_the_hold_keeps_the_reserve_back(at):
    escrow = an_escrow()
    _release(escrow, 1000000)
    assert holds_release_due() == 0
    _hold_over(at)

    assert _balances(escrow, "2030", "2031", "2032") == {"2030": 0, "2031": 935750, "2032": 49250}
    assert escrow.hold_days == 7
    assert clock.now() < MerchantHold.objects.get().due_at


def test_the_promise_of_e1_is_a_memo_and_ends_with_the_money():
    escrow = an_escrow_unfunded()
    who = {"actor": SYSTEM, "settlement_subject": escrow.settlement_subject}
    owner = public_id("esc", escrow.pk)
    assert escrow_authorise(**who, amount_minor=1000000, key="E1.1").state == "AUTHORISED"
    assert (balance("9010", owner), balance("9020", owner)) == (1000000, 1000000)
    funded = escrow_fund(
        **who, amount_minor=1000000, provider="psp", charge_id=uuid.uuid4(), key="E1.3"
    )
    assert funded.state == "FUNDED"
    assert (balance("9010", owner), balance("9020", owner)) == (0, 0)
    assert balance("2020", owner) == 1000000
    assert prove().faults == []


def test_the_reserve_rolls(at):
    escrow = an_escrow()
    _release(escrow, 1000000)
    merchant = merchant_ref(escrow.merchant_id)
    _hold_over(at)
    assert (balance("2031", merchant), balance("2032", merchant)) == (935750, 49250)
    with at(clock.now() + timedelta(days=escrow.hold_days + 89)):
        assert reserves_free_due() == 0
    with at(clock.now() + timedelta(days=escrow.hold_days + 91)):
        assert reserves_free_due() == 1
        assert reserves_free_due() == 0
    assert (balance("2031", merchant), balance("2032", merchant)) == (985000, 0)
    assert prove().faults == []
