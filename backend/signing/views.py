"""Verification of an uploaded file, for anybody."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from backend.signing.apart import CheckFailed, contract_verify_apart
from backend.signing.selectors import FILE_BYTES_MAX


@csrf_exempt  # reads no cookie and changes nothing
@require_POST
def verify_file(request: HttpRequest) -> JsonResponse:
    """POST the PDF as the body (application/pdf) or as the form field ``file``."""
    upload = request.FILES.get("file")
    if upload is not None and (upload.size or 0) > FILE_BYTES_MAX:
        return JsonResponse({"error": "TOO_LARGE"}, status=413)
    data = upload.read() if upload is not None else request.body
    if not data.startswith(b"%PDF-"):
        return JsonResponse({"error": "NOT_A_PDF"}, status=415)
    try:
        answer = contract_verify_apart(data)
    except CheckFailed:
        return JsonResponse({"error": "BUSY"}, status=503, headers={"Retry-After": "10"})
    return JsonResponse(
        {
            "genuine": answer.genuine,
            "number": answer.known_number,
            "changedAfterSigning": answer.changed_after_signing,
            "signatures": [asdict(report) for report in answer.signatures],
        }
    )
