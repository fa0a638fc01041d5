"""Read what a partner says unasked: every paper once, in order, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.db import transaction

from backend.kernel.locking import lock_one
from procurement.exchange.errors import NoAnswer
from procurement.exchange.models import InboxCursor
from procurement.exchange.ports import speaker_for

log = structlog.get_logger(__name__)


@transaction.atomic
def _take(partner: str, row: dict[str, Any], take: Callable[[Any], None]) -> bool:
    cursor = lock_one(InboxCursor.objects.filter(partner=partner))
    assert cursor is not None, "made before the first read"
    place = int(row["place"])
    if place != cursor.after + 1:
        return False  # another reader was here, or the partner left a gap
    take(row.get("paper"))
    cursor.after = place
    cursor.save(update_fields=["after", "updated_at"])
    return True


def inbox_read(partner: str, take: Callable[[Any], None]) -> int:
    """Ask with no transaction open; each paper is taken with the cursor in one transaction.

    ``take`` must not raise for a bad paper: it refuses it with an entry and reads on. Returns how
    many were taken; a silent partner is asked again next time.
    """
    speaker = speaker_for(partner)
    if speaker is None:
        return 0
    cursor, _ = InboxCursor.objects.get_or_create(partner=partner)
    try:
        rows = speaker.inbox(cursor.after)
    except NoAnswer:
        log.warning("partner_silent", partner=partner, message="inbox")
        return 0
    taken = 0
    for row in rows:
        if not _take(partner, row, take):
            break
        taken += 1
    return taken
