"""The proof names every planted fault; its command says so with its exit code."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from uuid import uuid4

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from backend.events.models import Delivery, EventEntry
from backend.kernel import clock
from backend.kernel.money import Money
from backend.kernel.turns import Turn
from backend.notices.models import Notice
from backend.parties.models import Membership
from payments.escrow.models import Escrow
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, cover
from payments.ledger.services import capital_pay_in, journal_post
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine
from payments.statements.checks import money_check, money_check_nightly
from payments.statements.models import MoneyCheck
from payments.statements.proof import money_proof
from tests.factories.escrows import an_escrow
from tests.factories.trade import a_merchant, acting, an_organization

pytestmark = pytest.mark.django_db


def test_sound_books_say_so():
    an_escrow()
    out = StringIO()
    call_command("check_money", "--json", stdout=out)
    report = json.loads(out.getvalue().splitlines()[0])
    assert report["sound"] is True
    assert report["trial_balance"] == {"CNY": 0}
    assert report["escrow"]["CNY"]["held"] == 1000000


def test_an_escrow_that_differs_from_its_account_fails_the_command():
    escrow = an_escrow()
    Escrow.objects.filter(pk=escrow.pk).update(refunded_minor=1)
    assert len(money_proof().faults) == 2
    with pytest.raises(CommandError, match="资金核对不通过"):
        call_command("check_money", stdout=StringIO())


def test_a_changed_payout_file_is_found():
    PayoutBatch.objects.create(
        number="PO-1", currency="CNY", state="SENT", made_by=uuid4(), total_minor=1, file=b"x",
        file_hash="0" * 64, made_at=clock.now(),
    )  # fmt: skip
    assert any("not the one that was sent" in fault for fault in money_proof().faults)


def test_a_shortfall_from_outside_is_topped_up_the_same_day(deliver):
    capital_pay_in(amount=Money(1000, "CNY"), key="own", code="1030")
    journal_post(key="f", kind="J-FUND", lines=[dr("1010", "psp", 900), cr("2020", "e", 900)])
    journal_post(
        key="fee", kind="J-FEE", lines=[dr("5010", "psp", 300), cr("1010", "psp", 300)],
        outside_event=True,
    )  # fmt: skip
    assert cover("CNY") == -300
    deliver()
    assert cover("CNY") == 0
    assert balance("1030", "operating") == 700


def faulty() -> Escrow:
    escrow = an_escrow()
    Escrow.objects.filter(pk=escrow.pk).update(refunded_minor=1)
    return escrow


def test_a_night_that_another_process_proves_is_left_to_it(at):
    night = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    with at(night), psycopg.connect(**connection.get_connection_params()) as other:
        other.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('', %s))", [Turn.MONEY_NIGHT.value]
        )
        assert money_check_nightly() is None
        other.rollback()
        assert money_check_nightly() is not None


def test_the_nightly_proof_is_made_once_and_kept(at, events):
    an_escrow()
    evening, night = (datetime(2026, 3, 3, hour, 30, tzinfo=UTC) for hour in (17, 18))
    with at(evening):  # half past one in China
        assert money_check_nightly() is None
    with at(night):
        check = money_check_nightly()
        assert money_check_nightly() is None
    assert check is not None
    assert (check.night, check.sound) == (date(2026, 3, 4), True)
    assert check.report["trial_balance"] == {"CNY": 0}
    with at(night + timedelta(days=1)):
        assert money_check_nightly() is not None
    assert MoneyCheck.objects.count() == 2
    assert "payments.money.faulty" not in events.published()


def test_a_fault_alarms_finance_and_is_kept(events):
    house = an_organization(kind="OPERATOR")
    maker = acting(house, "finance_maker")
    Membership.objects.create(
        organization=house, user_id=maker.user_id, role="finance_maker",
        valid=DateTimeTZRange(datetime(2020, 1, 1, tzinfo=UTC), None),
    )  # fmt: skip
    faulty()
    with pytest.raises(CommandError):
        call_command("check_money", "--json", "--keep", stdout=StringIO())
    kept = MoneyCheck.objects.get()
    assert not kept.sound
    assert kept.report["fault_count"] == len(kept.report["faults"]) == 2
    assert "payments.money.faulty" in events.published()
    assert Notice.objects.filter(recipient_id=maker.user_id, template="money_faulty").count() == 1


def test_finance_reads_the_proofs_and_nobody_else(api):
    faulty()
    money_check()
    query = "{ moneyChecks(first: 5) { totalCount edges { node { sound faults report } } } }"
    seen = api.post(query, actor=acting(an_organization(kind="OPERATOR"), "finance_checker"))
    found = seen.data["moneyChecks"]
    assert found["totalCount"] == 1
    assert found["edges"][0]["node"]["sound"] is False
    assert len(found["edges"][0]["node"]["faults"]) == 2
    assert api.post(query, actor=acting(a_merchant(), "merchant_owner")).code == "FORBIDDEN"
    assert api.post(query).code in {"UNAUTHENTICATED", "FORBIDDEN"}


def test_a_payout_beyond_what_came_is_found():
    merchant = a_merchant()
    batch = PayoutBatch.objects.create(
        number="PO-2", currency="CNY", state="BOOKED", made_by=uuid4(), total_minor=7,
        made_at=clock.now(),
    )  # fmt: skip
    account = BankAccount.objects.create(
        merchant=merchant, currency="CNY", account_name="x", account_number="62220000", bank_name="y",
        changed_at=clock.now(),
    )  # fmt: skip
    PayoutLine.objects.create(
        batch=batch, merchant=merchant, account=account, amount_minor=7, end_to_end_id="pol_1",
        state="BOOKED",
    )  # fmt: skip
    assert any("7 paid, 0 came to it" in fault for fault in money_proof().faults)


def test_a_delivery_that_was_given_up_is_found():
    escrow = an_escrow()
    entry = EventEntry.objects.filter(kind="payments.escrow.moved").last()
    assert entry is not None, escrow
    Delivery.objects.create(entry=entry, handler="x.y", subject=entry.subject, state="PARKED")
    assert money_proof().outbox["parked"] == 1
    assert any(fault.startswith("outbox: 1") for fault in money_proof().faults)
