"""One middleware round every request: its id in every log line, its count and duration measured."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

REQUEST_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
DOORS = frozenset({"graphql", "upload", "admin", "webhooks", "verify", "static", "pictures"})
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_ANSWERS = Counter("shiji_requests", "Requests answered.", ["door", "method", "status"])
_SECONDS = Histogram("shiji_request_seconds", "Time to answer.", ["door"], buckets=BUCKETS)
log = structlog.get_logger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]


def measured(answer: Answer) -> Answer:
    """Django middleware. Labels come from fixed lists, so that nobody can grow their number."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else str(uuid.uuid4())
        request.META["HTTP_X_REQUEST_ID"] = request_id
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = answer(request)
            _note(request, response, time.perf_counter() - begun)
        response["X-Request-Id"] = request_id
        return response

    return middleware


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    if request.path in QUIET:
        return
    first = request.path.strip("/").split("/", 1)[0]
    door = first if first in DOORS else "other"
    method = request.method if request.method in {"GET", "POST"} else "other"
    _ANSWERS.labels(door, method, str(response.status_code)).inc()
    _SECONDS.labels(door).observe(seconds)
    if response.status_code >= 500:
        log.error("request_failed", path=request.path, status=response.status_code)
