"""Told once per key, in the inbox and by mail, by the switches of the person."""

from __future__ import annotations

import smtplib
import uuid
from typing import Any

import pytest
from django.core import mail

from backend.kernel.ids import to_relay
from backend.notices.catalogue import KINDS, TEMPLATES, mail_words, words
from backend.notices.models import Mail, Notice
from backend.notices.services import Recipient, mail_send_due, notice_send
from backend.parties.models import User
from tests.plugin.api import Api, actor_with

pytestmark = pytest.mark.django_db
LINK = "/orders/1"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("buyer@example.com", "x", is_confirmed=True)


def tell(person: User, template: str = "payment_arrived", key: str = "k1") -> int:
    who = [Recipient(person.pk, person.email)]
    data = {"amount": "¥ 12.00", "number": "V1"}
    return notice_send(recipients=who, template=template, data=data, key=key, link=LINK)


MINE = """query { me { unreadNotices notices(first: 10) { edges { node { id kind title
  en: title(languageCode: EN) text link readAt } } } noticeSwitches { kind inbox mail switchable } } }"""


def actor_of(person: User) -> Any:
    return actor_with(user_id=person.pk, email=person.email)


def test_the_same_key_reaches_inbox_and_mailbox_once(api: Api, person: User):
    assert (tell(person), tell(person)) == (1, 0)
    assert mail_send_due() == 1
    assert mail_send_due() == 0
    (sent,) = mail.outbox
    assert sent.to == ["buyer@example.com"]
    assert "政府采购款 ¥ 12.00 已到账 / ¥ 12.00 from procurement has arrived" in sent.subject
    assert "/orders/1" in sent.body
    kept = Mail.objects.get()
    assert (kept.state, kept.text, kept.subject) == ("SENT", "", "")  # a link is not kept
    me = api.post(MINE, actor=actor_of(person)).data["me"]
    assert me["unreadNotices"] == 1
    (node,) = [edge["node"] for edge in me["notices"]["edges"]]
    assert node["title"] == "政府采购款 ¥ 12.00 已到账"
    assert node["en"] == "¥ 12.00 from procurement has arrived"
    assert (node["link"], node["kind"], node["readAt"]) == (LINK, "MONEY", None)


READ = "mutation($i: NoticesReadInput!) { noticesRead(input: $i) { unreadCount errors { code } } }"


def test_reading_is_for_ones_own_notices_only(api: Api, person: User):
    for key in ("a", "b", "c"):
        tell(person, key=key)
    stranger = User.objects.create_user("other@example.com", "x")
    first = Notice.objects.order_by("pk").first()
    assert first is not None
    one = {"i": {"ids": [to_relay("Notice", first.pk)]}}
    assert api.post(READ, one, actor=actor_of(stranger)).data["noticesRead"]["unreadCount"] == 0
    first.refresh_from_db()
    assert first.read_at is None
    assert api.post(READ, one, actor=actor_of(person)).data["noticesRead"]["unreadCount"] == 2
    assert api.post(READ, {"i": {}}, actor=actor_of(person)).data["noticesRead"]["unreadCount"] == 0
    assert api.post(READ, {"i": {}}).code == "UNAUTHENTICATED"
    seen = api.post(MINE, actor=actor_of(stranger)).data["me"]
    assert (seen["unreadNotices"], seen["notices"]["edges"]) == (0, [])


SWITCH = """mutation($i: NoticeSwitchInput!) { noticeSwitch(input: $i) {
  switches { kind inbox mail } errors { code field } } }"""


def test_switches_hold_and_security_cannot_be_switched_off(api: Api, person: User):
    off = {"i": {"kind": "MONEY", "inbox": False, "mail": False}}
    told = api.post(SWITCH, off, actor=actor_of(person)).data["noticeSwitch"]
    assert {"kind": "MONEY", "inbox": False, "mail": False} in told["switches"]
    tell(person)
    assert Mail.objects.count() == 0
    assert api.post(MINE, actor=actor_of(person)).data["me"]["unreadNotices"] == 0
    fixed = {"i": {"kind": "SECURITY", "inbox": False, "mail": False}}
    refused = api.post(SWITCH, fixed, actor=actor_of(person)).data["noticeSwitch"]
    assert refused["errors"] == [{"code": "NOTICE_SWITCH_FIXED", "field": "kind"}]
    tell(person, "sign_in_new", "s1")
    assert Mail.objects.count() == 1


def test_a_silent_mail_server_is_asked_again_and_a_dead_mail_is_kept(
    person: User, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: Any, **__: Any) -> None:
        raise smtplib.SMTPServerDisconnected("gone")

    tell(person)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", broken)
        mail_send_due()
        row = Mail.objects.get()
        assert (row.state, row.attempts) == ("QUEUED", 1)
        assert "gone" in row.problem
        Mail.objects.update(attempts=7, next_try_at="2020-01-01T00:00:00Z")
        mail_send_due()
    assert Mail.objects.get().state == "DEAD"
    assert mail.outbox == []


def test_without_an_account_only_mail_is_sent_and_a_secret_link_is_in_no_inbox(person: User):
    link = "https://example.com/reset?token=secret"
    for user_id in (None, person.pk):
        notice_send(
            recipients=[Recipient(user_id, "a@example.com")], template="reset", data={},
            key=f"reset:{user_id}", link=link,
        )  # fmt: skip
    assert [row.link for row in Notice.objects.all()] == [""]
    mail_send_due()
    assert all("token=secret" in sent.body for sent in mail.outbox)


@pytest.mark.parametrize("code", TEMPLATES)
def test_every_text_stands_in_both_languages_and_bears_hostile_data(code: str):
    template = TEMPLATES[code]
    assert template.kind in KINDS
    hostile = {"number": "{0.__class__}", "organization": "a\r\nBcc: x@y", "amount": "%s"}
    subject, text = mail_words(template, hostile, LINK)
    assert "\n" not in subject
    assert "\r" not in subject
    assert LINK in text
    for chinese in (True, False):
        title, _ = words(template, {}, chinese=chinese)
        assert title
        assert "{" not in title


def test_organisations_are_told_by_who_may_act(person: User):
    from datetime import UTC, datetime

    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    from backend.parties.models import Membership, Organization
    from backend.parties.services.notify import organization_notify

    shop = Organization.objects.create(
        kind="COMPANY", status="ACTIVE", legal_name="甲", display_name="甲", slug=uuid.uuid4().hex
    )
    clerk = User.objects.create_user("clerk@example.com", "x")
    past = User.objects.create_user("past@example.com", "x")
    since, gone = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
    for user, role, until in (
        (person, "merchant_finance", None), (clerk, "merchant_dispatch", None),
        (past, "merchant_finance", gone),
    ):  # fmt: skip
        Membership.objects.create(
            user=user, organization=shop, role=role, valid=DateTimeTZRange(since, until)
        )
    told = organization_notify(
        shop.pk, permission="merchant.statement.read", template="statement_ready",
        data={"period": "2026-03"}, key="st1",
    )  # fmt: skip
    assert told == 1
    assert Notice.objects.get().recipient_id == person.pk
