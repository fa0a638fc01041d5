"""Cash as security: in through gateway or bank, back, claimed, late; figures and refusals."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Conflict, Forbidden, IdempotencyMismatch, Invalid, NotFound
from backend.kernel.money import Money
from backend.parties.models import Organization
from backend.rulebook.calendar import workday_add
from backend.rulebook.selectors import local_day
from payments.escrow.services import payment_continue
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Operation, Payment
from payments.guarantees.errors import (
    AboveGuarantee,
    DepositCap,
    GuaranteeNeeded,
    GuaranteeState,
)
from payments.guarantees.models import Guarantee
from payments.guarantees.services import (
    guarantee_ask_back,
    guarantee_claim,
    guarantee_pay,
    guarantee_release,
    guarantee_take,
    guarantee_transfer_booked,
    guarantees_expire_due,
    guarantees_return_due,
    guarantees_returnable,
    merchant_guarantee_open,
)
from payments.ledger.models import Journal
from payments.ledger.rules import BANK_RAIL, cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, capital_pay_in, journal_post
from payments.statements.proof import money_proof
from tests.factories.guarantees import a_department, a_merchant_guarantee, an_asked
from tests.factories.payments import messages_arrive, own_money, worker_resumes
from tests.factories.trade import a_merchant, acting, an_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant() -> Organization:
    return a_merchant()


def giver(organization: Organization) -> Actor:
    return acting(organization, "merchant_owner")


def finance() -> Actor:
    return acting(an_organization(kind="OPERATOR"), "finance_checker")


def paid(guarantee: Guarantee, instrument: str = "ok") -> Guarantee:
    return guarantee_pay(
        actor=giver(guarantee.giver), guarantee_id=guarantee.pk, gateway_id=SANDBOX,
        data={"instrument": instrument},
    )  # fmt: skip


def opened(merchant: Organization, minor: int = 600000, key: str = "") -> Guarantee:
    return merchant_guarantee_open(
        actor=giver(merchant), amount=Money(minor, "CNY"), client_key=key
    )


def fresh(guarantee: Guarantee) -> Guarantee:
    return Guarantee.objects.get(pk=guarantee.pk)


def sound() -> bool:
    return money_proof().faults == []


def test_e4_4_a_guarantee_put_up_by_transfer(merchant):
    guarantee = a_merchant_guarantee(600000, merchant)
    assert (guarantee.state, guarantee.form) == ("HELD", "CASH")
    assert balance("1020", SAFE_BANK) == 600000
    assert balance("2050", guarantee.account) == 600000
    assert sound()


def test_a_merchant_pays_through_the_gateway_and_gets_it_back(merchant, deliver):
    guarantee = paid(opened(merchant))
    assert guarantee.state == "HELD"
    assert (balance("1010", SANDBOX), balance("2050", guarantee.account)) == (600000, 600000)
    guarantee_ask_back(actor=giver(merchant), guarantee_id=guarantee.pk)
    guarantee_release(actor=finance(), guarantee_id=guarantee.pk)
    assert (balance("2050", guarantee.account), balance("2041", SANDBOX)) == (0, 600000)
    deliver()
    after = fresh(guarantee)
    assert (after.state, after.refund_state) == ("RETURNED", "SUCCEEDED")
    assert (after.held_minor, after.returned_minor) == (0, 600000)
    assert (balance("2041", SANDBOX), balance("1010", SANDBOX)) == (0, 0)
    assert sound()


@pytest.mark.parametrize("story", ["timeout_lost", "timeout_applied", "dup_event_x3"])
def test_money_is_held_once_whatever_the_provider_does(merchant, deliver, story):
    guarantee = paid(opened(merchant), story)
    worker_resumes()
    messages_arrive(deliver, at=clock.now() + timedelta(minutes=5))
    deliver()
    assert fresh(guarantee).state == "HELD"
    assert balance("2050", guarantee.account) == 600000
    assert Journal.objects.filter(kind="J-GUAR").count() == 1


def test_a_declined_card_holds_nothing_and_another_may_pay(merchant):
    guarantee = paid(opened(merchant), "decline")
    assert guarantee.state == "ASKED"
    assert not Journal.objects.exists()
    assert paid(guarantee).state == "HELD"


def test_the_same_key_opens_one_and_pays_one(merchant):
    first, again = opened(merchant, key="k1"), opened(merchant, key="k1")
    assert first.pk == again.pk
    with pytest.raises(IdempotencyMismatch):
        opened(merchant, 600001, key="k1")
    who = {"actor": giver(merchant), "guarantee_id": first.pk, "gateway_id": SANDBOX}
    assert guarantee_pay(**who, client_key="p1").state == "HELD"
    assert guarantee_pay(**who, client_key="p1").state == "HELD"
    assert Payment.objects.count() == 1


def test_a_return_that_fails_late_waits_in_the_givers_balance(merchant, deliver):
    guarantee = paid(opened(merchant), "refund_fails_late")
    guarantee_release(actor=finance(), guarantee_id=guarantee.pk)
    deliver()
    messages_arrive(deliver, at=clock.now() + timedelta(hours=3))
    deliver()
    assert fresh(guarantee).refund_state == "FAILED"
    assert balance("2010", str(merchant.pk)) == 600000
    assert balance("1010", SANDBOX) == 600000
    assert sound()


def test_money_that_comes_after_the_end_goes_back(merchant, deliver, at):
    own_money()
    guarantee = paid(opened(merchant), "3ds")
    payment = Payment.objects.get()
    with at(guarantee.due_at + timedelta(seconds=1)):
        assert guarantees_expire_due() == 1
        payment_continue(actor=giver(merchant), payment_id=payment.pk, data={"challenge": "pass"})
        deliver()
    assert fresh(guarantee).state == "EXPIRED"
    assert balance("2050", guarantee.account) == 0
    assert balance("1010", SANDBOX) == 0
    assert Operation.objects.get(kind="refund").state == "SUCCEEDED"
    assert sound()


def test_what_open_trades_need_stays(merchant):
    guarantee = a_merchant_guarantee(100000, merchant)
    with pytest.raises(GuaranteeNeeded) as refused:  # a new merchant: 15 % of open escrow
        guarantee_release(actor=finance(), guarantee_id=guarantee.pk, open_minor=1000001)
    assert "1500.01" in refused.value.message.replace(",", "")
    second = a_merchant_guarantee(150001, merchant)
    assert (
        guarantee_release(actor=finance(), guarantee_id=guarantee.pk, open_minor=1000001).state
        == "RETURNED"
    )
    assert fresh(second).state == "HELD"


def test_a_merchant_that_owes_gets_nothing_back(merchant):
    guarantee = a_merchant_guarantee(100000, merchant)
    capital_pay_in(amount=Money(100000, "CNY"), key="f")
    journal_post(key="o", kind="X", lines=[dr("1050", guarantee.subject, 5), cr("2010", "b", 5)])
    with pytest.raises(GuaranteeNeeded):
        guarantee_release(actor=finance(), guarantee_id=guarantee.pk)


def test_a_transfer_goes_back_by_transfer(merchant):
    guarantee = a_merchant_guarantee(100000, merchant)
    guarantee_release(actor=finance(), guarantee_id=guarantee.pk)
    assert balance("2041", BANK_RAIL) == 100000
    for _ in range(2):
        guarantee_transfer_booked(actor=finance(), guarantee_id=guarantee.pk, reference="BK-0001")
    assert (balance("2041", BANK_RAIL), balance("1020", SAFE_BANK)) == (0, 0)
    assert fresh(guarantee).refund_state == "SUCCEEDED"
    with pytest.raises(Invalid):
        guarantee_transfer_booked(actor=finance(), guarantee_id=guarantee.pk, reference="BK-0002")
    assert sound()


def test_a_ruling_takes_the_oldest_money_first(merchant):
    first, second = a_merchant_guarantee(40000, merchant), a_merchant_guarantee(50000, merchant)
    taken = guarantee_take(
        actor=SYSTEM, merchant_id=merchant.pk, currency="CNY", wanted_minor=60000, reason="x",
        key="k",
    )  # fmt: skip
    assert taken is not None
    journal_post(key="k", kind="X", lines=[taken.line("CNY"), cr("2010", "buyer", 60000)])
    assert (fresh(first).state, fresh(first).claimed_minor) == ("CLAIMED", 40000)
    assert (fresh(second).state, fresh(second).held_minor) == ("HELD", 30000)
    assert sound()
    more = guarantee_take(
        actor=SYSTEM, merchant_id=merchant.pk, currency="CNY", wanted_minor=60000, reason="x",
        key="l",
    )  # fmt: skip
    assert more is not None
    assert more.amount_minor == 30000


# ---- departments -------------------------------------------------------------


@pytest.mark.parametrize(
    ("purpose", "amount", "refused"),
    [("BID", 20000, False), ("BID", 20001, True), ("PERFORMANCE", 100000, False),
     ("PERFORMANCE", 100001, True)],
)  # fmt: skip
def test_the_law_caps_what_may_be_asked(purpose, amount, refused, merchant):
    _, asker, _ = a_department()
    if not refused:
        assert (
            an_asked(asker=asker, giver=merchant, amount=amount, purpose=purpose).state == "ASKED"
        )
        return
    with pytest.raises(DepositCap) as no:
        an_asked(asker=asker, giver=merchant, amount=amount, purpose=purpose)
    assert (no.value.code, no.value.field) == ("DEPOSIT_CAP", "amount")
    assert not Guarantee.objects.exists()


def test_a_cap_is_never_a_fen_above_the_law(merchant):
    _, asker, _ = a_department()
    with pytest.raises(DepositCap):  # 2 % of 9999.99 yuan is 199.9998
        an_asked(asker=asker, giver=merchant, amount=20000, base=999999)


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_is_not_asked_for(amount, merchant):
    _, asker, _ = a_department()
    with pytest.raises(Invalid):
        an_asked(asker=asker, giver=merchant, amount=amount)


def test_one_open_security_per_bidder_and_subject(merchant, a_savepoint):
    _, asker, _ = a_department()
    an_asked(asker=asker, giver=merchant, subject="ocds-1")
    with pytest.raises(Conflict), a_savepoint():
        an_asked(asker=asker, giver=merchant, subject="ocds-1")
    assert an_asked(asker=asker, giver=a_merchant(), subject="ocds-1").state == "ASKED"


@pytest.fixture
def a_savepoint():
    return transaction.atomic


def test_bid_security_goes_back_within_five_working_days(merchant, deliver, at):
    _, asker, _ = a_department()
    guarantee = paid(an_asked(asker=asker, giver=merchant, subject="ocds-2"))
    noticed = clock.now()
    dated = guarantees_returnable(actor=SYSTEM, subject="ocds-2", purpose="BID", noticed_on=noticed)
    last = workday_add(local_day(noticed), 5)
    assert (dated, fresh(guarantee).return_by) == (1, last)
    assert guarantees_return_due() == 0
    with at(noticed + timedelta(days=(last - local_day(noticed)).days)):
        assert guarantees_return_due() == 1
        assert guarantees_return_due() == 0
        deliver()
    assert fresh(guarantee).state == "RETURNED"
    assert balance("2050", guarantee.account) == 0
    assert sound()


def test_a_claimed_guarantee_goes_to_the_treasury_and_the_rest_back(merchant, deliver):
    _, asker, decider = a_department()
    own_money()
    guarantee = paid(an_asked(asker=asker, giver=merchant, amount=100000, purpose="PERFORMANCE"))
    guarantee_claim(
        actor=decider, guarantee_id=guarantee.pk, amount=Money(30000, "CNY"), reason="逾期交货"
    )
    assert (balance("2050", guarantee.account), balance("2041", BANK_RAIL)) == (70000, 30000)
    guarantee_transfer_booked(actor=finance(), guarantee_id=guarantee.pk, reference="TR-2026-1")
    guarantee_release(actor=decider, guarantee_id=guarantee.pk)
    deliver()
    after = fresh(guarantee)
    assert (after.state, after.claimed_minor, after.returned_minor) == ("RETURNED", 30000, 70000)
    assert (balance("2041", BANK_RAIL), balance("2041", SANDBOX)) == (0, 0)
    assert balance("1010", SANDBOX) == 30000
    assert sound()


@pytest.mark.parametrize("minor", [0, -5, 20001])
def test_no_more_is_claimed_than_is_held(minor, merchant):
    _, asker, decider = a_department()
    guarantee = paid(an_asked(asker=asker, giver=merchant))
    with pytest.raises(AboveGuarantee):
        guarantee_claim(
            actor=decider, guarantee_id=guarantee.pk, amount=Money(minor, "CNY"), reason="r"
        )
    assert balance("2050", guarantee.account) == 20000


def test_strangers_neither_see_nor_move_it(merchant):
    _, asker, decider = a_department()
    _, _, other_decider = a_department()
    guarantee = paid(an_asked(asker=asker, giver=merchant))
    with pytest.raises(NotFound):
        guarantee_ask_back(actor=giver(a_merchant()), guarantee_id=guarantee.pk)
    with pytest.raises(NotFound):
        guarantee_release(actor=other_decider, guarantee_id=guarantee.pk)
    with pytest.raises(Forbidden):
        guarantee_release(actor=asker, guarantee_id=guarantee.pk)
    with pytest.raises(NotFound):
        guarantee_release(actor=giver(merchant), guarantee_id=guarantee.pk)
    with pytest.raises(NotFound):
        guarantee_pay(actor=giver(a_merchant()), guarantee_id=guarantee.pk, gateway_id=SANDBOX)
    with pytest.raises(NotFound):
        guarantee_claim(
            actor=decider, guarantee_id=a_merchant_guarantee().pk, amount=Money(1, "CNY"),
            reason="r",
        )  # fmt: skip
    assert fresh(guarantee).state == "HELD"


def test_a_returned_one_is_over(merchant):
    guarantee = a_merchant_guarantee(100000, merchant)
    guarantee_release(actor=finance(), guarantee_id=guarantee.pk)
    assert guarantee_release(actor=finance(), guarantee_id=guarantee.pk).state == "RETURNED"
    with pytest.raises(GuaranteeState):
        guarantee_ask_back(actor=giver(merchant), guarantee_id=guarantee.pk)
    with pytest.raises(NotFound):
        guarantee_release(actor=finance(), guarantee_id=uuid.uuid4())
    assert balance("2041", BANK_RAIL) == 100000
