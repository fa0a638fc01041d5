"""What no fake tells: Stripe's answers as its API reference has them, played over real HTTP."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from backend.kernel.money import Money
from payments.gateway.adapters.stripe import StripeProvider
from payments.gateway.adapters.stripe.statement import HERE
from payments.gateway.port import (
    Evidence,
    EvidenceFile,
    PaymentRequest,
    ProviderObject,
    ProviderSilent,
)
from tests.payments.gateway.stripe.door import Door

KEY = "pay_1:create:1"
AMOUNT = Money(12345, "CNY")
FEES = "fees_20240610_cny"
SAID = Evidence(text="运单 SF1 已签收")
PDF = b"%PDF-1.7\n\xe2\xe3\xcf\xd3 waybill\n%%EOF"
provider = StripeProvider()


def create(instrument: str, *, manual: bool = False, back: str = "") -> ProviderObject:
    wanted = PaymentRequest(
        amount=AMOUNT, instrument=instrument, manual_capture=manual, reference="chk_1",
        return_url=back,
    )  # fmt: skip
    return provider.create_payment(wanted, key=KEY)


def fetch(kind: str, ref: str) -> ProviderObject:
    found = provider.fetch(kind, ref)
    assert found is not None
    return found


def test_alipay_from_the_redirect_to_a_refund_that_fails_late(stripe_tape: Door):
    stripe_tape.play("alipay")
    opened = create("alipay", manual=True, back="https://shop.example/pay")
    assert (opened.state, opened.result, opened.key) == ("ACTION_REQUIRED", "PENDING", KEY)
    assert opened.action is not None
    assert opened.action["type"] == "redirect"
    assert opened.action["url"].startswith("https://hooks.stripe.com/")
    assert stripe_tape.calls[0].key == KEY
    assert stripe_tape.calls[0].headers["stripe-version"] == "2026-10-28.endive"

    paid = fetch("payment", opened.ref)
    assert (paid.state, paid.captured_minor, paid.action) == ("CAPTURED", 12345, None)
    back = provider.refund(paid.ref, Money(345, "CNY"), key="esc_1:refund:1")
    assert (back.result, back.parent) == ("PENDING", paid.ref)
    failed = fetch("refund", back.ref)
    assert (failed.result, failed.failure) == ("FAILED", "expired_or_canceled_card")
    assert failed.key == "esc_1:refund:1"


def test_a_wechat_code_that_ran_out_is_closed(stripe_tape: Door):
    stripe_tape.play("wechat")
    opened = create("wechat_pay")
    assert opened.action == {
        "type": "qr", "text": "weixin://wxpay/bizpayurl?pr=abc",
        "image": "data:image/png;base64,iVBORw0KGgo=",
        "url": "https://payments.stripe.com/wechat_pay/instructions/x",
    }  # fmt: skip
    over = fetch("payment", opened.ref)
    assert (over.state, over.result) == ("FAILED", "FAILED")
    assert over.failure == "payment_intent_payment_attempt_expired"


def test_a_bank_check_is_a_redirect_and_a_failed_one_is_closed(stripe_tape: Door):
    stripe_tape.play("three_d_secure")
    opened = create("pm_1Recorded")
    assert opened.action is not None
    assert opened.action["type"] == "redirect"
    over = fetch("payment", opened.ref)
    assert (over.state, over.failure) == ("FAILED", "payment_intent_authentication_failure")


def test_what_was_completed_before_it_was_closed_is_taken_for_what_it_is(stripe_tape: Door):
    stripe_tape.play("closed_too_late")
    found = fetch("payment", "pi_3Card0001")
    assert (found.state, found.captured_minor) == ("CAPTURED", 12345)


def test_hosted_fields_hand_over_a_token(stripe_tape: Door):
    stripe_tape.play("confirmation_token")
    assert create("ctoken_1Recorded").state == "CAPTURED"


def test_a_decline_tells_the_banks_reason(stripe_tape: Door):
    stripe_tape.play("declined")
    refused = create("pm_1Recorded")
    assert (refused.state, refused.failure, refused.ref) == (
        "FAILED", "insufficient_funds", "pi_3Card0001",
    )  # fmt: skip


def test_a_dispute_is_answered_and_decided(stripe_tape: Door):
    stripe_tape.play("dispute")
    opened = fetch("dispute", "du_1Recorded")
    assert (opened.state, opened.result, opened.parent) == ("OPEN", "PENDING", "pi_3Card0001")
    assert (opened.amount, opened.fee_minor) == (AMOUNT, 1500)
    assert (opened.reason, opened.foreign) == ("product_not_received", "")
    assert opened.due_at == datetime(2025, 12, 1, 15, 59, 59, tzinfo=UTC)
    heard = provider.evidence("du_1Recorded", SAID, key="chb_1:evidence:1")
    assert heard.state == "OPEN"
    won = fetch("dispute", "du_1Recorded")
    assert (won.state, won.result, won.fee_minor) == ("WON", "SUCCEEDED", 1500)
    lost = fetch("dispute", "du_1Recorded")
    assert (lost.state, lost.result, lost.failure) == ("LOST", "FAILED", "dispute_lost")
    with pytest.raises(ProviderSilent):  # an inquiry moves no money and is no dispute of ours
        provider.fetch("dispute", "du_1Recorded")


def test_evidence_that_comes_too_late_shows_how_it_stands(stripe_tape: Door):
    stripe_tape.play("dispute_late_evidence")
    late = provider.evidence("du_1Recorded", Evidence(text=""), key="chb_1:evidence:1")
    assert late.state == "LOST"


def test_papers_go_up_one_by_one_and_a_refused_one_holds_up_no_words(stripe_tape: Door):
    stripe_tape.play("dispute_papers")
    files = tuple(
        EvidenceFile(kind=kind, name="签收单.pdf", media_type=form, sha256="0" * 64, data=data)
        for kind, form, data in (
            ("SHIPPING", "application/pdf", PDF), ("RECEIPT", "image/png", b"\x89PNG\r\n"),
        )
    )  # fmt: skip
    said = Evidence(text=SAID.text, files=files)
    assert provider.evidence("du_1Recorded", said, key="dsp_1:evidence:1").state == "OPEN"
    first, second = stripe_tape.made("/v1/files")
    assert (first.params["file"], first.key) == (
        PDF.decode("latin-1"), "dsp_1:evidence:1:SHIPPING",
    )  # fmt: skip
    assert second.key == "dsp_1:evidence:1:RECEIPT"
    # said again, as after a lost answer: every key stands for what it stood for
    assert provider.evidence("du_1Recorded", said, key="dsp_1:evidence:1").state == "OPEN"


def test_a_dispute_that_is_not_contested_is_lost_at_once(stripe_tape: Door):
    stripe_tape.play("dispute_conceded")
    lost = provider.concede("du_1Recorded", key="dsp_1:concede:1")
    assert (lost.state, lost.result) == ("LOST", "FAILED")
    assert provider.concede("du_1Recorded", key="dsp_2:concede:1").state == "WON"
    assert [call.key for call in stripe_tape.made("/v1/disputes/du_1Recorded/close")] == [
        "dsp_1:concede:1", "dsp_2:concede:1",
    ]  # fmt: skip


def test_transfers_of_a_batch_go_once_whatever_is_lost(stripe_tape: Door):
    stripe_tape.play("transfers")
    key = "pob_1:payout:1"
    lines = [{"id": f"pol_{n}", "account": f"acct_{n}", "amount": n * 100} for n in (1, 2, 3)]
    with pytest.raises(ProviderSilent):
        provider.payout(lines, "CNY", key=key)
    assert provider.find_by_key(key) is None  # one of three: not known as a whole
    stripe_tape.answers.clear()  # a day later the keys are forgotten
    sent = provider.payout(lines, "CNY", key=key)
    assert [(line["id"], line["state"]) for line in sent.lines] == [
        ("pol_1", "BOOKED"), ("pol_2", "BOOKED"), ("pol_3", "REJECTED"),
    ]  # fmt: skip
    assert sent.lines[2]["reason"] == "balance_insufficient"
    assert (sent.result, sent.amount) == ("SUCCEEDED", Money(600, "CNY"))
    found = provider.find_by_key(key)
    assert found is not None
    assert {line["id"]: line["amount"] for line in found.lines} == {
        "pol_1": 100, "pol_2": 200, "pol_3": 300,
    }  # fmt: skip
    assert [call.key for call in stripe_tape.made("/v1/transfers")] == [
        f"{key}:pol_1", f"{key}:pol_2", f"{key}:pol_2", f"{key}:pol_3",
    ]  # fmt: skip


def test_the_balance_is_told_day_by_day_and_adds_up(stripe_tape: Door):
    told = stripe_tape.play("balance")
    day = date.fromisoformat(told["day"])
    cny, usd = provider.statement(day)
    for sheet in (cny, usd):
        moved = sum(line.amount_minor for line in sheet.lines)
        assert sheet.opening_minor + moved == sheet.closing_minor
        assert (sheet.code, sheet.owner, sheet.day) == ("1010", "stripe", day)
        assert sheet.sequence == day.toordinal()
    # now 120000; after the day: 777 - 7 - 7000
    assert (cny.currency, cny.closing_minor) == ("CNY", 120000 - 770 + 7000)
    assert [(x.kind, x.amount_minor, x.object_ref, x.key) for x in cny.lines] == [
        ("CHARGE", 12345, "pi_1", KEY), ("FEE", -74, FEES, ""),
        ("REFUND", -345, "re_1", "esc_1:refund:1"),
        ("FEE", -25, FEES, ""),
        ("CONVERSION", 1000, "pi_6", KEY), ("FEE", -60, FEES, ""),
        ("CLAWBACK", -12345, "du_1Recorded", ""), ("DISPUTE_FEE", -1500, "du_1Recorded", ""),
    ]  # fmt: skip
    assert cny.lines[4].text == "140 usd x 7.142857"
    assert len({line.ref for line in cny.lines}) == len(cny.lines)
    assert [(x.kind, x.amount_minor) for x in usd.lines] == [("CHARGE", 300), ("FEE", -9)]
    with pytest.raises(ProviderSilent, match="moved"):
        provider.statement(day)


def test_a_day_that_is_not_over_has_no_sheet(stripe_tape: Door):
    with pytest.raises(ProviderSilent, match="not over"):
        provider.statement(datetime.now(tz=HERE).date())
    assert not stripe_tape.calls


def test_fees_of_a_day_and_payouts_are_settlements(stripe_tape: Door):
    stripe_tape.play("settlements")
    found = provider.settlements(datetime(2024, 6, 8, tzinfo=UTC))
    assert [(x.ref, x.currency, x.fee_minor, x.net_minor) for x in found] == [
        (FEES, "CNY", 74 + 25 + 60, 0),
        ("fees_20240610_usd", "USD", 9, 0),
        ("fees_20240611_cny", "CNY", 7, 0),
        ("po_9", "CNY", 0, 7000),
    ]  # fmt: skip


def test_objects_of_another_mode_or_account_are_told_as_foreign(stripe_tape: Door):
    stripe_tape.play("foreign")
    told = [fetch("payment", "pi_3Card0001").foreign for _ in range(3)]
    assert told == ["MODE", "ACCOUNT", "ACCOUNT"]


def test_a_top_up_is_ordered_once_and_arrives(stripe_tape: Door):
    stripe_tape.play("top_up")
    ordered = provider.top_up(Money(410000, "CNY"), key="chb_1:top_up:1")
    assert (ordered.kind, ordered.result) == ("topup", "PENDING")
    assert provider.find_by_key("chb_1:top_up:1") == ordered
    assert fetch("topup", "tu_1").result == "SUCCEEDED"


def test_a_lost_payment_is_found_in_the_index_or_in_the_list(stripe_tape: Door):
    stripe_tape.play("found_by_search")
    stripe_tape.play("found_by_list")
    for _ in range(3):
        found = provider.find_by_key(KEY)
        assert found is not None
        assert (found.ref, found.state) == ("pi_3Found0001", "CAPTURED")


def test_the_list_of_events_gives_only_what_is_ours_oldest_first(stripe_tape: Door):
    stripe_tape.play("events")
    listed = list(provider.list_events(datetime(2025, 11, 1, tzinfo=UTC)))
    assert [(event.event_id, event.object_kind) for event in listed] == [
        ("evt_2", "refund"), ("evt_4", "payment"),
    ]  # fmt: skip
