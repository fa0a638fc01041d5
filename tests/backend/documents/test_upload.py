"""The one path in, and who may see what lies there."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from backend.documents.models import Document
from backend.documents.services import document_store
from backend.documents.views import upload
from backend.kernel.actor import ANONYMOUS, Actor
from backend.kernel.ids import to_relay
from tests.backend.documents.corpus import BAD, GOOD, pdf
from tests.plugin.api import Api, actor_with

pytestmark = pytest.mark.django_db
ORG = uuid.uuid4()


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES_FOLDER = tmp_path


def send(actor: Actor | None, name: str, data: bytes, **fields: str) -> tuple[int, dict[str, Any]]:
    """A multipart request through the real view."""
    file = SimpleUploadedFile(name, data)
    request = RequestFactory().post("/upload/", {"file": file, **fields})
    request.shiji_actor = actor or ANONYMOUS  # type: ignore[attr-defined]
    answer = upload(request)
    return answer.status_code, json.loads(answer.content)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept_under_its_hash(name: str, tmp_path: Any):
    kind, data = GOOD[name]
    status, body = send(actor_with(organization_id=ORG), name, data, purpose="EVIDENCE")
    assert (status, body["errors"]) == (200, [])
    found = body["document"]
    assert (found["kind"], found["sizeBytes"], found["name"]) == (kind, len(data), name)
    assert (tmp_path / found["sha256"][:2] / found["sha256"]).read_bytes() == data


@pytest.mark.parametrize("case", ["pdf+zip", "zip bomb", "program", "oversize", "xxe", "formula"])
def test_a_bad_file_leaves_nothing(events: Any, case: str, tmp_path: Any):
    name, data, code = BAD[case]
    status, body = send(actor_with(), name, data)
    assert status in {413, 422}
    assert (body["document"], body["errors"][0]["code"]) == (None, code)
    assert body["errors"][0]["field"] == "file"
    assert Document.objects.count() == 0
    assert list(tmp_path.iterdir()) == []
    assert events.published() == []


def test_nobody_may_upload():
    status, body = send(None, "a.pdf", pdf())
    assert (status, body["errors"][0]["code"]) == (401, "UNAUTHENTICATED")
    assert Document.objects.count() == 0


def test_only_multipart_by_post_with_one_file():
    request = RequestFactory().post("/upload/", b"{}", content_type="application/json")
    assert upload(request).status_code == 415
    assert upload(RequestFactory().get("/upload/")).status_code == 405
    two = {"file": [SimpleUploadedFile("a.pdf", pdf()), SimpleUploadedFile("b.pdf", pdf())]}
    for fields in (two, {}, {"other": SimpleUploadedFile("a.pdf", pdf())}):
        request = RequestFactory().post("/upload/", fields)
        request.shiji_actor = actor_with()  # type: ignore[attr-defined]
        assert upload(request).status_code == 422
    torn = RequestFactory().post("/upload/", b"xx", content_type="multipart/form-data")
    torn.shiji_actor = actor_with()  # type: ignore[attr-defined]
    assert upload(torn).status_code == 400
    assert Document.objects.count() == 0


def test_a_wrong_purpose_and_a_long_key_are_named():
    _, body = send(actor_with(), "a.pdf", pdf(), purpose="VIRUS")
    assert body["errors"][0]["field"] == "purpose"
    _, body = send(actor_with(), "a.pdf", pdf(), idempotencyKey="k" * 500)
    assert body["errors"][0]["field"] == "idempotencyKey"


def test_the_same_key_is_one_file_and_another_content_is_refused(events: Any):
    actor = actor_with(organization_id=ORG)
    first = send(actor, "a.pdf", pdf(), idempotencyKey="k1")[1]["document"]["id"]
    assert send(actor, "a.pdf", pdf(), idempotencyKey="k1")[1]["document"]["id"] == first
    other = send(actor, "a.pdf", pdf(b"/X 1"), idempotencyKey="k1")[1]
    assert other["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    assert Document.objects.count() == 1
    assert events.published() == ["documents.stored"]


QUERY = "query($id: ID!) { document(id: $id) { name url sha256 } documents(first: 5) { edges { node { name } } } }"


def test_files_of_others_do_not_exist(api: Api):
    owner = actor_with(organization_id=ORG)
    document = document_store(actor=owner, name="a.pdf", data=pdf())
    key = {"id": to_relay("Document", document.pk)}
    mine = api.post(QUERY, key, actor=owner).data
    assert mine["document"]["name"] == "a.pdf"
    assert len(mine["documents"]["edges"]) == 1
    for viewer in (ANONYMOUS, actor_with(organization_id=uuid.uuid4()), actor_with()):
        seen = api.post(QUERY, key, actor=viewer).data
        assert (seen["document"], seen["documents"]["edges"]) == (None, [])


SHARE = """mutation($i: DocumentShareInput!) { documentShare(input: $i) {
  document { name } errors { code field } } }"""


def test_sharing_opens_a_file_to_one_organisation_and_only_the_owner_shares(api: Api):
    owner, friend = actor_with(organization_id=ORG), actor_with(organization_id=uuid.uuid4())
    document = document_store(actor=owner, name="a.pdf", data=pdf())
    asked = {
        "documentId": to_relay("Document", document.pk),
        "organizationId": to_relay("Organization", friend.organization_id),
    }
    refused = api.post(SHARE, {"i": asked}, actor=friend).data["documentShare"]
    assert (refused["document"], refused["errors"][0]["code"]) == (None, "NOT_FOUND")
    for _ in range(2):
        assert api.post(SHARE, {"i": asked}, actor=owner).data["documentShare"]["errors"] == []
    seen = api.post(QUERY, {"id": asked["documentId"]}, actor=friend).data
    assert seen["document"]["name"] == "a.pdf"
    assert seen["documents"]["edges"] == []
