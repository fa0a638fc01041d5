"""E6 of the payments brief to the digit: paid in dollars, owed in yuan."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.checkout.services import checkout_complete
from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Forbidden, Invalid, Required, SodConflict
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from payments.escrow.errors import CurrencyNotQuoted, PurchaseClosed, QuoteStale
from payments.escrow.fx import book_value, price_of, refund_share
from payments.escrow.models import Chargeback, Escrow, Funding, Quote, Refund
from payments.escrow.rules import Part
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    escrow_delivered,
    escrow_fund,
    escrow_release,
    provider_settle,
    refund_held,
    refund_released,
    refund_settle,
)
from payments.escrow.services.fx_move import fx_bought, fx_settle
from payments.escrow.services.fx_purchase import purchase_check, purchase_draft
from payments.escrow.services.quote import quote_offer, quote_take
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Operation, Payment
from payments.gateway.port import Settlement
from payments.gateway.simulator.machine import DISPUTED_AFTER
from payments.ledger.errors import KeyReused
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, cover, prove
from payments.ledger.services import SAFE_BANK, capital_pay_in, rate_record
from tests.factories.escrows import an_escrow_unfunded
from tests.factories.payments import messages_arrive, own_money, pay, pay_in_dollars
from tests.factories.trade import a_checkout, a_shop, acting, an_organization

pytestmark = pytest.mark.django_db
RATE = Decimal("7.1429")
PAIR = "USD/CNY"
DUE = Money(1000000, "CNY")


def lines_of(kind: str) -> list[tuple[str, int, str]]:
    journal = Journal.objects.get(kind=kind)
    rows = journal.postings.select_related("account").order_by("line_no")
    return [(row.account.code, row.amount, row.currency) for row in rows]


def positions() -> tuple[int, int]:
    return balance("6010", PAIR, "USD"), balance("6010", PAIR, "CNY")


def funded(*, float_minor: int = 100000) -> Escrow:
    """E6.1 after the quote was locked."""
    if float_minor:
        capital_pay_in(amount=Money(float_minor, "CNY"), key="float")
    escrow = an_escrow_unfunded()
    rate_record(pair=PAIR, rate=RATE, haircut_bp=300)
    payment = Payment.objects.create(
        provider=SANDBOX, subject="chk_x", currency="USD", amount_minor=140000, payer="buyer",
        captured_minor=140000, state="CAPTURED", provider_ref="sbx_1", opened_at=clock.now(),
    )  # fmt: skip
    Funding.objects.create(
        escrow=escrow, payment=payment, amount_minor=1000000, charge_minor=140000, state="FUNDED"
    )
    escrow_fund(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=1000000,
        provider=SANDBOX, charge_id=uuid.uuid4(), key="E6.1", charge=Money(140000, "USD"),
    )  # fmt: skip
    return escrow


def settlement(
    *, net: int = 140000, fee: int = 0, paid: int = 996800, ref: str = "s1"
) -> Settlement:
    return Settlement(
        ref=ref, currency="USD", gross_minor=net + fee, fee_minor=fee, net_minor=net,
        at=clock.now(), paid_currency="CNY", paid_minor=paid,
    )  # fmt: skip


def refund(escrow: Escrow, amount: int, key: str, *, done: str = "SUCCEEDED") -> Refund:
    refund_held(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=amount, key=key,
        reason="少货",
    )  # fmt: skip
    row = Refund.objects.order_by("-pk")[0]
    if row.state == "DECIDED":
        refund_settle(operation_key=row.operation_key, state=done)
    row.refresh_from_db()
    return row


def buy(bought: int, paid: int, reference: str, who: Actor = SYSTEM) -> None:
    fx_bought(
        actor=who, provider=SANDBOX, bought=Money(bought, "USD"), paid=Money(paid, "CNY"),
        reference=reference,
    )  # fmt: skip


def test_a_purchase_is_written_by_one_person_and_posted_by_another():
    escrow = funded()
    fx_settle(provider=SANDBOX, settlement=settlement())
    refund(escrow, 500000, "r1")
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    facts = {
        "provider": SANDBOX, "bought": Money(70000, "USD"), "paid": Money(501200, "CNY"),
        "reference": "buy1",
    }  # fmt: skip
    with pytest.raises(Forbidden):
        purchase_draft(actor=checker, **facts)
    row = purchase_draft(actor=maker, **facts)
    assert purchase_draft(actor=maker, **facts).pk == row.pk
    with pytest.raises(KeyReused):
        purchase_draft(actor=maker, **{**facts, "paid": Money(1, "CNY")})
    assert not Journal.objects.filter(kind="J-BUYBACK").exists()
    with pytest.raises(Forbidden):
        purchase_check(actor=maker, purchase_id=row.pk, post=True)
    both = replace(maker, permissions=maker.permissions | checker.permissions)
    with pytest.raises(SodConflict):
        purchase_check(actor=both, purchase_id=row.pk, post=True)
    with pytest.raises(Required):
        purchase_check(actor=checker, purchase_id=row.pk, post=False)
    assert purchase_check(actor=checker, purchase_id=row.pk, post=True).state == "POSTED"
    with pytest.raises(PurchaseClosed):
        purchase_check(actor=checker, purchase_id=row.pk, post=True)
    assert Journal.objects.filter(kind="J-BUYBACK").count() == 1
    assert positions() == (0, 0)


def test_no_more_is_bought_back_than_refunds_took():
    escrow = funded()
    fx_settle(provider=SANDBOX, settlement=settlement())
    with pytest.raises(Invalid):
        buy(1, 7, "buy1")
    refund(escrow, 500000, "r1")
    for bought, paid, reference in (
        (70001, 1, "buy1"),
        (0, 1, "buy1"),
        (1, 0, "buy1"),
        (1, 7, "x"),
    ):
        with pytest.raises(Invalid):
            buy(bought, paid, reference)
    with pytest.raises(Forbidden):
        buy(70000, 501200, "buy1", acting(an_organization(kind="OPERATOR"), "finance_maker"))
    buy(70000, 501200, "buy1", acting(an_organization(kind="OPERATOR"), "finance_checker"))
    with pytest.raises(KeyReused):
        buy(70000, 501201, "buy1")


def test_e6_to_the_digit():
    price = price_of(DUE, "USD", RATE)
    assert price.pay == Money(140000, "USD")  # ceil(139999.16)
    funded()
    assert lines_of("J-FUND") == [
        ("1010", 140000, "USD"), ("6010", -140000, "USD"), ("6010", 1000000, "CNY"),
        ("2020", -1000000, "CNY"),
    ]  # fmt: skip
    assert (cover("CNY"), cover("USD")) == (100000 + 970006 - 1000000, 0)
    assert prove().faults == []
    for _ in range(2):
        fx_settle(provider=SANDBOX, settlement=settlement())
    assert lines_of("J-CONVERT") == [
        ("6010", 140000, "USD"), ("1010", -140000, "USD"), ("1020", 996800, "CNY"),
        ("6010", -996800, "CNY"),
    ]  # fmt: skip
    assert lines_of("J-FXDIFF") == [("5030", 3200, "CNY"), ("6010", -3200, "CNY")]
    assert positions() == (0, 0)
    assert (cover("CNY"), cover("USD")) == (96800, 0)
    assert prove().faults == []


def test_refunds_of_a_trade_and_of_its_retention_give_back_the_charge_together():
    escrow = funded()
    escrow.schedule = [{"kind": "RETENTION", "amount": 50001, "due": "", "days": 30}]
    escrow.save(update_fields=["schedule", "updated_at"])
    subject = escrow.settlement_subject
    escrow_delivered(actor=SYSTEM, settlement_subject=subject, amount_minor=1000000)
    escrow_release(actor=SYSTEM, settlement_subject=subject, parts=[Part(999999, 0)], key="rel")
    kept = Escrow.objects.get(parent=escrow)
    assert (kept.held_minor, Escrow.objects.get(pk=escrow.pk).held_minor) == (50000, 1)
    refund(kept, 12345, "a")
    refund(kept, 37655, "b")
    refund(escrow, 1, "c")
    released = Escrow.objects.get(pk=escrow.pk).released_minor
    refund_released(
        actor=SYSTEM, settlement_subject=subject, amount_minor=released, key="d", reason="x"
    )
    refunds = list(Refund.objects.all())
    assert sum(row.amount_minor for row in refunds) == 1000000
    assert sum(row.charge_minor for row in refunds) == 140000
    assert positions() == (0, 0)


def test_without_the_float_it_is_booked_all_the_same_and_announced():
    from backend.events.models import EventEntry

    funded(float_minor=0)
    assert cover("CNY") == -29994
    told = EventEntry.objects.get(kind="payments.ledger.shortfall").payload
    assert (told["currency"], told["shortfall_minor"]) == ("CNY", 29994)


def test_a_refund_before_the_conversion_gives_back_the_share_of_the_charge():
    escrow = funded()
    row = refund(escrow, 500000, "r1")
    assert (row.charge_minor, row.charge_currency) == (70000, "USD")
    assert lines_of("J-FXREF") == [
        ("2041", 500000, "CNY"), ("6010", -500000, "CNY"), ("6010", 70000, "USD"),
        ("2041", -70000, "USD"),
    ]  # fmt: skip
    assert Operation.objects.get(kind="refund").request == {"amount": 70000}
    assert (balance("1010", SANDBOX, "USD"), balance("2041", SANDBOX, "USD")) == (70000, 0)
    assert positions() == (-70000, 500000)
    fx_settle(provider=SANDBOX, settlement=settlement(net=70000, paid=498400))
    assert lines_of("J-FXDIFF") == [("5030", 1600, "CNY"), ("6010", -1600, "CNY")]
    assert positions() == (0, 0)
    assert (prove().faults, identity_faults()) == ([], [])


def test_a_refund_after_the_conversion_buys_the_dollars_back():
    escrow = funded()
    fx_settle(provider=SANDBOX, settlement=settlement())
    refund(escrow, 500000, "r1")
    assert positions() == (70000, -500000)
    assert balance("1010", SANDBOX, "USD") == -70000
    assert cover("USD") == 0
    assert cover("CNY") == 96800 + 500000 - 515003  # dollars owed count 3 % dearer
    for _ in range(2):
        buy(70000, 501200, "buy1")
    assert lines_of("J-BUYBACK") == [
        ("1010", 70000, "USD"), ("6010", -70000, "USD"), ("6010", 501200, "CNY"),
        ("1020", -501200, "CNY"),
    ]  # fmt: skip
    assert positions() == (0, 0)
    assert balance("5030", PAIR) == 3200 + 1200
    assert (cover("CNY"), prove().faults) == (100000 - 4400, [])


def test_a_refund_that_fails_waits_in_the_payers_own_currency():
    escrow = funded()
    refund(escrow, 500000, "r1", done="FAILED")
    assert balance("2010", "buyer", "USD") == 70000
    assert prove().faults == []


def test_the_fee_is_paid_at_the_same_rate():
    funded()
    fx_settle(provider=SANDBOX, settlement=settlement(net=139160, fee=840, paid=990819))
    assert balance("5010", SANDBOX, "CNY") == 5981
    assert balance("5030", PAIR) == 1000000 - 990819 - 5981
    assert positions() == (0, 0)
    assert balance("1010", SANDBOX, "USD") == 0


shares = st.lists(st.integers(1, 400000), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(charge=st.integers(1, 10**7), of=st.integers(1, 10**7), parts=shares)
def test_refunds_together_give_back_the_charge_and_never_more(charge, of, parts):
    taken = given_back = 0
    for part in parts:
        wanted = min(part, of - taken)
        if not wanted:
            break
        share = refund_share(
            charge_minor=charge, of_minor=of, refunded_minor=taken, given_minor=given_back,
            part_minor=wanted,
        )  # fmt: skip
        assert 0 <= share <= charge - given_back
        taken, given_back = taken + wanted, given_back + share
    assert (given_back == charge) if taken == of else given_back <= charge


@settings(max_examples=200, deadline=None)
@given(home=st.integers(0, 10**9), foreign=st.integers(1, 10**8), sold=shares)
def test_a_position_sold_in_parts_ends_at_zero_on_both_sides(home, foreign, sold):
    left_home, left = home, foreign
    for part in [*sold, foreign]:
        now = min(part, left)
        book = book_value(position_home=left_home, position_foreign=left, sold=now, otherwise=0)
        assert 0 <= book <= left_home
        left_home, left = left_home - book, left - now
        if not left:
            break
    assert (left_home, left) == (0, 0)


@settings(max_examples=100, deadline=None)
@given(due=st.integers(1, 10**10), rate=st.decimals("0.01", "200", places=4))
def test_a_price_is_never_a_unit_too_little_nor_one_too_much(due, rate):
    paid = price_of(Money(due, "CNY"), "USD", rate).pay.minor
    assert paid * rate >= due > (paid - 1) * rate


def test_a_quote_is_for_its_subject_and_for_minutes(at):
    who: dict[str, Any] = {"subject": "chk_1", "due": DUE, "currency": "USD"}
    offer = quote_offer(**who)
    assert (offer.price.pay, offer.price.rate) == (Money(140000, "USD"), RATE)
    assert offer.valid_until <= clock.now() + timedelta(minutes=15)
    taken = quote_take(**who, seal=offer.seal)
    assert taken.price == offer.price
    with at(offer.valid_until + timedelta(seconds=1)), pytest.raises(QuoteStale) as stale:
        quote_take(**who, seal=offer.seal)
    assert "1400.00" in stale.value.message.replace(",", "")
    fresh = stale.value.details
    assert fresh is not None
    with at(offer.valid_until + timedelta(minutes=1)):
        assert quote_take(**who, seal=fresh["quote"]).price == offer.price
    for change in ({"subject": "chk_2"}, {"currency": "EUR"}):
        with pytest.raises(QuoteStale):
            quote_take(**{**who, **change}, seal=offer.seal)
    for seal in ("", "x", offer.seal[:-2], "１２３", offer.seal + ":x"):
        with pytest.raises(QuoteStale):
            quote_take(**who, seal=seal)
    for currency in ("GBP", "CNY", "usd", "", "Ｕ"):
        with pytest.raises(CurrencyNotQuoted):
            quote_offer(**{**who, "currency": currency})


def test_a_basket_paid_in_dollars_from_the_click_to_the_bank(deliver, at):
    own_money(1_000_000)
    shop = a_shop()
    checkout = a_checkout(shop)
    subject = public_id("chk", checkout.pk)
    data = {"instrument": "ok", "payCurrency": "USD"}

    def begin(seal: str) -> Payment:
        from payments.escrow.services import payment_begin

        return payment_begin(
            actor=shop.buyer, checkout_id=checkout.pk, gateway_id=SANDBOX,
            data={**data, "quote": seal},
        )  # fmt: skip

    with pytest.raises(QuoteStale):
        begin("")
    assert not Payment.objects.exists()
    seal = quote_offer(subject=subject, due=Money(1, "CNY"), currency="USD").seal
    payment = begin(seal)
    escrow = Escrow.objects.get()
    assert (payment.currency, payment.state, escrow.state) == ("USD", "CAPTURED", "FUNDED")
    assert payment.amount_minor == price_of(Money(escrow.price_minor, "CNY"), "USD", RATE).pay.minor
    assert Quote.objects.get().rate == RATE
    assert Funding.objects.get().charge_minor == payment.amount_minor
    checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    with at(clock.now() + timedelta(days=2)):
        provider_settle(SANDBOX)
        provider_settle(SANDBOX)
    fee = (payment.amount_minor * 60 * 2 + 10000) // 20000
    paid = int((payment.amount_minor - fee) * Decimal("7.12"))
    assert balance("1020", SAFE_BANK) == 1_000_000 + paid
    assert positions() == (0, 0)
    assert balance("1010", SANDBOX, "USD") == 0
    assert (prove().faults, identity_faults()) == ([], [])


def test_a_chargeback_of_dollars_is_taken_in_yuan(deliver):
    own_money(1_000_000)
    shop = a_shop()
    pay_in_dollars(shop, instrument="dispute_after_payout")
    deliver()
    later = clock.now() + DISPUTED_AFTER
    for seconds in (0, 2):
        messages_arrive(deliver, at=later + timedelta(seconds=seconds))
    row, escrow = Chargeback.objects.get(), Escrow.objects.get()
    payment = Payment.objects.get()
    assert (row.amount_minor, row.charge_minor) == (escrow.price_minor, payment.amount_minor)
    assert (escrow.held_minor, escrow.frozen) == (0, True)
    fee = (escrow.price_minor * 10000 * 2 + payment.amount_minor) // (payment.amount_minor * 2)
    assert row.fee_minor == balance("5020", SANDBOX, "CNY") == fee
    assert positions() == (10000, -fee)  # the dollars of the fee are still to be bought
    assert balance("1010", SANDBOX, "USD") == -10000
    assert cover("USD") == 0
    buy(10000, 71500, "buy1")
    assert (positions(), balance("1010", SANDBOX, "USD")) == ((0, 0), 0)
    assert (prove().faults, identity_faults()) == ([], [])


def test_a_plain_payment_needs_no_quote():
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop)
    assert payment.currency == "CNY"
    assert not Quote.objects.exists()
