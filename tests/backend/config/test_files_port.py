"""The second port: nothing without a signature or publication, nothing that a browser would run."""

from __future__ import annotations

import uuid
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest

from backend.config.files import application
from backend.documents.addresses import published_address, signed_address
from backend.documents.models import Document
from backend.documents.services import document_publish, document_store
from backend.kernel.actor import Actor
from tests.backend.documents.corpus import pdf, picture
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def owner(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Actor:
    # the test's own transaction must survive the end of a request
    monkeypatch.setattr("backend.config.files.close_old_connections", lambda: None)
    settings.FILES_FOLDER = tmp_path
    return actor_with(organization_id=uuid.uuid4())


@pytest.fixture
def document(owner: Actor) -> Document:
    return document_store(actor=owner, name='合同 "1".pdf', data=pdf())


def ask(address: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """One request to the application; every answer carries the guards and no cookie."""
    parts = urlsplit(address)
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": parts.path, "QUERY_STRING": parts.query,
        "wsgi.input": BytesIO(),
    }  # fmt: skip
    answer = application(environ, lambda status, headers: told.extend([status, headers]))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    headers = dict(told[1])
    assert {name: headers.get(name) for name in GUARDS} == GUARDS
    assert "Set-Cookie" not in headers
    return int(told[0].split()[0]), headers, body


def test_a_signed_address_hands_the_file_out_as_a_download(document: Document):
    status, headers, body = ask(signed_address(document.pk))
    assert (status, body) == (200, pdf())
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E5%90%88")
    assert '"' not in headers["Content-Disposition"]
    assert headers["Cache-Control"] == "private, no-store"
    assert ask(signed_address(document.pk), "HEAD")[2] == b""


def test_without_signature_late_or_forged_there_is_nothing(document: Document, owner: Actor):
    other = document_store(actor=owner, name="b.png", data=picture("PNG"))
    good = signed_address(document.pk)
    swapped = good.replace(
        good.split("?")[0].rsplit("/", 1)[1],
        signed_address(other.pk).split("?")[0].rsplit("/", 1)[1],
    )
    longer = good.replace("until=", "until=9")
    for address in (
        published_address(document.pk), signed_address(document.pk, lives_seconds=-1), swapped,
        longer, good + "x", good.replace("key=", "key=%C3%BC"), f"/files/{document.sha256}", "/files/",
        "/files/../../etc/passwd", "/files/doc_x", "/", "/admin/", "/graphql/",
    ):  # fmt: skip
        assert ask(address)[0] == 404, address


def test_published_files_need_no_signature(document: Document, owner: Actor):
    document_publish(actor=owner, document_id=document.pk)
    status, headers, body = ask(published_address(document.pk))
    assert (status, body) == (200, pdf())
    assert headers["Cache-Control"] == "public, max-age=3600"


def test_only_reading(document: Document):
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        assert ask(signed_address(document.pk), method)[0] == 405
    assert ask("/healthz")[::2] == (200, b"ok")


def test_a_file_the_storage_lost_is_missing_not_a_fault(document: Document, tmp_path: Any):
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.unlink()
    assert ask(signed_address(document.pk))[0] == 404
