"""The first persons of an installation, by the command that an administrator of the server runs."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from backend.events.models import EventEntry
from backend.notices.services import mail_send_due
from backend.parties.models import Membership, Organization, User
from tests.plugin.api import Api

USCC = "91130102MA0000010W"
FIRST, SECOND, TECHNICAL = "first@shiji.example", "second@shiji.example", "tech@shiji.example"
SIGN_IN = """mutation($e: String!, $p: String!) { tokenCreate(email: $e, password: $p) {
  token errors { code } } }"""
SET = """mutation($e: String!, $t: String!) { setPassword(email: $e, token: $t,
  password: "fresh horse 88") { token errors { code } } }"""
ME = "{ me { isStaff organizations { name kind } } }"


def _found(**other: object) -> str:
    out = StringIO()
    words: dict[str, object] = {
        "name": "市集平台运营有限公司", "uscc": USCC, "operator": [FIRST, SECOND],
        "technical": TECHNICAL,
    }  # fmt: skip
    call_command("found", stdout=out, **(words | other))
    return out.getvalue()


def test_the_first_persons_set_their_passwords_and_stand_in_the_operators_name(committed_db):
    assert USCC in _found()
    assert mail_send_due() == 3
    assert {message.to[0] for message in mail.outbox} == {FIRST, SECOND, TECHNICAL}
    assert Organization.objects.get().status == "ACTIVE"
    roles = dict(Membership.objects.values_list("user__email", "role"))
    assert roles == {FIRST: "operator", SECOND: "operator", TECHNICAL: "sysadmin"}
    assert EventEntry.objects.filter(kind__icontains="membership").count() == 3, (
        "it is in the record"
    )

    link = next(message for message in mail.outbox if message.to == [FIRST]).body
    api, token = Api(), link.split("token=")[1].split()[0]
    assert api.post(SIGN_IN, {"e": FIRST, "p": ""}).data["tokenCreate"]["token"] is None
    answer = api.post(SET, {"e": FIRST, "t": token}).data["setPassword"]
    assert answer["errors"] == []
    me = api.post(ME, token=answer["token"]).data["me"]
    assert (me["isStaff"], [row["kind"] for row in me["organizations"]]) == (False, ["OPERATOR"])

    mail.outbox.clear()
    _found()
    assert mail_send_due() == 2, "whoever has a password gets no new link"
    assert (User.objects.count(), Membership.objects.count()) == (3, 3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"uscc": "91130102MA00000100"}, "uscc"),
        ({"operator": [FIRST]}, "operators"),
        ({"operator": [FIRST, TECHNICAL]}, "email"),
        ({"technical": "nobody"}, "email"),
        ({"name": "市"}, "legalName"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(wrong, word):
    with pytest.raises(CommandError, match=word):
        _found(**wrong)
    assert not Organization.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_second_operator_is_refused_and_an_unproved_account_loses_its_password():
    squatter = User.objects.create_user(email=FIRST, password="fresh horse 88")
    squatter.is_confirmed = False
    squatter.save()
    _found()
    assert not User.objects.get(email=FIRST).has_usable_password()
    with pytest.raises(CommandError, match="uscc"):
        _found(uscc="91130102MA0000020X")
