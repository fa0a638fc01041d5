"""From the provider's message to the ledger and back, and amounts nobody thought of."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.checkout.services import checkout_complete
from backend.kernel import clock
from backend.kernel.money import Money
from payments.escrow.models import Chargeback, Claim, Escrow
from payments.escrow.rules import RECOVERY, clawback
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    chargeback_accept_approve,
    chargeback_accept_ask,
    chargeback_evidence,
    chargeback_follow,
    provider_settle,
)
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Dispute, InboundEvent, Operation
from payments.gateway.services import inbox_apply_due, operation_resume_due, provider_poll
from payments.gateway.simulator.machine import DISPUTED_AFTER
from payments.guarantees.selectors import guarantee_faults
from payments.ledger.models import Journal
from payments.ledger.rules import commission
from payments.ledger.selectors import balance, cover, prove, total_by_code
from payments.ledger.services import OPERATING_BANK, capital_pay_in
from payments.statements.proof import money_proof
from payments.statements.services import statements_close_due
from tests.factories.payments import messages_arrive, own_money, pay
from tests.factories.trade import a_checkout, a_shop, acting, an_organization
from tests.payments.escrow.test_chargeback import Case

pytestmark = pytest.mark.django_db


def bought(story: str, deliver: Any) -> Escrow:
    """An order paid with a card whose owner will dispute it."""
    own_money()
    capital_pay_in(amount=Money(10_000_000, "CNY"), key="t:1030", code="1030")
    shop = a_shop()
    checkout = a_checkout(shop)
    pay(checkout, shop=shop, instrument=story)
    checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    return Escrow.objects.get()


def arrive(deliver: Any, at: datetime) -> None:
    """What is due by itself happens, its messages come and are applied, the worker calls back."""
    for seconds in (0, 2, 4):
        messages_arrive(deliver, at=at + timedelta(seconds=seconds))
    operation_resume_due()


@pytest.mark.parametrize(
    ("story", "end"), [("dispute_won", "WON"), ("dispute_after_payout", "LOST")]
)
def test_a_dispute_from_the_message_to_the_ledger(story, end, deliver, at):
    escrow = bought(story, deliver)
    price = escrow.price_minor
    start = clock.now()
    day = timedelta(days=1)
    with at(start + 2 * day):
        provider_settle(SANDBOX)
    arrive(deliver, start + DISPUTED_AFTER)
    row = Chargeback.objects.get()
    assert (row.state, row.amount_minor, row.fee_minor) == ("OPEN", price, 10000)
    assert (row.cover_own_minor, row.cover_client_minor) == (10000, price)
    escrow.refresh_from_db()
    assert (escrow.frozen, escrow.held_minor, escrow.flag) == (True, 0, "CHARGED_BACK")
    assert Operation.objects.get(kind="top_up").state == "SUCCEEDED"
    assert balance("1010", SANDBOX) == 0
    assert money_proof().faults == []

    maker = acting(an_organization(kind="OPERATOR"), "finance_maker")
    with at(start + DISPUTED_AFTER + day):
        chargeback_evidence(actor=maker, chargeback_id=row.pk, text="买方已经签收，附签收单。")
        deliver()
    assert Operation.objects.get(kind="evidence").state == "SUCCEEDED"
    arrive(deliver, start + DISPUTED_AFTER + 6 * day)
    row.refresh_from_db()
    escrow.refresh_from_db()
    assert (row.state, escrow.frozen) == (end, False)
    assert escrow.held_minor == (price if end == "WON" else 0)
    assert escrow.state == ("FUNDED" if end == "WON" else "REFUNDED")
    with at(start + DISPUTED_AFTER + 8 * day):
        provider_settle(SANDBOX)
    assert balance("1010", SANDBOX) == 0
    assert money_proof().faults == []


def test_a_case_that_two_persons_give_up_is_lost_the_same_day(deliver, at):
    escrow = bought("dispute_won", deliver)
    start = clock.now()
    with at(start + timedelta(days=2)):
        provider_settle(SANDBOX)
    arrive(deliver, start + DISPUTED_AFTER)
    row = Chargeback.objects.get()
    house = an_organization(kind="OPERATOR")
    with at(start + DISPUTED_AFTER + timedelta(hours=1)):
        chargeback_accept_ask(
            actor=acting(house, "finance_maker"), chargeback_id=row.pk, reason="证据不足，不抗辩"
        )
        checker = acting(house, "finance_checker")
        chargeback_accept_approve(actor=checker, chargeback_id=row.pk)
        deliver()
    row.refresh_from_db()
    escrow.refresh_from_db()
    assert (row.state, escrow.state, escrow.frozen) == ("LOST", "REFUNDED", False)
    assert Operation.objects.get(kind="concede").state == "SUCCEEDED"
    assert balance("1010", SANDBOX) == 0
    assert money_proof().faults == []


@pytest.mark.parametrize("end", ["LOST", "WON"])
def test_a_dispute_of_late_money_is_borne_by_the_house_and_alarms(end, deliver, at, events):
    """The money never reached the escrow: it went back once, and the payer's bank takes it again."""
    from backend.checkout.services import checkout_lapse_due

    own_money(2_000_000)
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="late_capture")
    with at(clock.now() + timedelta(minutes=31)):
        checkout_lapse_due()
        deliver()
    arrive(deliver, clock.now() + timedelta(hours=25))
    assert Escrow.objects.get().state == "EXPIRED"
    before = balance("1010", SANDBOX)
    row = Dispute.objects.create(
        provider=SANDBOX, ref="sbd_late", payment=payment, currency="CNY", state="OPEN",
        amount_minor=payment.amount_minor, fee_minor=10_000,
    )  # fmt: skip
    for _ in range(2):
        assert chargeback_follow(dispute_id=row.pk) == []
    lost = {"5050": payment.amount_minor, "5020": 10_000}
    assert {code: total_by_code("CNY").get(code, 0) for code in lost} == lost
    assert balance("1010", SANDBOX) == before - payment.amount_minor - 10_000
    assert events.published().count("payments.dispute.unowned") == 1
    row.state = end
    row.save()
    for _ in range(2):
        chargeback_follow(dispute_id=row.pk)
    assert total_by_code("CNY").get("5050", 0) == (0 if end == "WON" else payment.amount_minor)
    assert not Chargeback.objects.exists()
    assert prove().faults == []


def test_lost_repeated_and_polled_news_counts_once(deliver, at):
    bought("dispute_after_payout", deliver)
    later = clock.now() + DISPUTED_AFTER
    arrive(deliver, later)
    journals = Journal.objects.count()
    with at(later + timedelta(seconds=10)):
        provider_poll(SANDBOX)
        InboundEvent.objects.update(state="NEW", next_try_at=datetime(2020, 1, 1).astimezone())
        assert inbox_apply_due() > 0
        deliver()
        chargeback_follow(dispute_id=Dispute.objects.get().pk)
    assert Journal.objects.count() == journals
    assert Chargeback.objects.count() == 1


def test_news_that_only_the_list_has(deliver, at):
    from payments.gateway.models import SandboxEvent

    bought("dispute_after_payout", deliver)
    later = clock.now() + DISPUTED_AFTER
    with at(later):
        from payments.gateway.adapters import provider_of

        provider_of(SANDBOX).tick()
    SandboxEvent.objects.filter(kind="dispute.opened").update(lost=True)
    with at(later + timedelta(minutes=10)):
        provider_poll(SANDBOX)
        inbox_apply_due()
        deliver()
    assert Chargeback.objects.get().state == "OPEN"


def test_the_merchants_statement_shows_what_was_taken(deliver, at):
    case = Case(a2031=300000)
    case.disputed(400000)
    case.earn(50000)
    case.decided("WON")
    with at(clock.now() + timedelta(days=2)):
        statements_close_due()
    faults = [fault for fault in money_proof().faults if "statement" in fault]
    assert faults == []


money = st.integers(0, 2_000_000)


@settings(max_examples=300, deadline=None)
@given(
    amount=st.integers(1, 3_000_000), held=money, released=money, there=st.tuples(*[money] * 4),
    bp=st.sampled_from([0, 75, 150, 333]),
)  # fmt: skip
def test_the_parts_equal_the_whole_and_nobody_gives_what_he_has_not(
    amount, held, released, there, bp
):
    have = dict(zip(RECOVERY, there, strict=True))
    found = clawback(
        amount, held=held, released=released, released_by_bp={str(bp): released}, there=have
    )
    assert sum(found.parts.values()) == amount
    assert all(part > 0 for part in found.parts.values())
    assert found.of("2020") == min(amount, held)
    assert all(found.of(code) <= have[code] for code in RECOVERY)
    empty = [found.of(code) == have[code] for code in RECOVERY]
    assert not found.of("1050") or all(empty)
    for at_place, code in enumerate(
        RECOVERY
    ):  # in this order: a later one only when all before are empty
        assert not found.of(code) or all(empty[:at_place])
    back = min(amount - found.of("2020"), released)
    assert found.of("4010") == commission(released, bp) - commission(released - back, bp)


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    amount=st.integers(1, 1_000_000), release=st.integers(0, 1_000_000),
    others=st.tuples(*[st.integers(0, 500_000)] * 3), earned=st.integers(1, 400_000),
    end=st.sampled_from(["OPEN", "WON", "LOST"]), early=st.booleans(),
)  # fmt: skip
@example(
    amount=500_000, release=900_000, others=(0, 0, 0), earned=1, end="WON", early=False
)  # won back while its hold still runs
def test_money_is_conserved_whatever_comes(db, amount, release, others, earned, end, early):
    with transaction.atomic():
        case = Case(release=False)
        if release:
            case.release(release)
        for code, minor in zip(("2032", "2031", "2050"), others, strict=True):
            if minor:
                case.has(code, minor)
        before = total_by_code("CNY")
        case.disputed(amount)
        for event in ("earn", "decide") if early else ("decide", "earn"):
            if event == "earn":
                case.earn(earned)
            elif end != "OPEN":
                case.decided(end)
        assert [f for f in prove().faults if "short" not in f] == []
        assert identity_faults() == []
        assert guarantee_faults() == []
        after = total_by_code("CNY")
        owed = sum(Claim.objects.values_list("open_minor", flat=True))
        assert owed == after.get("1050", 0)
        if end == "WON":
            assert owed == 0
            assert after["2031"] == before.get("2031", 0) + earned
            for code in ("2032", "2030", "2050", "4010"):
                assert after.get(code, 0) == before.get(code, 0)
        else:
            taken = before.get("2031", 0) + earned - after["2031"]
            assert owed == 0 or taken >= earned
        assert cover("CNY") + balance("1030", OPERATING_BANK) >= -owed - 10000 - amount
        transaction.set_rollback(True)
