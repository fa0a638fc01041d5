"""Telling a person something once, and sending the mail."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, Unauthenticated
from backend.notices.catalogue import KINDS, TEMPLATES, mail_words
from backend.notices.errors import SwitchFixed
from backend.notices.models import Mail, MailState, Notice, Preference

log = structlog.get_logger(__name__)
TRIES_MAX = 8
WAIT_SECONDS_MAX = 3600
CLAIM_SECONDS = 60
READ_AT_ONCE_MAX = 200


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to tell: an account, and where its mail goes. Without an account only mail is sent."""

    user_id: uuid.UUID | None
    email: str = ""


@transaction.atomic
def notice_send(
    *,
    recipients: Iterable[Recipient],
    template: str,
    data: Mapping[str, Any],
    key: str,
    link: str = "",
) -> int:
    """Tell each recipient once per key, by the ways their switches leave open.

    ``link`` is a path of the storefront or a full address. Returns how many were told now.
    """
    words = TEMPLATES[template]
    people = list(recipients)
    ids = [one.user_id for one in people if one.user_id]
    switches = _switches(ids, words.kind)
    knowing = set(
        Notice.objects.filter(recipient_id__in=ids, key=key[:160]).values_list(
            "recipient_id", flat=True
        )
    )
    notes, told = [], 0
    for one in people:
        if one.user_id in knowing:
            continue
        inbox, mail = switches.get(one.user_id, (True, KINDS[words.kind].mail))
        if one.user_id is not None:
            notes.append(_note(one.user_id, words, data, key, link, shown=inbox))
            knowing.add(one.user_id)
        told += 1
        if mail and one.email:
            _mail(one, template, data, key, link)
    # two tellers at once: the table keeps one notice a key
    Notice.objects.bulk_create(notes, ignore_conflicts=True)
    return told


def _switches(ids: list[uuid.UUID], kind: str) -> dict[uuid.UUID | None, tuple[bool, bool]]:
    if not KINDS[kind].switchable:
        return {}
    rows = Preference.objects.filter(recipient_id__in=ids, kind=kind)
    return {row.recipient_id: (row.inbox, row.mail) for row in rows}


def _note(
    user_id: uuid.UUID,
    words: Any,
    data: Mapping[str, Any],
    key: str,
    link: str,
    *,
    shown: bool,
) -> Notice:
    return Notice(
        recipient_id=user_id,
        key=key[:160],
        template=words.code,
        kind=words.kind,
        data=dict(data),
        # a one-time link is for the mail alone
        link=link[:200] if link.startswith("/") else "",
        shown=shown,
        created_at=clock.now(),
    )


def _mail(one: Recipient, template: str, data: Mapping[str, Any], key: str, link: str) -> None:
    address = f"{settings.PUBLIC_URL}{link}" if link.startswith("/") else link
    subject, text = mail_words(TEMPLATES[template], data, address)
    Mail.objects.get_or_create(
        key=f"{key}:{one.user_id or one.email}"[:200],
        defaults={"address": one.email, "subject": subject, "text": text},
    )


CLAIM = """
UPDATE notices_mail SET next_try_at = clock_timestamp() + make_interval(secs => %s),
  attempts = attempts + 1
WHERE id = (SELECT id FROM notices_mail WHERE state = 'QUEUED' AND next_try_at <= clock_timestamp()
            ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def mail_send_due(limit: int = 100) -> int:
    """Send what waits, each claimed first, with no transaction open; returns how many were tried.

    A crash between sending and noting sends again; the message's id stays, so that mailboxes can
    tell. After eight tries a mail is dead and logged.
    """
    done = 0
    while done < limit:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(CLAIM, [CLAIM_SECONDS])
            row = cursor.fetchone()
        if row is None:
            return done
        _send(Mail.objects.get(pk=row[0]))
        done += 1
    return done


def _send(mail: Mail) -> None:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    message = EmailMessage(
        mail.subject, mail.text, None, [mail.address], headers={"Message-ID": f"<{mail.pk}@{host}>"}
    )
    try:
        message.send()
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors
        _later(mail, f"{type(error).__name__}: {error}")
        return
    Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, subject="", text="", problem="")


def _later(mail: Mail, problem: str) -> None:
    dead = mail.attempts >= TRIES_MAX
    wait = timedelta(seconds=min(2**mail.attempts * 5, WAIT_SECONDS_MAX))
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.DEAD if dead else MailState.QUEUED,
        problem=problem[:200],
        next_try_at=datetime.now(UTC) + wait,  # back-off runs on real time (D4)
    )
    (log.error if dead else log.warning)("mail_failed", mail=str(mail.pk), problem=problem[:200])


@transaction.atomic
def notices_forget(*, user_id: uuid.UUID, email: str) -> None:
    """Erase what a leaving person was told, and every trace of the address."""
    Notice.objects.filter(recipient_id=user_id).delete()
    Preference.objects.filter(recipient_id=user_id).delete()
    Mail.objects.filter(address=email).delete()


def _person(actor: Actor) -> uuid.UUID:
    if actor.user_id is None:
        raise Unauthenticated
    return actor.user_id


@transaction.atomic
def notices_read(*, actor: Actor, ids: list[uuid.UUID] | None = None) -> int:
    """Mark some of one's own notices as read, or all; others' are left alone. Returns how many."""
    rows = Notice.objects.filter(recipient_id=_person(actor), read_at=None)
    if ids is not None:
        if len(ids) > READ_AT_ONCE_MAX:
            raise Invalid("一次最多处理 {max} 条。", field="ids", max=READ_AT_ONCE_MAX)
        rows = rows.filter(pk__in=ids)
    return rows.update(read_at=clock.now())


@transaction.atomic
def notice_switch(*, actor: Actor, kind: str, inbox: bool, mail: bool) -> Preference:
    """Switch a kind's inbox and mail on or off. Raises Unauthenticated, Invalid, SwitchFixed."""
    user_id = _person(actor)
    if kind not in KINDS:
        raise Invalid("没有这一类通知。", field="kind")
    if not KINDS[kind].switchable:
        raise SwitchFixed
    row, _ = Preference.objects.update_or_create(
        recipient_id=user_id, kind=kind, defaults={"inbox": inbox, "mail": mail}
    )
    return row
