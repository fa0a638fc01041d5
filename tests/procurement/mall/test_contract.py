"""The e-mall contract is signed by both organisations, and anybody can verify it."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime

import pytest

from backend.signing.models import SignedDocument
from backend.signing.selectors import contract_verify
from procurement.contracts.models import Contract
from tests.factories.mall import a_mall
from tests.factories.procurement import a_supplier, acting
from tests.procurement.mall.play import Play

pytestmark = pytest.mark.django_db


def test_department_then_supplier_sign_and_it_verifies(
    api, deliver, at, settings, tmp_path_factory
):
    settings.STATE_DIR = tmp_path_factory.mktemp("keys")
    with at(datetime(2026, 6, 1, 2, tzinfo=UTC)):
        play = Play(api, deliver, a_mall()).to("ordered")
        early = play.do("mallContractSign", play.mall.approver)
        assert early["errors"][0]["code"] == "CONFLICT"
        play.do("mallOrderConfirm", play.mall.seller)
        rival = acting(a_supplier(), "merchant_owner")
        assert play.do("mallContractSign", rival)["errors"][0]["code"] == "NOT_FOUND"
        first = play.do("mallContractSign", play.mall.seller)
        assert first["errors"][0]["code"] == "CONTRACT_TURN"
        assert play.do("mallContractSign", play.mall.approver)["errors"] == []
        assert play.do("mallContractSign", play.mall.seller)["errors"] == []
        assert play.do("mallContractSign", play.mall.seller)["errors"] == []

        document = SignedDocument.objects.get()
        contract = Contract.objects.get()
        assert document.state == "SIGNED"
        assert contract.document_hash == document.sha256
        assert contract_verify(bytes(document.file)).genuine
        query = """query($id: ID!) { requisition(id: $id) { contract {
          documentState documentHash } } }"""
        seen = api.post(query, {"id": play.id}, actor=play.mall.seller).data["requisition"]
        assert seen["contract"] == {"documentState": "SIGNED", "documentHash": document.sha256}


PAPER = """query($id: ID!) { requisition(id: $id) { contract {
  maySign file documentNumber fileHash parties { label signedAt } } } }"""


def test_each_side_sees_its_turn_and_takes_the_file(api, deliver, at, settings, tmp_path_factory):
    settings.STATE_DIR = tmp_path_factory.mktemp("keys")
    with at(datetime(2026, 6, 1, 2, tzinfo=UTC)):
        play = Play(api, deliver, a_mall()).to("supplier_confirmed")
        buyer, seller = play.mall.approver, play.mall.seller

        def paper(actor):
            return api.post(PAPER, {"id": play.id}, actor=actor).data["requisition"]["contract"]

        assert (paper(buyer)["maySign"], paper(seller)["maySign"]) == (True, False)
        assert paper(buyer)["file"] is None
        play.do("mallContractSign", buyer)
        assert (paper(buyer)["maySign"], paper(seller)["maySign"]) == (False, True)
        play.do("mallContractSign", seller)
        deliver()

        signed = paper(seller)
        data = base64.b64decode(signed["file"])
        assert signed["maySign"] is False
        assert hashlib.sha256(data).hexdigest() == signed["fileHash"]
        assert contract_verify(data).genuine
        assert all(party["signedAt"] for party in signed["parties"])
        assert paper(play.mall.requester)["documentNumber"] == signed["documentNumber"]
