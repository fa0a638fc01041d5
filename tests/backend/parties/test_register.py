"""Registering commits before it mails, so it needs a database of its own."""

from __future__ import annotations

from django.core import mail

from backend.notices.services import mail_send_due
from backend.parties.models import OneTimeToken
from tests.plugin.api import Api


def test_registering_tells_nothing_and_confirming_works_once(committed_db):
    api = Api()
    query = """mutation($e: String!) { accountRegister(input: {email: $e, password: "fresh horse 88"}) {
      requiresConfirmation user { id } errors { code field } } }"""
    first = api.post(query, {"e": "new@example.com"}).data["accountRegister"]
    assert api.post(query, {"e": "new@example.com"}).data["accountRegister"] == first
    assert first == {"requiresConfirmation": True, "user": {"id": ""}, "errors": []}
    assert mail_send_due() == 1
    assert len(mail.outbox) == 1
    token = mail.outbox[0].body.split("token=")[1].split()[0]
    confirm = 'mutation($t: String!) { confirmAccount(email: "new@example.com", token: $t) { user { isConfirmed } errors { code } } }'

    assert api.post(confirm, {"t": token}).data["confirmAccount"]["user"]["isConfirmed"] is True
    assert api.post(confirm, {"t": token}).data["confirmAccount"]["errors"][0]["code"] == "INVALID"
    assert OneTimeToken.objects.count() == 1
