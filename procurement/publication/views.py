"""The open feed over HTTP: one release a line, and one record per process."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from procurement.publication.models import Release
from procurement.publication.schema import RELEASE
from procurement.publication.selectors import (
    FEED_PAGE_MAX,
    PUBLISHER,
    VERSION,
    record_of,
    releases_after,
)

JSONL = "application/jsonl; charset=utf-8"


def _whole(text: str, *, least: int, most: int) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    number = int(text)
    return number if least <= number <= most else None


def _lines(rows: list[Release]) -> Iterator[bytes]:
    for row in rows:
        line = {"feed": row.feed_number, "digest": row.digest, "release": row.body}
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


@require_GET
def feed(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """``/ocds/releases.jsonl?after=N&limit=M``: the feed beyond N; the next N is in a header."""
    after = _whole(request.GET.get("after", "0"), least=0, most=2**62)
    limit = _whole(request.GET.get("limit", str(FEED_PAGE_MAX)), least=1, most=FEED_PAGE_MAX)
    if after is None or limit is None:
        return JsonResponse({"error": "INVALID_CURSOR"}, status=400)
    rows = releases_after(after, limit=limit)
    answer = StreamingHttpResponse(_lines(rows), content_type=JSONL)
    answer["X-Feed-Next"] = str(rows[-1].feed_number if rows else after)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_GET
def record(request: HttpRequest, ocid: str) -> JsonResponse:
    """``/ocds/records/<ocid>.json``: a record package with all releases and the compiled one."""
    found = record_of(ocid)
    if found is None:
        return JsonResponse({"error": "NOT_FOUND"}, status=404)
    package = {
        "uri": request.build_absolute_uri(request.path),
        "version": VERSION,
        "publishedDate": found["compiledRelease"]["date"],
        "publisher": PUBLISHER,
        "records": [found],
    }
    answer = JsonResponse(package, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_GET
def schema(request: HttpRequest) -> JsonResponse:
    """``/ocds/schema.json``: what we promise to emit."""
    return JsonResponse(RELEASE, json_dumps_params={"ensure_ascii": False})
