"""A contract signed by both sides verifies; what was changed afterwards does not."""

from __future__ import annotations

import pytest
from django.test import Client

from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Forbidden, Invalid, NotFound
from backend.signing.errors import ContractStateWrong, NotYourTurn
from backend.signing.models import DocumentStep, Identity, SignedDocument
from backend.signing.selectors import contract_parties, contract_verify, contracts
from backend.signing.services import (
    contract_decline,
    contract_send,
    contract_sign,
    contract_work,
)
from tests.factories.escrows import a_merchant
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
DATA = {
    "platform_name": "平台运营方",
    "merchant_name": "演示商户",
    "merchant_uscc": "91350100M000100Y43",
    "site_names": "新华纺织服装网",
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def _keys(settings, keys):
    settings.STATE_DIR = keys


@pytest.fixture
def sides():
    return a_merchant(), a_merchant()


def _member(organization):
    return actor_with("contract.sign", organization_id=organization.pk)


def _sent(sides) -> SignedDocument:
    return contract_send(
        actor=SYSTEM,
        template="merchant_platform",
        data=DATA,
        party_ids=[side.pk for side in sides],
        holder="mer_1",
    )


def _signed(sides, deliver) -> SignedDocument:
    document = _sent(sides)
    for side in sides:
        contract_sign(actor=_member(side), document_id=document.pk)
    deliver()
    return SignedDocument.objects.get(pk=document.pk)


def test_both_sign_and_anybody_verifies(sides, events, deliver):
    document = _signed(sides, deliver)
    answer = contract_verify(bytes(document.file))

    assert (document.state, answer.genuine, answer.known_number) == (
        "SIGNED",
        True,
        document.number,
    )
    assert [report.valid for report in answer.signatures] == [True, True]
    assert all("测试证书" in report.signer for report in answer.signatures)
    assert events.published() == ["signing.contract.moved"] * 6
    steps = list(DocumentStep.objects.all())
    assert [step.act for step in steps] == ["drafted", "asked", "asked", "sent", "signed", "signed"]
    for asked, signed in zip(steps[1:3], steps[4:], strict=True):  # whose hand it was stays known
        assert (asked.actor, asked.level) == (signed.actor, signed.level)
        assert signed.level == 2


def test_the_page_answers_before_the_worker_writes(sides, deliver):
    document = _sent(sides)
    asked = contract_sign(actor=_member(sides[0]), document_id=document.pk)
    first, second = contract_parties(document.pk)
    assert (asked.state, asked.sha256) == ("DRAFT", "")
    assert (first.being_signed, first.signed_at, second.being_signed) == (True, None, False)

    deliver()
    first, second = contract_parties(document.pk)
    document.refresh_from_db()
    assert (document.state, first.being_signed, second.being_signed) == (
        "PARTLY_SIGNED", False, False,
    )  # fmt: skip
    assert first.signed_at is not None
    steps = DocumentStep.objects.count()
    contract_work(document_id=document.pk)  # the worker died before it said so: again is nothing
    assert DocumentStep.objects.count() == steps


def test_what_was_declined_meanwhile_is_not_signed_by_the_worker(sides, deliver):
    document = _sent(sides)
    contract_sign(actor=_member(sides[0]), document_id=document.pk)
    contract_decline(actor=_member(sides[1]), document_id=document.pk, reason="条款不同意")
    deliver()
    document.refresh_from_db()
    assert (document.state, bytes(document.file)) == ("DECLINED", b"")
    assert not Identity.objects.exists()


def test_a_later_increment_is_noticed(sides, deliver):
    data = bytes(_signed(sides, deliver).file)
    spoiled = data + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    changed = data.replace(b"/Type /Page", b"/Type /Pagf", 1)

    assert contract_verify(changed).genuine is False
    assert contract_verify(spoiled).known_number == ""
    assert contract_verify(b"%PDF-1.7 rubbish").signatures == []


def test_the_order_of_signing_is_kept(sides):
    document = _sent(sides)
    with pytest.raises(NotYourTurn):
        contract_sign(actor=_member(sides[1]), document_id=document.pk)
    assert not Identity.objects.exists()


def test_strangers_and_the_powerless_do_not_sign(sides):
    document = _sent(sides)
    with pytest.raises(NotFound):
        contract_sign(actor=_member(a_merchant()), document_id=document.pk)
    with pytest.raises(Forbidden):
        contract_sign(actor=actor_with(organization_id=sides[0].pk), document_id=document.pk)
    assert contracts(viewer=actor_with()).count() == 0
    assert contracts(viewer=_member(sides[0])).count() == 1


def test_signing_twice_is_once(sides, deliver):
    document = _sent(sides)
    contract_sign(actor=_member(sides[0]), document_id=document.pk)
    contract_sign(actor=_member(sides[0]), document_id=document.pk)
    deliver()
    first = contract_sign(actor=_member(sides[0]), document_id=document.pk).sha256
    deliver()
    assert SignedDocument.objects.get(pk=document.pk).sha256 == first
    assert DocumentStep.objects.filter(act="signed").count() == 1


def test_a_declined_contract_is_signed_by_nobody(sides):
    document = _sent(sides)
    contract_decline(actor=_member(sides[0]), document_id=document.pk, reason="条款不同意")
    with pytest.raises(ContractStateWrong):
        contract_sign(actor=_member(sides[0]), document_id=document.pk)


def test_missing_terms_are_named(sides):
    with pytest.raises(Invalid, match="merchant_uscc"):
        contract_send(
            actor=SYSTEM, template="merchant_platform", party_ids=[s.pk for s in sides], holder="m",
            data={key: value for key, value in DATA.items() if key != "merchant_uscc"},
        )  # fmt: skip
    assert not SignedDocument.objects.exists()


def test_the_public_page_verifies_an_upload(sides, deliver):
    data = bytes(_signed(sides, deliver).file)
    answer = Client().post("/signatures/verify", data=data, content_type="application/pdf")

    assert answer.json()["genuine"] is True
    assert [each["valid"] for each in answer.json()["signatures"]] == [True, True]
    assert answer.json()["signatures"][0]["signed_at"]
    rubbish = Client().post("/signatures/verify", data=b"%PDF-1.7 x", content_type="text/plain")
    assert rubbish.json()["signatures"] == []
    assert (
        Client()
        .post("/signatures/verify", data=b"hello", content_type="application/pdf")
        .status_code
        == 415
    )


def test_a_check_that_does_not_end_is_told_to_come_again(sides, deliver, monkeypatch):
    monkeypatch.setattr("backend.signing.apart.SECONDS_MAX", 0.001)
    answer = Client().post("/signatures/verify", data=b"%PDF-1.7", content_type="application/pdf")
    assert (answer.status_code, answer.json()) == (503, {"error": "BUSY"})
    assert int(answer["Retry-After"]) > 0
