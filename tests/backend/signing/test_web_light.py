"""A web process that takes signatures and checks files never carries the PDF libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from backend.events.services import deliver_due
from backend.signing.models import SignedDocument
from tests.backend.signing.test_contract import DATA
from tests.factories.escrows import a_merchant

WEB = """
import json, sys, uuid
from backend.config.wsgi import application
from django.test import Client
from backend.kernel.actor import SYSTEM, Actor
from backend.signing.services import contract_send, contract_sign

sides, data = json.loads(sys.argv[1])
sides = [uuid.UUID(side) for side in sides]
document = contract_send(
    actor=SYSTEM, template="merchant_platform", data=data, party_ids=sides, holder="mer_1")
for side in sides:
    member = Actor(user_id=uuid.uuid4(), organization_id=side, level=2,
                   permissions=frozenset({"contract.sign"}))
    contract_sign(actor=member, document_id=document.pk)
answer = Client().post("/signatures/verify", data=b"%PDF-1.7 x", content_type="application/pdf")
print(json.dumps([answer.status_code, sorted({name.split(".")[0] for name in sys.modules})]))
"""


def test_requests_about_contracts_load_no_pdf_library(committed_db, settings):
    sides = [str(a_merchant().pk) for _ in range(2)]
    named = settings.DATABASES["default"]
    address = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**named)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WEB, json.dumps([sides, DATA])],
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "backend.config.settings.embedded", "DATABASE_URL": address},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    status, loaded = json.loads(done.stdout)

    assert status == 200
    assert [name for name in ("pyhanko", "fpdf", "fontTools") if name in loaded] == []
    while deliver_due():  # the worker's part
        pass
    assert SignedDocument.objects.get().state == "SIGNED"
