"""Heads, proofs, bundles and records."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from backend.audit.keys import public_bytes, signing_key
from backend.audit.models import AuditLeaf, AuditNode, Flag, TransactionRecord, TreeHead
from backend.audit.rules import consistency_path, inclusion_path, leaf_hash, root_of
from backend.kernel.actor import Viewer
from backend.parties.selectors import organization_ids_named

AUDIT_READ = "audit.read"


def subtree(height: int, index: int) -> bytes:
    """A stored full subtree; leaves themselves are height 0."""
    if height == 0:
        return bytes(AuditLeaf.objects.values_list("leaf_hash", flat=True).get(seq=index))
    return bytes(AuditNode.objects.values_list("hash", flat=True).get(height=height, index=index))


_UNNUMBERED = """
SELECT e.position FROM events_evententry e
WHERE e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  AND e.position > %s
  AND NOT EXISTS (SELECT 1 FROM audit_auditleaf l WHERE l.entry_id = e.position)
ORDER BY e.position LIMIT %s
"""
LATE_COMMIT_MAX = 10_000


def positions_unnumbered(*, limit: int) -> list[int]:
    """Committed log positions without a leaf, below the oldest open transaction, in order.

    A transaction may commit after later positions did; it is looked for that far back.
    """
    last = AuditLeaf.objects.order_by("-seq").values_list("entry_id", flat=True).first() or 0
    with connection.cursor() as cursor:
        cursor.execute(_UNNUMBERED, [last - LATE_COMMIT_MAX, limit])
        return [row[0] for row in cursor.fetchall()]


_LAG = """
SELECT coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)), 0)
FROM events_evententry e
WHERE e.position > %s AND NOT EXISTS (SELECT 1 FROM audit_auditleaf l WHERE l.entry_id = e.position)
"""


def audit_lag_seconds() -> float:
    """How long the oldest event without a leaf has waited, in real seconds; 0 when none waits."""
    last = AuditLeaf.objects.order_by("-seq").values_list("entry_id", flat=True).first() or 0
    with connection.cursor() as cursor:
        cursor.execute(_LAG, [last - LATE_COMMIT_MAX])
        return float(cursor.fetchone()[0])


def tree_size() -> int:
    """How many leaves are sequenced."""
    last = AuditLeaf.objects.order_by("-seq").values_list("seq", flat=True).first()
    return 0 if last is None else last + 1


def head_latest() -> TreeHead | None:
    """The newest signed head."""
    return TreeHead.objects.order_by("-size", "-id").first()


def head_covering(seq: int) -> TreeHead | None:
    """The first head that includes a leaf."""
    return TreeHead.objects.filter(size__gt=seq).order_by("size", "id").first()


def head_plain(head: TreeHead) -> dict[str, Any]:
    """A head as the offline verifier reads it."""
    return {
        "origin": head.origin,
        "size": head.size,
        "root": bytes(head.root).hex(),
        "time": head.signed_at,
        "key_id": head.key_id,
        "signature": base64.b64encode(bytes(head.signature)).decode(),
    }


def inclusion(seq: int, size: int) -> list[str]:
    """The audit path of a leaf in a tree of a size, as hex."""
    return [step.hex() for step in inclusion_path(seq, size, subtree)]


def consistency(first: int, second: int) -> list[str]:
    """The consistency proof between two sizes, as hex."""
    return [step.hex() for step in consistency_path(first, second, subtree)]


def leaves_of(subject: str) -> QuerySet[AuditLeaf]:
    """The leaves of one subject in order."""
    return AuditLeaf.objects.filter(subject=subject).order_by("seq")


def bundle(subject: str, *, viewer: Viewer) -> dict[str, Any] | None:
    """Leaves, proofs, head and public key of a subject: all the verifier needs. None if nothing.

    Whoever may not read the record gets hashes and proofs without the texts.
    """
    readable = viewer.may(AUDIT_READ) or _is_party(subject, viewer)
    return _bundle(subject, list(leaves_of(subject)), readable=readable)


def trace_bundle(subject: str, *, viewer: Viewer) -> dict[str, Any] | None:
    """The same for everything the viewer may read that is tied to a subject by cause."""
    seqs = [record.seq for record in trace(subject, viewer=viewer)]
    rows = list(AuditLeaf.objects.filter(seq__in=seqs).order_by("seq"))
    return _bundle(subject, rows, readable=True)


def _bundle(subject: str, rows: list[AuditLeaf], *, readable: bool) -> dict[str, Any] | None:
    head = head_latest()
    covered = [row for row in rows if head is not None and row.seq < head.size]
    if head is None or not covered:
        return None
    return {
        "format": "shiji-bundle-v1",
        "subject": subject,
        "head": head_plain(head),
        "public_key": base64.b64encode(public_bytes(signing_key())).decode(),
        "leaves": [_leaf_plain(row, head.size, readable=readable) for row in covered],
    }


def _leaf_plain(row: AuditLeaf, size: int, *, readable: bool) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "hash": bytes(row.leaf_hash).hex(),
        "path": inclusion(row.seq, size),
        **({"text": row.text} if row.text and (readable or row.is_public) else {}),
        **({"salt": bytes(row.salt).hex()} if row.salt and readable else {}),
    }


def _is_party(subject: str, viewer: Viewer) -> bool:
    if viewer.organization_id is None:
        return False
    return TransactionRecord.objects.filter(
        subject=subject, parties__contains=[str(viewer.organization_id)]
    ).exists()


def records_search(
    *,
    viewer: Viewer,
    text: str = "",
    party: str = "",
    kind: str = "",
    site: str = "",
    currency: str = "",
    amount_min: int | None = None,
    amount_max: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[TransactionRecord]:
    """Records for regulators and auditors; others see those they are a party of."""
    rows = TransactionRecord.objects.all()
    if not viewer.may(AUDIT_READ):
        if viewer.organization_id is None:
            return rows.none()
        rows = rows.filter(parties__contains=[str(viewer.organization_id)])
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(subject=text) | Q(cause__contains=[text]))
    if party:
        rows = rows.filter(parties__overlap=[party, *_named(party)])
    exact = {"kind__startswith": kind, "site": site, "currency": currency}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if amount_min is not None:
        rows = rows.filter(amount_minor__gte=amount_min)
    if amount_max is not None:
        rows = rows.filter(amount_minor__lte=amount_max)
    if since is not None:
        rows = rows.filter(at__gte=since)
    if until is not None:
        rows = rows.filter(at__lt=until)
    return rows


def _named(party: str) -> list[str]:
    """Organisations of that name or credit code, as a record calls its parties."""
    return [str(key) for key in organization_ids_named(party)]


TRACE_MAX = 500


def trace(subject: str, *, viewer: Viewer) -> list[TransactionRecord]:
    """Everything tied to a subject by cause, in order, at most 500 records.

    An organisation is no thread to follow: its other deals are other traces.
    """
    seen: set[str] = set()
    wanted = {subject}
    found: dict[int, TransactionRecord] = {}
    visible = records_search(viewer=viewer)
    while wanted - seen and len(found) < TRACE_MAX:
        asked = list(wanted - seen)
        seen |= set(asked)
        rows = visible.filter(Q(subject__in=asked) | Q(cause__overlap=asked)).order_by("seq")
        for row in rows[:TRACE_MAX]:
            found[row.seq] = row
            wanted |= {name for name in (row.subject, *row.cause) if not name.startswith("org_")}
    return [found[seq] for seq in sorted(found)]


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The nightly proof of the tree; ``faults`` is empty for a sound one."""

    size: int
    root: str
    faults: list[str]


def recompute() -> Recomputation:
    """Hash every leaf again from its text and the log, rebuild the root, compare all heads."""
    faults: list[str] = []
    hashes: list[bytes] = []
    roots: dict[int, str] = {}
    heads = {head.size: head for head in TreeHead.objects.order_by("size")}
    for row in AuditLeaf.objects.order_by("seq").iterator(chunk_size=5000):
        if row.seq != len(hashes):
            faults.append(f"gap before leaf {row.seq}")
        again = leaf_hash(bytes(row.salt or b"") + row.text.encode())
        if again != bytes(row.leaf_hash):
            faults.append(f"leaf {row.seq} was changed")
        hashes.append(again)
    for size, head in heads.items():
        roots[size] = root_of(hashes[:size]).hex() if size <= len(hashes) else ""
        if roots[size] != bytes(head.root).hex():
            faults.append(f"head of size {size} does not match the leaves")
    return Recomputation(len(hashes), root_of(hashes).hex(), faults)


def flags_open() -> QuerySet[Flag]:
    """Hints nobody has answered."""
    return Flag.objects.filter(state="OPEN").order_by("-created_at", "-id")


FLAGS_SHOWN = 200


def flags_answered() -> QuerySet[Flag]:
    """The hints that were answered last."""
    return Flag.objects.exclude(state="OPEN").order_by("-updated_at", "-id")[:FLAGS_SHOWN]
