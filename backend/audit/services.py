"""Sequencing, signing and flagging."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from backend.audit.events import FlagAnswered
from backend.audit.keys import key_id, public_bytes, signing_key
from backend.audit.models import AuditLeaf, AuditNode, Flag, TransactionRecord, TreeHead
from backend.audit.rules import (
    canonical,
    head_text,
    leaf_hash,
    node_hash,
    peaks_of,
    root_from_peaks,
)
from backend.audit.selectors import head_latest, positions_unnumbered, subtree, tree_size
from backend.events.selectors import EntryRow, entries_at
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Conflict, NotFound, Required
from backend.kernel.locking import lock_one
from backend.kernel.turns import Turn, turn_try, turn_wait

BATCH = 1000


def _leaf(entry: EntryRow, seq: int) -> dict[str, Any]:
    """The leaf of an entry (audit brief 1.1): no floats, no nulls, amounts and ids as text."""
    leaf: dict[str, Any] = {
        "v": 1,
        "seq": seq,
        "ts": entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "action": entry.kind,
        "object": entry.subject,
        "event": str(entry.id),
        "actor": entry.actor,
        "payload": _plain(entry.payload),
    }
    record = entry.record or {}
    amount = record.get("amount")
    if amount:
        leaf["amount"], leaf["ccy"] = str(amount["minor"]), amount["currency"]
    optional = {
        "site": entry.site,
        "org": str(entry.organization_id) if entry.organization_id else "",
        "request": entry.request_id,
        "state": record.get("state", ""),
        "cause": entry.cause,
        "role": entry.roles,
    }
    leaf.update({name: value for name, value in optional.items() if value})
    return leaf


def _plain(value: Any) -> Any:
    """Payload data a leaf may hold: numbers become text, nulls vanish."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_plain(inner) for inner in value if inner is not None]
    return value


def sequence_events(limit: int = BATCH) -> int:
    """Number committed events that have no leaf yet; returns how many. One sequencer at a time."""
    with transaction.atomic():
        if not turn_try(Turn.SEQUENCER):
            return 0
        entries = entries_at(positions_unnumbered(limit=limit))
        if not entries:
            return 0
        _append(entries, first=tree_size())
        return len(entries)


def _append(entries: list[EntryRow], *, first: int) -> None:
    now = clock.now()
    leaves, records = [], []
    for seq, entry in enumerate(entries, start=first):
        text = canonical(_leaf(entry, seq)).decode()
        salt = secrets.token_bytes(32) if entry.confidential else None
        leaves.append(
            AuditLeaf(
                seq=seq,
                entry_id=entry.position,
                subject="" if entry.confidential else entry.subject,
                text=text,
                salt=salt,
                leaf_hash=leaf_hash((salt or b"") + text.encode()),
                is_public=False,
                sequenced_at=now,
            )
        )
        if entry.record:
            records.append(_record(entry, seq))
    AuditLeaf.objects.bulk_create(leaves)
    _place(records)
    TransactionRecord.objects.bulk_create(records)
    _grow([bytes(leaf.leaf_hash) for leaf in leaves], first=first)


def _record(entry: EntryRow, seq: int) -> TransactionRecord:
    record = entry.record or {}
    amount = record.get("amount") or {}
    due = record.get("due_at")
    return TransactionRecord(
        seq=seq,
        kind=entry.kind,
        subject=entry.subject,
        title=str(record.get("title", ""))[:300],
        parties=[str(party) for party in record.get("parties", [])],
        amount_minor=amount.get("minor"),
        currency=amount.get("currency", ""),
        state=record.get("state", ""),
        cause=[str(cause) for cause in entry.cause],
        actor=entry.actor,
        site=entry.site,
        due_at=datetime.fromisoformat(due) if due else None,
        at=entry.at,
    )


def _place(records: list[TransactionRecord]) -> None:
    """Give records that name no site that of what caused them (a worker's act knows none)."""
    known = {
        name: record.site for record in records if record.site
        for name in (record.subject, *record.cause)
    }  # fmt: skip
    homeless = [record for record in records if not record.site]
    wanted = {cause for record in homeless for cause in record.cause} - known.keys()
    if wanted:
        rows = TransactionRecord.objects.filter(
            Q(subject__in=wanted) | Q(cause__overlap=list(wanted))
        ).exclude(site="")
        for subject, causes, site in rows.values_list("subject", "cause", "site").distinct():
            known |= dict.fromkeys((subject, *causes), site)
    for record in homeless:
        record.site = next((known[name] for name in record.cause if name in known), "")


def _grow(hashes: list[bytes], *, first: int) -> None:
    """Store every full subtree that the new leaves complete: O(log n) for each leaf."""
    fresh: dict[tuple[int, int], bytes] = {}

    def read(height: int, index: int) -> bytes:
        held = fresh.get((height, index))
        return held if held is not None else subtree(height, index)

    for seq, leaf in enumerate(hashes, start=first):
        fresh[(0, seq)] = leaf
        height, index = 0, seq
        while index % 2:
            parent = node_hash(read(height, index - 1), fresh[(height, index)])
            height, index = height + 1, index >> 1
            fresh[(height, index)] = parent
    AuditNode.objects.bulk_create(
        AuditNode(height=height, index=index, hash=value)
        for (height, index), value in fresh.items()
        if height
    )


def tree_root(size: int) -> bytes:
    """The root of the tree of a size, from stored subtrees."""
    return root_from_peaks([subtree(height, start >> height) for height, start in peaks_of(size)])


@transaction.atomic
def head_sign(*, reason: str = "") -> TreeHead | None:
    """Sign the tree as it stands; nothing when it has not grown since the last head."""
    turn_wait(Turn.SEQUENCER)
    size = tree_size()
    last = head_latest()
    if size == 0 or (last is not None and last.size == size and not reason):
        return last
    root = tree_root(size)
    key = signing_key()
    origin = settings.PUBLIC_URL
    time = clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    signature = key.sign(head_text(origin=origin, size=size, root=root, time=time))
    return TreeHead.objects.create(
        size=size,
        root=root,
        origin=origin,
        signed_at=time,
        key_id=key_id(public_bytes(key)),
        signature=signature,
        reason=reason,
    )


def sequence_all() -> int:
    """Sequence until nothing is left; returns how many."""
    done = 0
    while step := sequence_events():
        done += step
    return done


@transaction.atomic
def flag_raise(*, subject: str, rule: str, evidence: dict[str, Any]) -> Flag:
    """Leave a hint about a subject; the same hint stands once with its newest evidence."""
    flag, _ = Flag.objects.update_or_create(
        subject=subject, rule=rule, defaults={"evidence": evidence}
    )
    return flag


FLAG_ANSWER = "oversight.case"


@transaction.atomic
def flag_answer(*, actor: Actor, flag_id: uuid.UUID, answer: str) -> Flag:
    """Write what came of a hint; it leaves the open list. Once.

    Raises Forbidden, NotFound, Conflict, Required.
    """
    actor.require(FLAG_ANSWER)
    flag = lock_one(Flag.objects.filter(pk=flag_id))
    if flag is None:
        raise NotFound(field="id")
    if flag.state != "OPEN":
        raise Conflict("该提示已处理。")
    if not answer.strip():
        raise Required(field="answer")
    flag.state, flag.answer = "ANSWERED", answer.strip()[:300]
    flag.save()
    event = FlagAnswered(flagged=flag.subject, rule=flag.rule, answer=flag.answer)
    publish(event, actor=actor)
    return flag
