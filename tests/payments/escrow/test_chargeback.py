"""E5 of the payments brief to the digit, and every end a chargeback can come to."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from backend.documents.models import Document
from backend.documents.services import document_store
from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Forbidden, Invalid, NotFound, SodConflict
from backend.kernel.money import Money
from payments.escrow.errors import ChargebackState, EscrowFrozen, EvidenceLate, OwnMoneyShort
from payments.escrow.models import Chargeback, Claim, Escrow, Funding, MerchantHold
from payments.escrow.rules import Part
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    chargeback_accept_approve,
    chargeback_accept_ask,
    chargeback_cover,
    chargeback_cover_at_once,
    chargeback_evidence,
    chargeback_follow,
    claims_recover_due,
    covers_return_due,
    escrow_ref,
    escrow_release,
    holds_release_due,
    merchant_ref,
    reserves_free_due,
    write_off_approve,
    write_off_ask,
)
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Dispute, Operation, Payment
from payments.gateway.port import EVIDENCE_BYTES_MAX
from payments.gateway.services.evidence import evidence_of
from payments.guarantees.selectors import guarantee_faults
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, cover, prove, total_by_code
from payments.ledger.services import OPERATING_BANK, SAFE_BANK, capital_pay_in, journal_post
from tests.backend.documents.corpus import pdf
from tests.factories.escrows import an_escrow
from tests.factories.guarantees import a_merchant_guarantee
from tests.factories.trade import acting, an_organization

pytestmark = pytest.mark.django_db
MILLION = 1000000


def post(key: str, *lines: Any, **fields: Any) -> None:
    journal_post(key=key, kind="X", lines=lines, **fields)


class Case:
    """An escrow paid through the sandbox, and what its merchant has from other trades."""

    def __init__(self, *, price: int = MILLION, release: bool = True, **others: int) -> None:
        capital_pay_in(amount=Money(100000, "CNY"), key="float")
        made = an_escrow(price)
        Escrow.objects.filter(pk=made.pk).update(reserve_bp=0, provider=SANDBOX)
        self.key = made.pk
        self.merchant = merchant_ref(made.merchant_id)
        post("psp", dr("1010", SANDBOX, price), cr("1010", "psp", price))
        self.payment = Payment.objects.create(
            provider=SANDBOX, subject="chk_x", currency="CNY", amount_minor=price,
            captured_minor=price, state="CAPTURED", provider_ref="sbx_1", opened_at=clock.now(),
        )  # fmt: skip
        Funding.objects.create(
            escrow=made, payment=self.payment, amount_minor=price, state="FUNDED"
        )
        post("E5.0b", dr("1030", OPERATING_BANK, 500000), cr("3010", "", 500000))
        if release:
            self.release(price)
        for name, minor in others.items():
            self.has(name.removeprefix("a"), minor)

    def has(self, code: str, minor: int) -> None:
        """From other trades (E5.0); a guarantee is put up as one is."""
        if code == "2050":
            a_merchant_guarantee(minor, self.escrow.merchant)
        else:
            post(f"E5.0:{code}", dr("1020", SAFE_BANK, minor), cr(code, self.merchant, minor))

    @property
    def escrow(self) -> Escrow:
        return Escrow.objects.get(pk=self.key)

    @property
    def row(self) -> Chargeback:
        return Chargeback.objects.get()

    def release(self, amount: int) -> None:
        escrow_release(
            actor=SYSTEM, settlement_subject=self.escrow.settlement_subject,
            parts=[Part(amount, 150)], key="rel",
        )  # fmt: skip

    def paid_out(self) -> None:
        """E1.4 to E1.10: the fee, the settlement, the end of the hold, the payout, the sweep."""
        post("E1.4", dr("5010", SANDBOX, 6000), cr("1010", SANDBOX, 6000), outside_event=True)
        post("E1.5", dr("1020", SAFE_BANK, 994000), cr("1010", SANDBOX, 994000))
        MerchantHold.objects.update(done_at=clock.now())
        post("E1.7", dr("2030", self.merchant, 985000), cr("2031", self.merchant, 985000))
        post("E1.8", dr("2031", self.merchant, 985000), cr("2040", "bank", 985000))
        post("E1.9", dr("2040", "bank", 985000), cr("1020", SAFE_BANK, 985000))
        post("E1.10", dr("1030", OPERATING_BANK, 9000), cr("1020", SAFE_BANK, 9000))

    def disputed(self, amount: int = MILLION, *, fee: int | None = 10000, state: str = "OPEN"):
        dispute = Dispute.objects.create(
            provider=SANDBOX, ref="sbd_1", payment=self.payment, currency="CNY", state=state,
            amount_minor=amount, fee_minor=fee, evidence_due=clock.now() + timedelta(days=14),
        )  # fmt: skip
        return self.follow(dispute)

    def follow(self, dispute: Dispute | None = None) -> Chargeback:
        found = dispute or Dispute.objects.get()
        for _ in range(2):  # said twice is once
            chargeback_follow(dispute_id=found.pk)
        return self.row

    def decided(self, state: str) -> Chargeback:
        Dispute.objects.update(state=state)
        return self.follow()

    def earn(self, amount: int) -> None:
        """Another sale's money becomes available."""
        other = an_escrow(amount + amount // 5, merchant_id=self.escrow.merchant_id)
        hold = MerchantHold.objects.create(
            escrow=other, amount_minor=amount, due_at=clock.now() - timedelta(seconds=1)
        )
        post(
            f"earn{hold.pk}",
            dr("2020", escrow_ref(other), amount),
            cr("2030", self.merchant, amount),
        )
        Escrow.objects.filter(pk=other.pk).update(released_minor=amount)
        assert holds_release_due() == 1

    def books(self, *codes: str) -> dict[str, int]:
        totals = total_by_code("CNY")
        return {code: totals.get(code, 0) for code in codes}


def e5() -> Case:
    case = Case()
    case.paid_out()
    for code, minor in (("2032", 100000), ("2031", 300000), ("2050", 200000)):
        case.has(code, minor)
    return case


def sound() -> None:
    faults = [fault for fault in prove().faults if not fault.startswith("client money short")]
    assert faults == []
    assert identity_faults() == []
    assert guarantee_faults() == []
    owed = Claim.objects.values_list("open_minor", flat=True)
    assert sum(owed) == total_by_code("CNY").get("1050", 0)


@pytest.fixture
def desk() -> tuple[Actor, Actor]:
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


def lines_of(kind: str) -> list[tuple[str, int]]:
    journal = Journal.objects.get(kind=kind)
    rows = journal.postings.select_related("account").order_by("line_no")
    return [(row.account.code, row.amount) for row in rows]


def test_e5_a_chargeback_after_payout(desk, monkeypatch):
    seen: list[int] = []
    post_once = journal_post

    def watch(**given: Any) -> Journal:
        journal = post_once(**given)
        seen.append(cover("CNY"))
        return journal

    monkeypatch.setattr("payments.escrow.services.hold.journal_post", watch)
    monkeypatch.setattr("payments.escrow.services.chargeback.journal_post", watch)
    monkeypatch.setattr("payments.ledger.services.journal_post", watch)
    case = e5()
    seen.clear()
    assert cover("CNY") == 100000
    row = case.disputed()
    assert lines_of("J-CB") == [
        ("2032", 100000), ("2031", 300000), ("2050", 200000), ("1050", 385000), ("4010", 15000),
        ("1010", -1000000),
    ]  # fmt: skip
    assert lines_of("J-CBFEE") == [("5020", 10000), ("1010", -10000)]
    assert (case.escrow.state, case.escrow.flag, case.escrow.frozen) == (
        "RELEASED", "CHARGED_BACK", False,
    )  # fmt: skip
    chargeback_cover(actor=desk[0], chargeback_id=row.pk)
    assert lines_of("J-CBCLIENT") == [("1010", 600000), ("1020", -600000)]
    assert lines_of("J-TOPUP") == [("1010", 410000), ("1030", -410000)]
    assert seen == [-300000, -310000, -310000, 100000]
    assert case.books("1010", "1020", "1030", "1050", "2031", "4010", "5020") == {
        "1010": 0, "1020": 100000, "1030": 99000, "1050": 385000, "2031": 0, "4010": 0,
        "5020": 10000,
    }  # fmt: skip
    asked = Operation.objects.get(kind="top_up")
    assert asked.request == {"amount": 1010000, "currency": "CNY"}
    with pytest.raises(ChargebackState):
        chargeback_cover(actor=desk[0], chargeback_id=row.pk)
    sound()


def test_e5_won_after_the_merchant_paid_a_part(desk):
    case = e5()
    row = case.disputed()
    chargeback_cover(actor=desk[0], chargeback_id=row.pk)
    case.earn(150000)
    assert case.books("1050", "2031") == {"1050": 235000, "2031": 0}
    assert claims_recover_due() == 0
    case.decided("WON")
    assert sorted(lines_of("J-CBBACK")) == sorted([
        ("1010", 1000000), ("2032", -100000), ("2031", -450000), ("2050", -200000),
        ("1050", -235000), ("4010", -15000),
    ])  # fmt: skip
    assert case.books("1050", "2031", "2032", "2050", "4010", "5020") == {
        "1050": 0, "2031": 450000, "2032": 100000, "2050": 200000, "4010": 15000, "5020": 10000,
    }  # fmt: skip
    assert balance("1010", SANDBOX) == 1000000
    assert case.escrow.flag == ""
    assert covers_return_due() == 0  # the provider has not settled yet
    journal_post(
        key="settled", kind="J-SETTLE", effective_at=clock.now() + timedelta(days=1),
        lines=[dr("1020", SAFE_BANK, 1000000), cr("1010", SANDBOX, 1000000)],
    )  # fmt: skip
    assert (covers_return_due(), covers_return_due()) == (1, 0)
    assert lines_of("J-TOPUPBACK") == [("1030", 400000), ("1020", -400000)]
    assert balance("1030", OPERATING_BANK) == 509000 - 10000
    assert prove().faults == []
    sound()


def test_e5_won_at_once_is_as_before():
    case = e5()
    before = case.books("2032", "2031", "2050", "1050", "4010", "2030")
    case.disputed()
    case.decided("WON")
    assert case.books("2032", "2031", "2050", "1050", "4010", "2030") == before
    assert case.escrow.commission_minor == 15000
    assert case.escrow.released_by_bp == {"150": MILLION}
    sound()


def test_a_decision_that_overtakes_the_opening_books_both():
    case = e5()
    case.disputed(state="WON")
    assert case.row.state == "WON"
    assert Journal.objects.filter(kind__in=["J-CB", "J-CBBACK", "J-CBFEE"]).count() == 3
    sound()


def test_e5_lost_and_written_off_by_two_persons(desk):
    maker, checker = desk
    case = e5()
    row = case.disputed()
    with pytest.raises(ChargebackState):
        write_off_ask(actor=maker, chargeback_id=row.pk, reason="还没有结果")
    case.decided("LOST")
    with pytest.raises(ChargebackState):
        write_off_approve(actor=checker, chargeback_id=row.pk)
    with pytest.raises(Invalid):
        write_off_ask(actor=maker, chargeback_id=row.pk, reason="x")
    write_off_ask(actor=maker, chargeback_id=row.pk, reason="商户已注销，无法追偿")
    with pytest.raises(SodConflict):
        write_off_approve(actor=replace(checker, person_id=maker.person_id), chargeback_id=row.pk)
    with pytest.raises(Forbidden):
        write_off_approve(actor=maker, chargeback_id=row.pk)
    write_off_approve(actor=checker, chargeback_id=row.pk)
    assert lines_of("J-BADDEBT") == [("5050", 385000), ("1050", -385000)]
    assert case.row.state == "WRITTEN_OFF"
    with pytest.raises(ChargebackState):
        write_off_approve(actor=checker, chargeback_id=row.pk)
    case.earn(50000)
    assert case.books("2031", "1050") == {"2031": 50000, "1050": 0}
    sound()


def test_only_what_is_still_owed_is_written_off(desk):
    case = e5()
    row = case.disputed()
    case.decided("LOST")
    write_off_ask(actor=desk[0], chargeback_id=row.pk, reason="商户已注销，无法追偿")
    case.earn(85000)
    write_off_approve(actor=desk[1], chargeback_id=row.pk)
    assert lines_of("J-BADDEBT") == [("5050", 300000), ("1050", -300000)]
    sound()


def test_a_part_taken_back_takes_a_part_of_the_commission():
    case = e5()
    case.disputed(400000)
    assert lines_of("J-CB") == [
        ("2032", 100000), ("2031", 294000), ("4010", 6000), ("1010", -400000),
    ]  # fmt: skip
    assert case.escrow.commission_minor == 9000
    assert not Claim.objects.exists()
    sound()


def test_the_tariff_stands_in_where_the_provider_names_no_fee():
    case = e5()
    assert case.disputed(fee=None).fee_minor == 10000
    assert balance("5020", SANDBOX) == 10000


def test_before_release_held_money_goes_first_and_the_escrow_freezes():
    case = Case(release=False)
    case.disputed(400000)
    escrow = case.escrow
    assert (escrow.held_minor, escrow.charged_back_minor, escrow.frozen) == (600000, 400000, True)
    assert lines_of("J-CB") == [("2020", 400000), ("1010", -400000)]
    with pytest.raises(EscrowFrozen):
        case.release(600000)
    case.decided("LOST")
    assert not case.escrow.frozen
    case.release(600000)
    assert (case.escrow.state, case.escrow.held_minor) == ("SETTLED", 0)
    sound()


@pytest.mark.parametrize(("end", "state"), [("LOST", "REFUNDED"), ("WON", "IN_INSPECTION")])
def test_a_whole_chargeback_before_release(end, state):
    case = Case(release=False)
    case.disputed()
    assert (case.escrow.held_minor, case.escrow.state) == (0, "IN_INSPECTION")
    case.decided(end)
    assert (case.escrow.state, case.escrow.frozen) == (state, False)
    assert case.escrow.held_minor == (MILLION if end == "WON" else 0)
    sound()


def test_pending_money_and_its_hold_fall_together(at):
    case = Case()
    case.disputed(500000)
    hold = MerchantHold.objects.get()
    assert (balance("2030", case.merchant), hold.amount_minor) == (492500, 492500)
    with at(hold.due_at + timedelta(seconds=1)):
        assert holds_release_due() == 1
    assert balance("2031", case.merchant) == 492500
    case.decided("WON")
    assert balance("2030", case.merchant) == 492500
    with at(hold.due_at + timedelta(seconds=2)):
        assert holds_release_due() == 1
    assert (balance("2030", case.merchant), balance("2031", case.merchant)) == (0, 985000)
    sound()


def test_pending_money_won_back_pends_as_long_as_it_would_have(at):
    case = Case(release=False)
    Escrow.objects.update(reserve_bp=500)
    case.release(MILLION)
    before = list(MerchantHold.objects.values("escrow_id", "due_at", "amount_minor"))
    reserve = MerchantHold.objects.get().reserve_minor
    case.disputed(MILLION)
    assert not MerchantHold.objects.filter(done_at=None).exists()
    case.decided("WON")
    assert holds_release_due() == 0
    held = MerchantHold.objects.filter(done_at=None)
    assert list(held.values("escrow_id", "due_at", "amount_minor")) == before
    assert held.get().reserve_minor == reserve > 0
    with at(before[0]["due_at"] + timedelta(seconds=1)):
        assert holds_release_due() == 1
    assert case.books("2031", "2032") == {"2031": 985000 - reserve, "2032": reserve}
    sound()


def test_a_case_opened_before_pieces_were_kept_gives_back_what_it_took():
    case = Case()
    case.disputed(500000)
    Chargeback.objects.update(holds=[])
    migration = import_module("payments.escrow.migrations.0009_chargeback_holds")
    migration._open_cases(apps, None)
    case.decided("WON")
    restored = MerchantHold.objects.filter(amount_minor=492500, due_at__lte=clock.now())
    assert restored.exists()
    sound()


def test_a_reserve_that_was_taken_and_won_back_is_freed_once(at):
    case = Case(release=False)
    Escrow.objects.update(reserve_bp=500)
    case.release(MILLION)
    hold = MerchantHold.objects.get()
    with at(hold.due_at + timedelta(seconds=1)):
        holds_release_due()
    post("out", dr("2031", case.merchant, 935750), cr("2040", "bank", 935750))
    case.disputed(30000)
    assert balance("2032", case.merchant) == 49250 - 29550
    case.decided("WON")
    assert balance("2032", case.merchant) == 49250
    with at(clock.now() + timedelta(days=120)):
        assert reserves_free_due() == 2
        assert reserves_free_due() == 0
    assert (balance("2032", case.merchant), balance("2031", case.merchant)) == (0, 49250)
    sound()


def test_own_money_covers_the_same_day_as_far_as_it_is_there(desk):
    case = e5()
    post("gone", dr("3010", "", 309000), cr("1030", OPERATING_BANK, 309000))
    row = case.disputed()
    for _ in range(2):
        chargeback_cover_at_once(chargeback_id=row.pk)
    assert (case.row.cover_own_minor, case.row.cover_client_minor) == (200000, 600000)
    assert cover("CNY") == -110000
    with pytest.raises(OwnMoneyShort) as refused:
        chargeback_cover(actor=desk[0], chargeback_id=row.pk)
    assert "2,100.00" in refused.value.message or "2100.00" in refused.value.message
    capital_pay_in(amount=Money(300000, "CNY"), key="more", code="1030")
    chargeback_cover(actor=desk[0], chargeback_id=row.pk)
    assert (case.row.cover_own_minor, case.row.cover_client_minor) == (410000, 600000)
    assert (balance("1010", SANDBOX), cover("CNY")) == (0, 100000)
    sound()


def test_evidence_is_said_once_in_time_and_by_finance(desk, at):
    maker, checker = desk
    case = e5()
    row = case.disputed()
    say: dict[str, Any] = {
        "actor": maker,
        "chargeback_id": row.pk,
        "text": "买方已签收，附签收单。",
    }
    with pytest.raises(Forbidden):
        chargeback_evidence(**{**say, "actor": checker})
    with pytest.raises(Invalid):
        chargeback_evidence(**{**say, "text": " 短 "})
    with at(clock.now() + timedelta(days=15)), pytest.raises(EvidenceLate):
        chargeback_evidence(**say)
    assert not Operation.objects.filter(kind="evidence").exists()
    chargeback_evidence(**say)
    with pytest.raises(ChargebackState):
        chargeback_evidence(**say)
    asked = Operation.objects.get(kind="evidence")
    assert asked.request["ref"] == "sbd_1"
    assert asked.request["facts"]["text"] == say["text"]


def test_papers_go_along_by_kind_and_only_ones_own(desk):
    maker, _ = desk
    row = e5().disputed()
    paper = document_store(actor=maker, name="签收单.pdf", data=pdf())
    sheet = document_store(actor=maker, name="流水.csv", data=b"a,b\r\n1,2\r\n")
    others = document_store(
        actor=acting(an_organization(), "buyer_admin"), name="x.pdf", data=pdf()
    )
    say: dict[str, Any] = {
        "actor": maker,
        "chargeback_id": row.pk,
        "text": "买方已签收，附签收单。",
    }
    for documents, error in (
        ({"SHIPPING": sheet.pk}, Invalid), ({"PAPER": paper.pk}, Invalid),
        ({"SHIPPING": others.pk}, NotFound),
    ):  # fmt: skip
        with pytest.raises(error) as refused:
            chargeback_evidence(**say, documents=documents)
        assert refused.value.field == "files"
    Document.objects.filter(pk=sheet.pk).update(
        media_type="application/pdf", size_bytes=EVIDENCE_BYTES_MAX
    )
    with pytest.raises(Invalid, match=r"4\.5 MB"):
        chargeback_evidence(**say, documents={"SHIPPING": sheet.pk, "OTHER": paper.pk})
    assert not Operation.objects.filter(kind="evidence").exists()

    done = chargeback_evidence(**say, documents={"SHIPPING": paper.pk})
    assert [(file["kind"], file["name"]) for file in done.evidence_files] == [
        ("SHIPPING", "签收单.pdf")
    ]
    facts = Operation.objects.get(kind="evidence").request["facts"]
    said = evidence_of(facts)
    assert [(one.kind, one.data, one.sha256) for one in said.files] == [
        ("SHIPPING", pdf(), paper.sha256)
    ]
    Document.objects.filter(pk=paper.pk).update(sha256="0" * 64)  # the storage has lost it
    assert evidence_of(facts) == replace(said, files=())


def test_not_to_contest_takes_two_persons_and_ends_the_case(desk):
    maker, checker = desk
    case = e5()
    row = case.disputed()
    ask: dict[str, Any] = {"actor": maker, "chargeback_id": row.pk, "reason": "金额小，证据不足"}
    approve: dict[str, Any] = {"actor": checker, "chargeback_id": row.pk}
    with pytest.raises(ChargebackState):
        chargeback_accept_approve(**approve)
    with pytest.raises(Invalid):
        chargeback_accept_ask(**{**ask, "reason": "小"})
    with pytest.raises(Forbidden):
        chargeback_accept_ask(**{**ask, "actor": checker})
    chargeback_accept_ask(**ask)
    with pytest.raises(ChargebackState):
        chargeback_accept_ask(**ask)
    with pytest.raises(Forbidden):
        chargeback_accept_approve(**{**approve, "actor": maker})
    both = replace(maker, permissions=maker.permissions | checker.permissions)
    with pytest.raises(SodConflict):
        chargeback_accept_approve(**{**approve, "actor": both})
    assert not Operation.objects.filter(kind="concede").exists()

    done = chargeback_accept_approve(**approve)
    assert (done.state, done.accepted_at is not None) == ("OPEN", True)  # the provider decides
    for act_again in (
        lambda: chargeback_accept_approve(**approve),
        lambda: chargeback_evidence(
            actor=maker, chargeback_id=row.pk, text="买方已签收，附签收单。"
        ),
    ):
        with pytest.raises(ChargebackState):
            act_again()
    claimed = Operation.objects.get(kind="concede")
    assert (claimed.request, claimed.key.endswith(":concede:1")) == ({"ref": "sbd_1"}, True)
    case.decided("LOST")
    assert case.row.state == "LOST"
    sound()


def test_whoever_contests_overrules_the_wish_not_to(desk):
    maker, checker = desk
    row = e5().disputed()
    chargeback_accept_ask(actor=maker, chargeback_id=row.pk, reason="金额小，证据不足")
    said = chargeback_evidence(actor=maker, chargeback_id=row.pk, text="买方已签收，附签收单。")
    assert (said.accept_by, said.accept_reason) == (None, "")
    with pytest.raises(ChargebackState):
        chargeback_accept_approve(actor=checker, chargeback_id=row.pk)


def test_one_payment_of_two_shops_is_taken_back_from_both():
    case = Case(price=600001)
    other = an_escrow(400001)
    Escrow.objects.filter(pk=other.pk).update(provider=SANDBOX)
    Funding.objects.create(escrow=other, payment=case.payment, amount_minor=400001, state="FUNDED")
    Payment.objects.update(amount_minor=1000002, captured_minor=1000002)
    Dispute.objects.create(
        provider=SANDBOX, ref="sbd_1", payment=case.payment, currency="CNY", state="OPEN",
        amount_minor=500001, fee_minor=10000,
    )  # fmt: skip
    chargeback_follow(dispute_id=Dispute.objects.get().pk)
    rows = {row.escrow_id: row for row in Chargeback.objects.all()}
    assert rows[case.key].amount_minor + rows[other.pk].amount_minor == 500001
    assert rows[case.key].amount_minor in {300000, 300001}
    assert sum(row.fee_minor for row in rows.values()) == 10000
    assert balance("5020", SANDBOX) == 10000
    sound()


def test_a_dispute_of_money_that_reached_no_escrow_is_borne_by_the_house_once():
    payment = Payment.objects.create(
        provider=SANDBOX, subject="chk_y", currency="CNY", amount_minor=5, captured_minor=5,
        state="CAPTURED", provider_ref=str(uuid.uuid4()), opened_at=clock.now(),
    )  # fmt: skip
    dispute = Dispute.objects.create(
        provider=SANDBOX, ref="sbd_2", payment=payment, currency="CNY", amount_minor=5
    )
    for _ in range(2):
        assert chargeback_follow(dispute_id=dispute.pk) == []
    assert not Chargeback.objects.exists()
    kinds = Journal.objects.filter(subject="chk_y").values_list("kind", flat=True)
    assert sorted(kinds) == ["J-CBFEE", "J-CBLOSS"]
    assert balance("5050", "") == 5
