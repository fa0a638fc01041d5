"""Answers kept for whoever asks the same without an account (decision D13).

Kept under the request's own bytes (operation, variables, channel) with the marks of everything the
answer was made from; served only while one indexed read gives the same marks. Marks are read before
the answer is made, so an answer is never younger than it says. Close by in the process, and for all
processes in the cache.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any

import structlog
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest

from backend.api.close import Close, all_forget
from backend.api.marks import marks_joined, marks_of, marks_read
from backend.api.pieces import Pieces

log = structlog.get_logger(__name__)
BYTES_MAX = 8 * 1024 * 1024
ANSWER_BYTES_MAX = 512 * 1024
SUBJECTS_MAX = 400
SHARED_SECONDS = 600
ENTRY_BYTES = 600
MUTATION_SEEN_BYTES = 60
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer's subjects; its marks and body once it was made with the marks known before."""

    subjects: tuple[str, ...]
    marks: str = ""
    body: bytes = b""

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory."""
        return len(self.body) + sum(map(len, self.subjects)) + ENTRY_BYTES


@once
def _release() -> str:
    """Changes with the code: answers of another release are not ours to give."""
    digest = hashlib.blake2b(digest_size=8)
    for package in ("backend", "payments", "procurement", "markets"):
        for path in sorted((_ROOT / package).rglob("*.py")):
            seen = path.stat()
            digest.update(f"{path.relative_to(_ROOT)} {seen.st_size} {seen.st_mtime_ns}".encode())
    return digest.hexdigest()


class Answers:
    """The kept answers of this process; safe for threads."""

    def __init__(self, *, bytes_max: int = BYTES_MAX) -> None:
        self._close: Close[Kept] = Close(bytes_max)
        self._lock = threading.Lock()
        self._turns: dict[str, tuple[threading.Lock, int]] = {}

    def held(self, key: str) -> Kept | None:
        """What this process keeps."""
        return self._close.get(key)

    def shared(self, key: str) -> Kept | None:
        """What another process kept; taken over here."""
        try:
            found = cache.get(f"answer:{_release()}:{key}")
        except Exception as error:  # a cache that is away must not take the shop down
            log.warning("answers_cache_away", error=str(error))
            return None
        if not isinstance(found, tuple):
            return None
        kept = Kept(*found)
        self._close.put(key, kept)
        return kept

    def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer here and, when it is whole, for all."""
        if len(kept.body) > ANSWER_BYTES_MAX or len(kept.subjects) > SUBJECTS_MAX:
            return
        self._close.put(key, kept)
        if not kept.body:
            return
        try:
            whole = (kept.subjects, kept.marks, kept.body)
            cache.set(f"answer:{_release()}:{key}", whole, SHARED_SECONDS)
        except Exception as error:  # as above
            log.warning("answers_cache_away", error=str(error))

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """One thread at a time makes the answer of a key; the others wait for it."""
        with self._lock:
            gate, waiting = self._turns.get(key, (threading.Lock(), 0))
            self._turns[key] = (gate, waiting + 1)
        try:
            with gate:
                yield
        finally:
            with self._lock:
                gate, waiting = self._turns[key]
                if waiting == 1:
                    del self._turns[key]
                else:
                    self._turns[key] = (gate, waiting - 1)

    def forget(self) -> None:
        """Drop what this process keeps (tests)."""
        all_forget()


def key_of(request: HttpRequest) -> str | None:
    """The key of a request that asks without an account; None where nothing may be kept.

    Inside a transaction nothing is kept: its own changes have not left their final marks.
    """
    meta = request.META
    if (
        request.method != "POST"
        or "HTTP_AUTHORIZATION" in meta
        or hasattr(request, "shiji_actor")
        or connection.in_atomic_block
        or request.content_type != "application/json"
        or b"mutation" in request.body[:MUTATION_SEEN_BYTES]  # nothing to look up: never kept
    ):
        return None
    return hashlib.blake2b(request.body, digest_size=20).hexdigest()


class Asked:
    """One request on its way past the kept answers."""

    def __init__(self, answers: Answers, key: str) -> None:
        self.answers, self.key = answers, key
        self._kept = answers.held(key) or answers.shared(key)
        self._marks = ""
        self._read = False

    @property
    def known(self) -> bool:
        """Whether this was asked before: then requests take turns to make it."""
        return self._kept is not None

    def standing(self) -> bytes | None:
        """The kept body, if its marks still stand."""
        if self._kept is None:
            return None
        if not self._read:
            self._marks, self._read = marks_read(self._kept.subjects), True
        return self._body(self._kept)

    def made_meanwhile(self) -> bytes | None:
        """After waiting for a turn: what another request has made, if it is new enough for us."""
        if self._kept is None:
            return None
        for kept in (self.answers.held(self.key), self.answers.shared(self.key)):
            if kept is not None and kept.subjects == self._kept.subjects:
                body = self._body(kept)
                if body is not None:
                    return body
        return None

    def pieces(self, subjects: Iterable[str], variables: Mapping[str, Any]) -> Pieces | None:
        """What a stale answer is put together from; nothing before its subjects are known.

        ``subjects``: what every answer to its document hangs on. Reads the marks of each.
        """
        if self._kept is None:
            return None
        marks = marks_of(self._kept.subjects)
        self._marks, self._read = marks_joined(marks), True
        return Pieces(marks, tuple(sorted(subjects)), variables)

    def _body(self, kept: Kept) -> bytes | None:
        return kept.body if kept.body and kept.marks == self._marks else None

    def made(self, body: bytes, subjects: set[str]) -> None:
        """Keep the answer under the marks read before it was made.

        Where it was made from more than those, only its subjects are kept, for the next request.
        """
        known = self._kept
        if known is not None and self._read and subjects.issubset(known.subjects):
            self.answers.keep(self.key, Kept(known.subjects, self._marks, body))
        else:
            self.answers.keep(self.key, Kept(tuple(sorted(subjects))))
