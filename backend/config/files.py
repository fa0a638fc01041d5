"""The second port: files of people, from another origin than the pages (decision D35).

A plain WSGI application: no session, no cookie, no template, two methods. Whatever a file holds,
a browser downloads it, runs nothing of it and shows it in no frame.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote

import django
import structlog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.embedded")
django.setup()

from django.db import DatabaseError, close_old_connections  # noqa: E402 - after the setup

from backend.documents.addresses import signature_holds  # noqa: E402
from backend.documents.selectors import document_for_port, document_pieces  # noqa: E402
from backend.kernel.errors import InvalidId  # noqa: E402
from backend.kernel.ids import from_public_id  # noqa: E402

if TYPE_CHECKING:
    from backend.documents.models import Document

log = structlog.get_logger(__name__)
Headers = list[tuple[str, str]]
Start = Callable[[str, Headers], Any]
FOLDER = "/files/"
GUARDS: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
]


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """``/files/<id>`` published, ``/files/<id>?until=..&key=..`` signed, ``/healthz``."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return _plain(start, "405 Method Not Allowed", "method not allowed\n")
    path = str(environ.get("PATH_INFO", ""))
    if path == "/healthz":
        return _plain(start, "200 OK", "ok")
    if not path.startswith(FOLDER):
        return _missing(start)
    try:
        return _file(environ, start, path.removeprefix(FOLDER))
    except DatabaseError:
        log.exception("files_database_unreachable")
        return _plain(start, "503 Service Unavailable", "try again\n")
    finally:
        close_old_connections()


def _file(environ: dict[str, Any], start: Start, name: str) -> Iterable[bytes]:
    asked = parse_qs(str(environ.get("QUERY_STRING", "")), max_num_fields=10)
    until, key = asked.get("until", [""])[0], asked.get("key", [""])[0]
    signed = bool(key) and signature_holds(name, until, key)
    if key and not signed:
        return _missing(start)
    try:
        document = document_for_port(from_public_id(name, "doc"), signed=signed)
    except InvalidId:
        return _missing(start)
    if document is None:
        return _missing(start)
    try:
        pieces = document_pieces(document)
    except FileNotFoundError:
        log.error("file_lost", document=name, sha256=document.sha256)
        return _missing(start)
    start("200 OK", [*_about(document, public=not signed), *GUARDS])
    if environ["REQUEST_METHOD"] == "HEAD":
        pieces.close()
        return []
    return pieces


def _about(document: Document, *, public: bool) -> Headers:
    text = "; charset=utf-8" if document.kind == "CSV" else ""
    return [
        ("Content-Type", f"{document.media_type}{text}"),
        ("Content-Length", str(document.size_bytes)),
        ("Content-Disposition", f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"),
        ("Cache-Control", "public, max-age=3600" if public else "private, no-store"),
        ("ETag", f'"{document.sha256}"'),
    ]


def _missing(start: Start) -> Iterable[bytes]:
    """Unknown, foreign, unpublished, wrong and late addresses look alike."""
    return _plain(start, "404 Not Found", "not found\n")


def _plain(start: Start, status: str, text: str) -> Iterable[bytes]:
    body = text.encode()
    kind = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start(status, [*kind, ("Cache-Control", "no-store"), *GUARDS])
    return [body]
