"""Days with guarantees, refunds by transfer and bought currency close at zero by themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from backend.checkout.services import checkout_complete
from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.escrow.services import provider_settle, refund_held
from payments.escrow.services.fx_purchase import purchase_check, purchase_draft
from payments.gateway.adapters import BANK, SANDBOX
from payments.gateway.models import Payment
from payments.gateway.simulator.bank_wire import BankWire
from payments.guarantees.models import Guarantee
from payments.guarantees.services import (
    guarantee_claim,
    guarantee_pay,
    guarantee_release,
    guarantee_transfer_booked,
    merchant_guarantee_open,
)
from payments.ledger.rules import BANK_RAIL
from payments.ledger.selectors import balance
from payments.reconciliation.models import Break, LedgerItem, OutsideLine, ReconciledDay
from payments.reconciliation.seed import at
from payments.statements.proof import money_proof
from tests.factories.guarantees import a_department, an_asked
from tests.factories.payments import bank_answers, own_money_kept, pay, pay_in_dollars
from tests.factories.trade import a_checkout, a_merchant, a_shop, acting, an_organization
from tests.payments.reconciliation.test_bank_day import next_morning

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def closed() -> set[str]:
    """Every day of every account is closed, nothing is left on either side. The accounts' codes."""
    days = list(ReconciledDay.objects.select_related("account"))
    assert {(day.state, day.unexplained_minor) for day in days} == {("CLOSED", 0)}
    assert not Break.objects.exclude(state="AUTO_CLOSED").exists()
    assert not LedgerItem.objects.filter(match__isnull=True).exists()
    assert not OutsideLine.objects.filter(match__isnull=True).exists()
    assert money_proof().faults == []
    return {day.account.code for day in days}


def finance(role: str = "finance_checker") -> Any:
    return acting(an_organization(kind="OPERATOR"), role)


def put_up(gateway: str, deliver: Any, minor: int = 600_000) -> Guarantee:
    """A merchant's guarantee by card, or by transfer to the number it is given."""
    merchant = a_merchant()
    own = acting(merchant, "merchant_owner")
    asked = merchant_guarantee_open(actor=own, amount=Money(minor, "CNY"))
    held = guarantee_pay(actor=own, guarantee_id=asked.pk, gateway_id=gateway)
    if gateway == BANK:
        BankWire().call("receive", {
            "to": Payment.objects.get(subject=held.ref).provider_ref, "amount": minor,
            "currency": "CNY", "name": merchant.legal_name, "account": "6217000011112222",
        })  # fmt: skip
        bank_answers(deliver, at=clock.now())
    held.refresh_from_db()
    assert held.state == "HELD"
    return held


@pytest.mark.parametrize(("gateway", "code"), [(SANDBOX, "1010"), (BANK, "1020")])
def test_a_guarantee_that_comes_and_goes_back_the_way_it_came(deliver, gateway, code):
    with clock_frozen(at(DAY, 8)):
        own_money_kept()
    with clock_frozen(at(DAY, 9)):
        held = put_up(gateway, deliver)
        deliver()
    next_morning(DAY, deliver)
    with clock_frozen(at(DAY + timedelta(days=1), 10)):
        guarantee_release(actor=finance(), guarantee_id=held.pk)
        deliver()
    bank_answers(deliver, at=at(DAY + timedelta(days=1), 12))
    next_morning(DAY + timedelta(days=1), deliver)
    held.refresh_from_db()
    assert (held.state, held.refund_state) == ("RETURNED", "SUCCEEDED")
    assert code in closed()
    moved = LedgerItem.objects.filter(account__code=code, kind__in=["J-GUAR", "J-REFOK"])
    assert sorted(moved.values_list("amount_minor", flat=True)) == [-600_000, 600_000]


def test_cash_forfeited_to_a_department_leaves_by_an_order_at_the_counter(deliver):
    _, asker, decider = a_department()
    merchant = a_merchant()
    with clock_frozen(at(DAY, 9)):
        own_money_kept()
        asked = an_asked(asker=asker, giver=merchant, amount=100_000, purpose="PERFORMANCE")
        guarantee_pay(
            actor=acting(merchant, "merchant_owner"), guarantee_id=asked.pk, gateway_id=SANDBOX
        )
        guarantee_claim(
            actor=decider, guarantee_id=asked.pk, amount=Money(30_000, "CNY"), reason="逾期交货"
        )
        assert balance("2041", BANK_RAIL) == 30_000
        for _ in range(2):
            guarantee_transfer_booked(actor=finance(), guarantee_id=asked.pk, reference="TR-2026-1")
        deliver()
    next_morning(DAY, deliver)
    assert closed() == {"1010", "1020", "1030"}
    line = OutsideLine.objects.get(kind="COUNTER")
    assert (line.amount_minor, line.key, balance("2041", BANK_RAIL)) == (-30_000, "TR-2026-1", 0)


def test_a_refund_by_transfer_meets_its_line_at_the_bank(deliver):
    shop = a_shop()
    with clock_frozen(at(DAY, 9)):
        own_money_kept()
        checkout = a_checkout(shop)
        payment = pay(checkout, shop=shop, gateway_id=BANK, instrument="transfer")
        assert shop.company is not None
        BankWire().call("receive", {
            "to": payment.provider_ref, "amount": payment.amount_minor, "currency": "CNY",
            "name": shop.company.legal_name, "account": "6217000011112222",
        })  # fmt: skip
        bank_answers(deliver, at=clock.now())
        checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
        deliver()
        refund_held(
            actor=finance(), settlement_subject=Escrow.objects.get().settlement_subject, amount_minor=500,
            key="less", reason="少货",
        )  # fmt: skip
        deliver()
    bank_answers(deliver, at=at(DAY, 11))
    next_morning(DAY, deliver)
    assert closed() == {"1020", "1030"}
    assert LedgerItem.objects.get(kind="J-REFOK").rule == "KEY"


def test_currency_bought_back_for_a_refund_meets_the_bank_and_the_provider(deliver):
    maker, checker = finance("finance_maker"), finance()
    shop = a_shop()
    with clock_frozen(at(DAY, 9)):
        own_money_kept()
        pay_in_dollars(shop)
        deliver()
    with clock_frozen(at(DAY + timedelta(days=2), 9)):
        provider_settle(SANDBOX)
        refund_held(
            actor=finance(), settlement_subject=Escrow.objects.get().settlement_subject, amount_minor=500,
            key="less", reason="少货",
        )  # fmt: skip
        deliver()
        owed = -balance("1010", SANDBOX, "USD")
        assert owed > 0
        facts: dict[str, Any] = {
            "provider": SANDBOX, "bought": Money(owed, "USD"), "paid": Money(510, "CNY"),
            "reference": "FX-2026-0001",
        }  # fmt: skip
        row = purchase_draft(actor=maker, **facts)
        purchase_check(actor=checker, purchase_id=row.pk, post=True)
        deliver()
    for days in range(3):
        next_morning(DAY + timedelta(days=days), deliver)
    assert closed() == {"1010", "1020", "1030"}
    assert balance("1010", SANDBOX, "USD") == 0
    line = OutsideLine.objects.get(kind="COUNTER")
    assert (line.amount_minor, line.key) == (-510, "FX-2026-0001")
    back = OutsideLine.objects.get(account__code="1010", kind="RECEIPT")
    assert (back.amount_minor, back.account.currency) == (owed, "USD")
