"""An entry and what its handlers owe, in one statement: every act of the house pays for this."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from backend.events.models import EventEntry
from backend.kernel.statements import run

_WRITE = """
WITH entry AS (
    INSERT INTO events_evententry (id, kind, version, subject, payload, confidential, record, cause,
        actor, person_id, organization_id, roles, site, request_id, at, recorded_at, transaction_id)
    VALUES (%s, %s, %s, %s, %s::jsonb, %s, %s::jsonb, %s::jsonb, %s, %s, %s, %s::jsonb, %s, %s, %s,
        clock_timestamp(), pg_current_xact_id()::text::bigint)
    RETURNING position, subject, recorded_at, transaction_id),
owed AS (
    INSERT INTO events_delivery
        (entry_id, handler, subject, state, attempts, next_try_at, last_error)
    SELECT entry.position, heard.handler, entry.subject, 'PENDING', 0, clock_timestamp(), ''
    FROM entry, unnest(%s::text[]) WITH ORDINALITY AS heard(handler, place) ORDER BY heard.place)
SELECT position, recorded_at, transaction_id FROM entry"""


def entry_write(entry: EventEntry, *, handlers: Sequence[str]) -> None:
    """Insert an unsaved entry and a delivery per handler name, in order; fills what the base gives."""
    values: list[Any] = [
        entry.id, entry.kind, entry.version, entry.subject, json.dumps(entry.payload),
        entry.confidential, None if entry.record is None else json.dumps(entry.record),
        json.dumps(entry.cause), entry.actor, entry.person_id, entry.organization_id,
        json.dumps(entry.roles), entry.site, entry.request_id, entry.at, list(handlers),
    ]  # fmt: skip
    entry.position, entry.recorded_at, entry.transaction_id = run(_WRITE, values)[0][0]
    entry._state.adding, entry._state.db = False, connection.alias
