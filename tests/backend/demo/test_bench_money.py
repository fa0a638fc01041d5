"""The rows about money run at a small size and are right; how fast they are is the bench's to say."""

from __future__ import annotations

import time
from datetime import timedelta

from django.test import Client

from backend.demo.bench import growth, payouts, reconcile, webhooks
from backend.kernel import clock
from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.gateway.models import InboundEvent
from payments.gateway.signature import HEADER
from payments.ledger.models import Posting
from payments.ledger.selectors import balance, prove
from payments.ledger.services import capital_pay_in
from payments.payouts.models import PayoutLine
from payments.statements.proof import money_proof
from tests.factories.escrows import a_merchant
from tests.plugin import servers


def test_a_payout_batch_is_made_sent_and_booked(committed_db: str) -> None:
    capital_pay_in(amount=Money(100_000, "CNY"), key="float")
    payouts.sellers(7)
    row = payouts.batch()
    assert row.holds
    assert row.work.startswith("payout batch of 7 lines")
    assert set(PayoutLine.objects.values_list("state", flat=True)) == {"BOOKED"}
    assert balance("2040", "shiji.bank") == 0
    assert money_proof().faults == []


def test_a_planted_day_is_found_whole(committed_db: str) -> None:
    row = reconcile.day(120)
    assert row.holds
    assert "25 found" in row.absolute


def test_old_postings_obey_the_ledger_and_new_ones_go_on_top(committed_db: str) -> None:
    assert growth.preload(servers.named("owner", committed_db), 8000) == 8000
    growth._post(0, 1)
    assert Posting.objects.count() == 8004
    assert prove().faults == []


def test_messages_sent_again_and_shuffled_book_once(committed_db: str) -> None:
    a_merchant()
    events = webhooks.captured(4)
    requests = webhooks.burst(events, 10)
    for request in requests:
        head, _, body = request.partition(b"\r\n\r\n")
        signed = head.split(f"{HEADER}: ".encode())[1].split(b"\r\n")[0].decode()
        answer = Client().post(
            head.split()[1].decode(), data=body, content_type="application/json",
            headers={HEADER: signed},
        )  # fmt: skip
        assert answer.status_code == 200
    assert (len(requests), len(events), InboundEvent.objects.count()) == (10, 4, 4)
    assert not Escrow.objects.filter(state="FUNDED").exists()
    assert webhooks.applied(events, give_up=time.monotonic() + 60)
    assert Escrow.objects.filter(state="FUNDED").count() == 4
    assert clock.now() - Escrow.objects.latest("updated_at").updated_at < timedelta(minutes=5)
