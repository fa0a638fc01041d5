"""The one endpoint ``/graphql/``: JSON only, no cookie read, no batching (decision D34)."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError

from backend.api.answers import Answers, Asked, key_of
from backend.api.context import RequestContext
from backend.api.errors import format_error
from backend.api.execution import Executor
from backend.api.language import language_of, said
from backend.api.limits import BODY_BYTES_MAX, LimitExceeded, root_calls
from backend.api.pieces import encoded
from backend.api.scalars import text_is_plain
from backend.kernel.actor import ANONYMOUS, Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import Busy, DomainError, RateLimited

log = structlog.get_logger(__name__)
PERSISTED_SECONDS = 24 * 3600
ANSWERS = Answers()
JSON_TYPE = "application/json"


class Refused(Exception):
    """The request never reaches GraphQL."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.status = status
        self.code = code


def open_gate(_request: HttpRequest, _calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Lets everything through: what a schema without accounts needs."""


def _gate(request: HttpRequest, calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Ask whoever counts tries; raises RateLimited before anything runs."""
    check: Callable[..., None] = import_string(settings.SHIJI_REQUEST_GATE)
    check(request, calls)


def _too_many(refusal: RateLimited, language: str) -> JsonResponse:
    response = _fault(429, refusal.code, said(refusal, language))
    response["Retry-After"] = str((refusal.details or {}).get("retryAfter", 60))
    return response


def _fault(status: int, code: str, message: str) -> JsonResponse:
    return JsonResponse(
        {"errors": [{"message": message, "extensions": {"code": code}}]}, status=status
    )


def _body(request: HttpRequest) -> dict[str, Any]:
    if request.method == "GET":
        return {
            "query": request.GET.get("query"),
            "operationName": request.GET.get("operationName"),
            "variables": json.loads(request.GET.get("variables") or "null"),
        }
    if request.content_type != "application/json":
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.")
    if len(request.body) > BODY_BYTES_MAX:
        raise Refused(413, "QUERY_TOO_LARGE", "The body is too large.")
    data = json.loads(request.body)
    if isinstance(data, list):
        raise Refused(400, "BATCHING_DISABLED", "One operation per request.")
    if not isinstance(data, dict):
        raise Refused(400, "GRAPHQL_PARSE_FAILED", "Expected a JSON object.")
    return data


def _persisted(data: dict[str, Any]) -> str:
    """The query text, or the text kept under its SHA-256 (persisted operations)."""
    query = data.get("query")
    extensions = data.get("extensions")
    wanted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    digest = wanted.get("sha256Hash") if isinstance(wanted, dict) else None
    if not isinstance(digest, str):
        if not isinstance(query, str) or not query.strip():
            raise Refused(400, "GRAPHQL_PARSE_FAILED", "A query is needed.")
        return query
    key = f"persisted:{digest}"
    if query is None:
        kept = cache.get(key)
        if kept is None:
            raise Refused(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return str(kept)
    if not isinstance(query, str) or hashlib.sha256(query.encode()).hexdigest() != digest:
        raise Refused(400, "GRAPHQL_VALIDATION_FAILED", "The hash is not of this query.")
    cache.set(key, query, PERSISTED_SECONDS)
    return query


def anonymous(_request: HttpRequest) -> Actor:
    """Nobody: what a schema without accounts sees."""
    return ANONYMOUS


def actor_of_request(request: HttpRequest) -> Actor:
    """Who asks: an actor already set on the request, or what the bearer token says."""
    held: Actor | None = getattr(request, "shiji_actor", None)
    if held is not None:
        return held
    resolve: Callable[[HttpRequest], Actor] = import_string(settings.SHIJI_ACTOR_RESOLVER)
    return resolve(request)


def graphql_view(executor: Callable[[], Executor]) -> Callable[[HttpRequest], HttpResponse]:
    """A Django view over a lazily built executor."""

    @csrf_exempt  # no cookie is read here, so a forged form carries no authority
    def view(request: HttpRequest) -> HttpResponse:
        response = _cors(_answer(executor(), request))
        response["Cache-Control"] = "no-store"
        return response

    return view


def _cors(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Headers"] = "content-type, authorization, x-organization"
    response["Access-Control-Allow-Methods"] = "POST, GET, OPTIONS"
    return response


def _answer(executor: Executor, request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204)
    if request.method not in {"GET", "POST"}:
        return _fault(405, "METHOD_NOT_ALLOWED", "Use POST.")
    try:
        return _kept_or_run(executor, request)
    except Refused as refused:
        return _fault(refused.status, refused.code, str(refused))
    except RateLimited as refusal:
        return _too_many(refusal, language_of(request))
    except LimitExceeded as limit:
        return _fault(400, limit.code, limit.message)
    except (ValueError, UnicodeError):
        return _fault(400, "GRAPHQL_PARSE_FAILED", "The body is not JSON.")


def _kept_or_run(executor: Executor, request: HttpRequest) -> HttpResponse:
    """A kept answer that still holds, or a fresh one."""
    key = key_of(request)
    if key is None:
        return _run(executor, request, None)
    asked = Asked(ANSWERS, key)
    body = asked.standing()
    if body is None and asked.known:
        with ANSWERS.turn(key):
            body = asked.made_meanwhile()
            if body is None:
                return _run(executor, request, asked)
    if body is None:
        return _run(executor, request, asked)
    return HttpResponse(body, content_type=JSON_TYPE)


def _run(executor: Executor, request: HttpRequest, asked: Asked | None) -> HttpResponse:
    data = _body(request)
    variables = data.get("variables") or {}
    name = data.get("operationName")
    if not isinstance(variables, dict) or not (name is None or isinstance(name, str)):
        raise Refused(400, "GRAPHQL_PARSE_FAILED", "variables must be an object.")
    query = _persisted(data)
    if not (text_is_plain(variables) and text_is_plain(query) and "\\u0000" not in query):
        raise Refused(400, "GRAPHQL_VALIDATION_FAILED", "Text must not contain NUL or half pairs.")
    document, operation = executor.operation(query, name, variables)
    if request.method == "GET" and operation.operation.value != "query":
        return _fault(405, "METHOD_NOT_ALLOWED", "A mutation needs POST.")
    _gate(request, root_calls(document, operation, variables))
    request_id = request.headers.get("X-Request-Id", "")[:64] or str(uuid.uuid4())
    try:
        actor = actor_of_request(request)
    except DomainError as refusal:
        error = format_error(
            GraphQLError(refusal.message, original_error=refusal),
            request_id=request_id,
            language=language_of(request),
        )
        return JsonResponse({"errors": [error], "data": None})
    context = RequestContext(request=request, actor=actor, request_id=request_id)
    if asked is not None and actor is ANONYMOUS:
        subjects = executor.subjects(query)
        if subjects is not None:
            context.subjects, context.pieces = set(subjects), asked.pieces(subjects, variables)
    with structlog.contextvars.bound_contextvars(request_id=request_id):
        if operation.operation.value == "query":
            with clock_frozen():
                result = executor.run(
                    document, context=context, variables=variables, operation_name=name
                )
        else:
            result = executor.run(
                document, context=context, variables=variables, operation_name=name
            )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [
            format_error(error, request_id=request_id, language=context.language)
            for error in result.errors
        ]
    if context.pieces is not None:
        body = encoded(answer)
    else:
        body = json.dumps(answer, ensure_ascii=False, cls=DjangoJSONEncoder).encode()
    if asked is not None and context.subjects is not None and not result.errors:
        asked.made(body, context.subjects)
        if context.pieces is not None:
            context.pieces.keep()
    response = HttpResponse(body, content_type=JSON_TYPE)
    if any(isinstance(error.original_error, Busy) for error in result.errors or []):
        # taken back whole, so as good as not run (D31): the same key is valid
        response.status_code = 503
        response["Retry-After"] = "1"
    return response
