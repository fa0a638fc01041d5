"""The proof names every planted fault; its command says so with its exit code."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, cover
from payments.ledger.services import capital_pay_in, float_ensure, journal_post
from payments.payouts.models import PayoutBatch
from payments.statements.proof import money_proof
from tests.factories.escrows import an_escrow

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
    from uuid import uuid4

    from backend.kernel import clock

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


def test_the_float_is_paid_in_once():
    float_ensure(["CNY", "USD"])
    float_ensure(["CNY", "USD"])
    assert balance("1020", "safeguarding", "USD") == 100_000_000
