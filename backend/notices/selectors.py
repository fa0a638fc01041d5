"""Reading one's own notices."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from backend.notices.catalogue import KINDS, Kind
from backend.notices.models import Mail, Notice, Preference


def notices_of(user_id: uuid.UUID) -> QuerySet[Notice]:
    """The inbox of a person."""
    return Notice.objects.filter(recipient_id=user_id, shown=True)


def unread_count(user_id: uuid.UUID) -> int:
    """How many are not read."""
    return Notice.objects.filter(recipient_id=user_id, shown=True, read_at=None).count()


@dataclass(frozen=True, slots=True)
class Switches:
    """How one kind stands for one person."""

    kind: Kind
    inbox: bool
    mail: bool


def switches_of(user_id: uuid.UUID) -> list[Switches]:
    """All kinds in the catalogue's order."""
    rows = {row.kind: row for row in Preference.objects.filter(recipient_id=user_id)}
    return [
        Switches(kind, inbox=row.inbox if row else True, mail=row.mail if row else kind.mail)
        for kind in KINDS.values()
        for row in [rows.get(kind.code) if kind.switchable else None]
    ]


def mail_backlog() -> dict[str, int]:
    """How many mails wait and how many are dead."""
    return {state.lower(): Mail.objects.filter(state=state).count() for state in ("QUEUED", "DEAD")}


def keys_known(keys: Iterable[str]) -> set[str]:
    """Which of some keys somebody was told under already."""
    return set(Notice.objects.filter(key__in=list(keys)).values_list("key", flat=True))
