"""An entry and what its handlers owe, in one statement: every act of the house pays for this."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS

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
    entry._state.adding, entry._state.db = False, DEFAULT_DB_ALIAS


_WRITE_ALL = """
WITH given AS (
    SELECT * FROM jsonb_to_recordset(%s::jsonb) AS g(place integer, id uuid, kind text,
        version integer, subject text, payload jsonb, confidential boolean, record jsonb,
        cause jsonb, actor text, person_id uuid, organization_id uuid, roles jsonb, site text,
        request_id text, at timestamptz, heard text[])),
entry AS (
    INSERT INTO events_evententry (id, kind, version, subject, payload, confidential, record, cause,
        actor, person_id, organization_id, roles, site, request_id, at, recorded_at, transaction_id)
    SELECT id, kind, version, subject, payload, confidential, nullif(record, 'null'::jsonb), cause,
        actor, person_id, organization_id, roles, site, request_id, at, clock_timestamp(),
        pg_current_xact_id()::text::bigint
    FROM given ORDER BY place
    RETURNING position, id, subject)
INSERT INTO events_delivery (entry_id, handler, subject, state, attempts, next_try_at, last_error)
SELECT entry.position, heard.handler, entry.subject, 'PENDING', 0, clock_timestamp(), ''
FROM entry JOIN given USING (id), unnest(given.heard) WITH ORDINALITY AS heard(handler, turn)
ORDER BY entry.position, heard.turn"""


def entries_write(entries: Sequence[EventEntry], *, handlers: Sequence[Sequence[str]]) -> None:
    """Insert unsaved entries in order and what the handlers of each owe; positions are not read back."""
    rows = [
        {
            "place": place, "id": str(entry.id), "kind": entry.kind, "version": entry.version,
            "subject": entry.subject, "payload": entry.payload, "confidential": entry.confidential,
            "record": entry.record, "cause": entry.cause, "actor": entry.actor,
            "person_id": str(entry.person_id) if entry.person_id else None,
            "organization_id": str(entry.organization_id) if entry.organization_id else None,
            "roles": entry.roles, "site": entry.site, "request_id": entry.request_id,
            "at": entry.at.isoformat(), "heard": list(heard),
        }
        for place, (entry, heard) in enumerate(zip(entries, handlers, strict=True))
    ]  # fmt: skip
    run(_WRITE_ALL, [json.dumps(rows)])
