"""The nine rules of webhooks (payments brief 7), and the stories that break naive gateways."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from backend.kernel import clock
from payments.escrow.models import Escrow, Refund
from payments.escrow.selectors import identity_faults
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.adapters.sandbox import SandboxProvider
from payments.gateway.models import (
    InboundEvent,
    Operation,
    Payment,
    SandboxEvent,
    WebhookRefusal,
    WebhookRefusalCount,
)
from payments.gateway.port import ProviderSilent
from payments.gateway.services import (
    inbox_apply_due,
    inbox_replay,
    payments_check_stale,
    provider_poll,
    refusals_prune,
)
from payments.gateway.signature import HEADER, sign
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, prove
from tests.factories.payments import a_bought_order, messages_arrive, pay, worker_resumes
from tests.factories.trade import a_checkout, a_shop, acting, an_organization

pytestmark = pytest.mark.django_db


def a_message(ref: str = "sbx_1", **changes) -> dict:
    body = {
        "id": "evt_1", "type": "payment.captured", "object": {"kind": "payment", "ref": ref},
        "account": "shiji", "live": False, "at": datetime.now(tz=UTC).isoformat(),
    }  # fmt: skip
    return {**body, **changes}


def post(body: bytes, *, header: str | None = None, provider: str = SANDBOX) -> int:
    signed = sign(SANDBOX, body) if header is None else header
    answer = Client().post(
        f"/webhooks/{provider}/", data=body, content_type="application/json",
        headers={HEADER: signed},
    )  # fmt: skip
    return answer.status_code


def again(event: InboundEvent) -> None:
    InboundEvent.objects.filter(pk=event.pk).update(next_try_at=datetime.now(tz=UTC))


def sound() -> None:
    assert prove().faults == []
    assert identity_faults() == []


class TestRule1:
    """The signature on the raw body, in constant time, within five minutes."""

    @pytest.mark.parametrize(
        ("change", "header"),
        [
            ("altered", None), ("old", None), ("young", None), ("plain", "nonsense"),
            ("plain", ""), ("plain", "t=1,v1=ab"), ("plain", "t=１,v1=ab"), ("other-secret", None),
        ],
    )  # fmt: skip
    def test_what_is_not_ours_is_refused_and_nothing_is_stored(self, change, header, settings):
        body = json.dumps(a_message()).encode()
        now = int(time.time())
        if change == "old":
            header = sign(SANDBOX, body, moment=now - 301)
        elif change == "young":
            header = sign(SANDBOX, body, moment=now + 310)
        elif change == "altered":
            header, body = sign(SANDBOX, body), body + b" "
        elif change == "other-secret":
            settings.WEBHOOK_SECRETS = {SANDBOX: ["theirs"]}
            header = sign(SANDBOX, body)
            settings.WEBHOOK_SECRETS = {}
        assert post(body, header=header) == 400
        assert not InboundEvent.objects.exists()
        assert WebhookRefusal.objects.count() == 1

    @pytest.mark.parametrize("change", [{"account": "other"}, {"live": True}, {"object": None}])
    def test_another_account_or_mode_is_refused(self, change):
        assert post(json.dumps(a_message(**change)).encode()) == 400
        assert not InboundEvent.objects.exists()

    def test_any_active_secret_is_good_while_one_changes(self, settings):
        body = json.dumps(a_message()).encode()
        settings.WEBHOOK_SECRETS = {SANDBOX: ["old"]}
        header = sign(SANDBOX, body)
        settings.WEBHOOK_SECRETS = {SANDBOX: ["new", "old"]}
        assert post(body, header=header) == 200

    def test_an_unknown_provider_a_get_and_a_flood(self):
        assert post(b"{}", provider="nobody") == 404
        assert Client().get(f"/webhooks/{SANDBOX}/").status_code == 405
        assert post(b" " * (256 * 1024 + 1)) == 413


def test_rule_2_a_repeat_is_stored_once_and_answered_200():
    body = json.dumps(a_message()).encode()
    assert [post(body) for _ in range(3)] == [200, 200, 200]
    assert InboundEvent.objects.count() == 1


@pytest.mark.parametrize("story", ["dup_event_x3", "event_out_of_order", "ok"])
def test_rules_3_and_4_repeats_and_order_do_not_matter(story, deliver):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument=story)
    before = Journal.objects.count()
    for minutes in (1, 2):
        messages_arrive(deliver, at=clock.now() + timedelta(minutes=minutes))
    assert SandboxEvent.objects.filter(sent_at__isnull=True).count() == 0
    assert set(InboundEvent.objects.values_list("state", flat=True)) == {"APPLIED"}
    assert Journal.objects.count() == before
    assert Escrow.objects.get().funded_minor == payment.amount_minor
    sound()


def test_rule_5_an_event_before_our_commit_waits_and_is_never_dropped(at):
    body = json.dumps(a_message("sbx_unknown")).encode()
    assert post(body) == 200
    provider_of(SANDBOX)
    inbox_apply_due()
    event = InboundEvent.objects.get()
    assert (event.state, event.attempts) == ("NEW", 1)


def test_rule_5_the_reply_is_lost_but_the_event_finds_the_operation_by_its_key(deliver):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="timeout_applied")
    assert (payment.state, payment.provider_ref) == ("OPEN", "")
    assert Operation.objects.get(kind="create").state == "UNKNOWN"
    messages_arrive(deliver, at=clock.now() + timedelta(minutes=1))
    payment.refresh_from_db()
    assert payment.state == "CAPTURED"
    worker_resumes()
    deliver()
    assert Escrow.objects.get().funded_minor == payment.amount_minor
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    sound()


def test_the_reply_is_lost_and_the_worker_asks_by_key_before_it_sends_again(deliver):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="timeout_applied")
    worker_resumes(seconds=10)
    deliver()
    payment.refresh_from_db()
    assert payment.state == "CAPTURED"
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    sound()


def test_rule_6_another_amount_freezes_the_escrow_and_books_nothing(deliver):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="amount_differs")
    deliver()
    payment.refresh_from_db()
    escrow = Escrow.objects.get()
    assert (payment.failure, payment.state) == ("AMOUNT_MISMATCH", "OPEN")
    assert (escrow.frozen, escrow.funded_minor) == (True, 0)
    assert not Journal.objects.exists()


def test_rule_5_what_the_provider_does_not_know_has_a_day_before_it_is_dead(at):
    assert post(json.dumps(a_message("sbx_gone")).encode()) == 200
    event = InboundEvent.objects.get()
    for _ in range(12):
        again(event)
        inbox_apply_due()
    event.refresh_from_db()
    assert (event.state, event.attempts) == ("NEW", 12)
    assert event.next_try_at <= datetime.now(tz=UTC) + timedelta(minutes=10)
    with at(event.received_at + timedelta(hours=24)):
        again(event)
        inbox_apply_due()
    event.refresh_from_db()
    assert (event.state, event.problem) == ("DEAD", "the provider does not know it")


def test_rule_7_eight_failures_are_dead_and_may_be_replayed(monkeypatch):
    def silent(_self: object, _kind: str, ref: str) -> None:
        raise ProviderSilent(ref)

    monkeypatch.setattr(SandboxProvider, "fetch", silent)
    assert post(json.dumps(a_message("sbx_gone")).encode()) == 200
    event = InboundEvent.objects.get()
    for tries in range(8):
        event.refresh_from_db()
        assert (event.state, event.attempts) == ("NEW", tries)
        again(event)
        inbox_apply_due()
    event.refresh_from_db()
    assert event.state == "DEAD"
    admin = acting(an_organization(kind="OPERATOR"), "sysadmin")
    inbox_replay(actor=admin, inbound_id=event.pk)
    event.refresh_from_db()
    assert (event.state, event.attempts) == ("NEW", 0)


def test_rule_8_the_poller_finds_what_the_webhook_lost(deliver, at):
    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="event_lost")
    assert payment.state == "OPEN"
    later = clock.now() + timedelta(minutes=11)
    messages_arrive(deliver, at=later)
    payment.refresh_from_db()
    assert payment.state == "OPEN"
    with at(later + timedelta(minutes=1)):
        assert provider_poll(SANDBOX) == 1
        assert provider_poll(SANDBOX) == 0
        inbox_apply_due()
        deliver()
    payment.refresh_from_db()
    assert payment.state == "CAPTURED"
    assert Escrow.objects.get().state == "FUNDED"
    sound()


def test_a_payment_without_news_is_asked_about_after_fifteen_minutes(deliver, at):
    shop = a_shop()
    pay(a_checkout(shop), shop=shop, instrument="event_lost")
    messages_arrive(deliver, at=clock.now() + timedelta(minutes=5))
    with at(clock.now() + timedelta(minutes=16)):
        assert payments_check_stale() == 1
        deliver()
    assert Escrow.objects.get().state == "FUNDED"


def test_money_that_comes_after_the_end_goes_back_through_2900(deliver, at):
    from backend.checkout.services import checkout_lapse_due

    shop = a_shop()
    payment = pay(a_checkout(shop), shop=shop, instrument="late_capture")
    with at(clock.now() + timedelta(minutes=31)):
        checkout_lapse_due()
        deliver()
    assert Escrow.objects.get().state == "EXPIRED"
    day_after = clock.now() + timedelta(hours=25)
    messages_arrive(deliver, at=day_after)
    messages_arrive(deliver, at=day_after + timedelta(minutes=1))
    escrow = Escrow.objects.get()
    assert (escrow.state, escrow.funded_minor) == ("EXPIRED", 0)
    assert Journal.objects.filter(kind="J-LATE").count() == 1
    refund = Refund.objects.get()
    assert (refund.source, refund.state, refund.amount_minor) == (
        "LATE", "SUCCEEDED", payment.amount_minor,
    )  # fmt: skip
    assert balance("1010", SANDBOX) == 0
    sound()


def test_a_refund_that_fails_late_waits_in_the_buyers_balance(deliver):
    from backend.orders.services import order_cancel

    shop = a_shop()
    checkout = a_checkout(shop)
    payment = pay(checkout, shop=shop, instrument="refund_fails_late")
    from backend.checkout.services import checkout_complete

    placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    order_cancel(actor=shop.seller, order_id=placed[0], reason="缺货")
    deliver()
    assert Refund.objects.get().state == "SUCCEEDED"
    late = clock.now() + timedelta(hours=3)
    messages_arrive(deliver, at=late)
    messages_arrive(deliver, at=late + timedelta(minutes=1))
    assert Refund.objects.get().state == "FAILED"
    assert balance("2010", payment.payer) == payment.amount_minor
    assert balance("1010", SANDBOX) == payment.amount_minor
    sound()


def test_the_provider_settles_with_fees_and_the_same_settlement_books_once(deliver, at):
    from payments.escrow.services import provider_settle
    from tests.factories.payments import own_money

    own_money()
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    fee = (order.total_minor * 60 * 2 + 10000) // 20000
    with at(clock.now() + timedelta(days=1, minutes=1)):
        assert provider_settle(SANDBOX) == 1
        provider_settle(SANDBOX)
    assert balance("1010", SANDBOX) == 0
    assert balance("5010", SANDBOX) == fee
    assert Payment.objects.get().captured_minor == order.total_minor
    sound()


def test_rows_of_refused_messages_go_after_their_time_and_their_number_stays(monkeypatch):
    monkeypatch.setattr("payments.gateway.services.refusals.BATCH", 2)  # more than one round
    now = clock.now()
    ages = {"SIGNATURE": (31, 31, 31, 29), "STALE": (31, 40)}
    for reason, days in ages.items():
        for age in days:
            WebhookRefusal.objects.create(
                provider=SANDBOX, reason=reason, at=now - timedelta(days=age)
            )
    assert refusals_prune() == 5
    assert refusals_prune() == 0
    assert list(WebhookRefusal.objects.values_list("reason", flat=True)) == ["SIGNATURE"]
    kept = WebhookRefusalCount.objects.order_by("reason", "day").values_list("reason", "number")
    assert list(kept) == [("SIGNATURE", 3), ("STALE", 1), ("STALE", 1)]
