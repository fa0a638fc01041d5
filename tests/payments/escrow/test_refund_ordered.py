"""The end of E7: an arbitrator orders back what the merchant no longer has."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Forbidden, IdempotencyMismatch, Invalid, SodConflict
from backend.kernel.money import Money
from payments.escrow.errors import AmountExceedsHeld, EscrowState, MerchantBalance
from payments.escrow.models import Claim, Escrow, Funding, Refund
from payments.escrow.services import refund_ordered, refund_released
from payments.gateway.adapters import BANK, SANDBOX
from payments.gateway.models import Operation, Payment
from payments.ledger.errors import Safeguarding
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, cover, prove
from payments.ledger.services import OPERATING_BANK, capital_pay_in
from tests.factories.trade import acting, an_organization
from tests.payments.escrow.test_chargeback import Case, lines_of, post, sound

pytestmark = pytest.mark.django_db


@pytest.fixture
def arbitrator() -> Actor:
    return acting(an_organization(kind="OPERATOR"), "operator")


def poor(left: int = 0) -> Case:
    """E1.7 is over and all but a little was paid out."""
    case = Case()
    case.paid_out()
    if left:
        case.has("2031", left)
    return case


def order(case: Case, who: Actor, amount: str = "2000.00", **also: Any) -> Escrow:
    given: dict[str, Any] = {"reason": "货物与约定不符，退回部分货款", "client_key": "k", **also}
    return refund_ordered(actor=who, escrow_id=case.key, amount=Decimal(amount), **given)


def test_what_the_merchant_lacks_it_owes_and_own_money_stands_for_it(arbitrator):
    case = poor(left=7000)
    with pytest.raises(MerchantBalance):
        refund_released(
            actor=SYSTEM, settlement_subject=case.escrow.settlement_subject, amount_minor=200000,
            key="agreed", reason="x",
        )  # fmt: skip
    for _ in range(2):
        order(case, arbitrator)
    assert lines_of("J-DEBT") == [("1050", 190000), ("2031", -190000)]
    assert lines_of("J-REFAFTER") == [("2031", 197000), ("4010", 3000), ("2041", -200000)]
    assert lines_of("J-TOPUP") == [("1010", 193000), ("1030", -193000)]
    assert (balance("2031", case.merchant), balance("1050", case.merchant)) == (0, 190000)
    assert (balance("2041", SANDBOX), case.escrow.commission_minor) == (200000, 12000)
    assert cover("CNY") == 100000  # the float is as it was
    assert Refund.objects.get().amount_minor == 200000
    assert Operation.objects.get(kind="top_up").request["amount"] == 193000
    assert prove().faults == []
    case.earn(250000)
    assert (balance("2031", case.merchant), balance("1050", case.merchant)) == (60000, 0)
    sound()


def test_e7_to_the_digit_where_the_merchant_has_enough(arbitrator):
    case = poor(left=985000)
    order(case, arbitrator)
    assert lines_of("J-REFAFTER") == [("2031", 197000), ("4010", 3000), ("2041", -200000)]
    assert not Claim.objects.exists()
    assert not Journal.objects.filter(kind__in=["J-DEBT", "J-TOPUP"]).exists()


def _by_transfer(case: Case) -> None:
    Escrow.objects.filter(pk=case.key).update(provider=BANK)
    Payment.objects.filter(pk=case.escrow.charge_id).update(provider=BANK)


def _in_dollars(case: Case) -> None:
    Payment.objects.filter(pk=case.escrow.charge_id).update(currency="USD", amount_minor=140000)
    Funding.objects.filter(escrow=case.key).update(charge_minor=140000)


@pytest.mark.parametrize("paid", [_by_transfer, _in_dollars])
def test_own_money_goes_to_our_bank_where_the_refund_goes_out_from_there(arbitrator, paid):
    case = poor()
    paid(case)
    order(case, arbitrator)
    assert lines_of("J-TOPUP") == [("1020", 200000), ("1030", -200000)]
    assert not Operation.objects.filter(kind="top_up").exists()  # a bank cannot be topped up
    assert balance("1050", case.merchant) == 197000
    assert cover("CNY") == 100000
    assert prove().faults == []


def test_without_own_money_and_float_client_money_is_not_used(arbitrator):
    case = poor()
    post("away", dr("3010", "", 509000), cr("1030", OPERATING_BANK, 509000))
    with pytest.raises(Safeguarding):
        order(case, arbitrator)
    assert not Claim.objects.exists()
    capital_pay_in(amount=Money(100000, "CNY"), key="some", code="1030")
    order(case, arbitrator)
    assert cover("CNY") == 0
    sound()


def test_only_an_arbitrator_who_is_no_party_and_only_what_was_released(arbitrator):
    case = poor()
    before = Journal.objects.count()
    for role in ("finance_maker", "auditor"):
        with pytest.raises(Forbidden):
            order(case, acting(an_organization(kind="OPERATOR"), role))
    party = replace(arbitrator, organization_id=case.escrow.merchant_id)
    with pytest.raises(SodConflict):
        order(case, party)
    for amount in ("0", "0.001", "-1", "10000.01", "100000000000000000"):
        with pytest.raises(AmountExceedsHeld):
            order(case, arbitrator, amount)
    with pytest.raises(Invalid):
        order(case, arbitrator, reason=" 短 ")
    with pytest.raises(Invalid):
        order(case, arbitrator, client_key="x" * 65)
    assert Journal.objects.count() == before
    order(case, arbitrator)
    with pytest.raises(IdempotencyMismatch):
        order(case, arbitrator, "1999.99")


def test_nothing_to_order_back_before_release(arbitrator):
    case = Case(release=False)
    with pytest.raises(EscrowState):
        order(case, arbitrator)
