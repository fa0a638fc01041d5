"""Serving the drawings; the address says all, so an answer may be kept for good."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from backend.demo.pictures import NAME, drawing

KEEP = "public, max-age=31536000, immutable"


@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponse:
    """``/pictures/<motif>-<colour>-<seed>.svg``; a drawing fits every size."""
    read = NAME.fullmatch(name)
    if read is None:
        raise Http404
    body = drawing(read["art"], read["color"], int(read["seed"]))
    answer = HttpResponse(body, content_type="image/svg+xml")
    answer["Cache-Control"] = KEEP
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return answer
