"""Electronic letters of guarantee: checked fields, no money, alarm, end, claim."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from backend.events.models import EventEntry
from backend.kernel import clock
from backend.kernel.errors import Conflict, Invalid
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from payments.guarantees.errors import GuaranteeForm, GuaranteeState
from payments.guarantees.models import Guarantee
from payments.guarantees.services import (
    guarantee_claim,
    guarantee_register,
    guarantee_release,
    guarantees_alarm_due,
    guarantees_expire_due,
    merchant_guarantee_open,
)
from payments.ledger.models import Journal
from tests.factories.guarantees import a_department, an_asked
from tests.factories.trade import a_merchant, acting

pytestmark = pytest.mark.django_db
HASH = "ab" * 32


def valid(days: int = 60) -> date:
    return local_day(clock.now()) + timedelta(days=days)


def registered(guarantee: Guarantee, **changes: Any) -> Guarantee:
    given: dict[str, Any] = {
        "letter_number": "BH-2026/000123", "issuer": "中国银行石家庄分行", "valid_until": valid(),
        "document_hash": HASH,
    }  # fmt: skip
    return guarantee_register(
        actor=acting(guarantee.giver, "merchant_owner"), guarantee_id=guarantee.pk,
        **{**given, **changes},
    )  # fmt: skip


@pytest.fixture
def office() -> Any:
    return a_department()


def test_a_letter_secures_without_money(office):
    _, asker, decider = office
    guarantee = registered(an_asked(asker=asker, giver=a_merchant()))
    assert (guarantee.state, guarantee.form, guarantee.held_minor) == ("HELD", "E_GUARANTEE", 0)
    assert guarantee_release(actor=decider, guarantee_id=guarantee.pk).state == "RETURNED"
    assert not Journal.objects.exists()


@pytest.mark.parametrize(
    ("field", "bad", "named"),
    [
        ("letter_number", "１２３４５６", "letterNumber"),
        ("letter_number", "A1", "letterNumber"),
        ("letter_number", "BH 2026'; --", "letterNumber"),
        ("issuer", "", "issuer"),
        ("issuer", "银\n行", "issuer"),
        ("document_hash", "ab", "documentHash"),
        ("document_hash", "zz" * 32, "documentHash"),
    ],
)
def test_a_letter_with_a_wrong_field_is_refused(office, field, bad, named):
    guarantee = an_asked(asker=office[1], giver=a_merchant())
    with pytest.raises(Invalid) as refused:
        registered(guarantee, **{field: bad})
    assert refused.value.field == named
    assert Guarantee.objects.get(pk=guarantee.pk).state == "ASKED"


def test_a_letter_must_outlive_the_term(office):
    guarantee = an_asked(asker=office[1], giver=a_merchant())
    with pytest.raises(Invalid) as refused:
        registered(guarantee, valid_until=local_day(guarantee.due_at))
    assert refused.value.field == "validUntil"


def test_one_letter_secures_one_thing(office):
    registered(an_asked(asker=office[1], giver=a_merchant()))
    with pytest.raises(Conflict), transaction.atomic():
        registered(an_asked(asker=office[1], giver=a_merchant()), letter_number="bh-2026/000123")


def test_a_merchants_own_is_cash_alone():
    merchant = a_merchant()
    own = merchant_guarantee_open(actor=acting(merchant, "merchant_owner"), amount=Money(1, "CNY"))
    with pytest.raises(GuaranteeForm):
        registered(own)


def test_the_alarm_rings_once_then_the_letter_ends(office, at):
    guarantee = registered(an_asked(asker=office[1], giver=a_merchant()))
    assert guarantees_alarm_due() == 0
    with at(clock.now() + timedelta(days=45)):
        assert guarantees_alarm_due() == 1
        assert guarantees_alarm_due() == 0
        assert guarantees_expire_due() == 0
    assert EventEntry.objects.filter(kind="payments.guarantee.expiring").count() == 1
    with at(clock.now() + timedelta(days=61)):
        assert guarantees_expire_due() == 1
    assert Guarantee.objects.get(pk=guarantee.pk).state == "EXPIRED"


def test_a_claim_upon_the_guarantor_is_an_event_and_happens_once(office):
    _, asker, decider = office
    guarantee = registered(an_asked(asker=asker, giver=a_merchant()))
    who = {"actor": decider, "guarantee_id": guarantee.pk, "amount": Money(20000, "CNY")}
    assert guarantee_claim(**who, reason="中标后拒签合同").state == "CLAIMED"
    with pytest.raises(GuaranteeState):
        guarantee_claim(**who, reason="再次")
    said = EventEntry.objects.filter(kind="payments.guarantee.moved").order_by("position").last()
    assert said is not None
    assert said.payload["act"] == "claim"
    assert said.payload["letter_number"] == "BH-2026/000123"
    assert said.payload["document_hash"] == HASH
    assert not Journal.objects.exists()
