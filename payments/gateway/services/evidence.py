"""The papers of an answer to a dispute, read when the call is made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

import structlog

from backend.documents.selectors import document_get, document_pieces
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import from_public_id
from payments.gateway.port import Evidence, EvidenceFile

if TYPE_CHECKING:
    from backend.documents.models import Document

log = structlog.get_logger(__name__)


def evidence_of(facts: Mapping[str, Any]) -> Evidence:
    """What a claimed operation says, with the bytes of its files.

    A file that the storage has lost, or that is not what was claimed, stays out: the words must
    reach the payer's bank in time; an alarm names it.
    """
    files = (_file(named) for named in facts.get("files", ()))
    return Evidence(text=str(facts.get("text", "")), files=tuple(one for one in files if one))


def _file(named: Mapping[str, str]) -> EvidenceFile | None:
    document = document_get(from_public_id(named["document"], "doc"), viewer=SYSTEM)
    data = _content(document) if document is not None else b""
    if document is None or hashlib.sha256(data).hexdigest() != named["sha256"]:
        log.error("evidence_file_lost", document=named["document"])
        return None
    return EvidenceFile(
        kind=named.get("kind", "OTHER"), name=document.name, media_type=document.media_type,
        sha256=document.sha256, data=data,
    )  # fmt: skip


def _content(document: Document) -> bytes:
    """The whole, some megabytes at most; empty where the storage has lost it."""
    try:
        with closing(document_pieces(document)) as pieces:
            return b"".join(pieces)
    except FileNotFoundError:
        return b""
