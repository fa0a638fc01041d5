"""``POST /upload/``: one file, multipart, a bearer token; no cookie is read here (decision D34)."""

from __future__ import annotations

from typing import Any

import structlog
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from backend.api.errors import camel
from backend.api.language import language_of, said
from backend.api.view import actor_of_request
from backend.documents.addresses import signed_address
from backend.documents.content.kinds import MB, SIZE_MAX
from backend.documents.errors import FileTooLarge
from backend.documents.models import Document, Purpose
from backend.documents.services import document_store
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import DomainError, Invalid, Required, Unauthenticated
from backend.kernel.ids import to_relay

ENVELOPE_BYTES = 64 * 1024
_STATUS = {"UNAUTHENTICATED": 401, "FORBIDDEN": 403, "FILE_TOO_LARGE": 413, "RATE_LIMITED": 429}
log = structlog.get_logger(__name__)


@csrf_exempt  # no cookie is read here, so a forged form carries no authority
def upload(request: HttpRequest) -> JsonResponse:
    """Fields ``file``, ``purpose``, ``idempotencyKey``; answers ``{document, errors}``."""
    if request.method != "POST":
        return _refusal(request, Invalid("请使用 POST。"), status=405)
    if request.content_type != "multipart/form-data":
        return _refusal(request, Invalid("请使用 multipart/form-data。"), status=415)
    try:
        actor = actor_of_request(request)
        if not actor.is_authenticated:
            raise Unauthenticated  # before a byte of the body is read
        if int(request.META.get("CONTENT_LENGTH") or 0) > SIZE_MAX + ENVELOPE_BYTES:
            raise FileTooLarge(limit=SIZE_MAX // MB)
        file = _one_file(request)
        with clock_frozen():
            document = document_store(
                actor=actor,
                name=file.name or "",
                data=file.read(SIZE_MAX + 1),
                purpose=request.POST.get("purpose", Purpose.OTHER),
                key=request.POST.get("idempotencyKey", ""),
            )
    except DomainError as error:
        return _refusal(request, error, status=_STATUS.get(error.code, _token_status(error)))
    except (MultiPartParserError, SuspiciousOperation, ValueError) as error:
        log.info("upload_unreadable", reason=type(error).__name__)
        return _refusal(request, Invalid("请求内容无法解析。", field="file"), status=400)
    finally:
        request.close()  # its temporary file goes at once
    return JsonResponse({"document": _plain(document), "errors": []})


def _token_status(error: DomainError) -> int:
    return 401 if error.code in {"ExpiredSignatureError", "InvalidTokenError"} else 422


def _one_file(request: HttpRequest) -> UploadedFile[bytes]:
    """Raises Required, Invalid."""
    given = [file for name in request.FILES for file in request.FILES.getlist(name)]
    if len(given) > 1:
        raise Invalid("每次上传一个文件。", field="file")
    if not given or "file" not in request.FILES:
        raise Required("请选择文件。", field="file")
    return given[0]


def _refusal(request: HttpRequest, error: DomainError, *, status: int) -> JsonResponse:
    row = {
        "field": camel(error.field),
        "message": said(error, language_of(request)),
        "code": error.code,
        "details": error.details,
    }
    return JsonResponse({"document": None, "errors": [row]}, status=status)


def _plain(document: Document) -> dict[str, Any]:
    return {
        "id": to_relay("Document", document.pk),
        "name": document.name,
        "kind": document.kind,
        "contentType": document.media_type,
        "sizeBytes": document.size_bytes,
        "sha256": document.sha256,
        "purpose": document.purpose,
        "url": signed_address(document.pk),
    }
