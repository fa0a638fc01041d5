"""How refusals and faults leave through GraphQL (decision D31)."""

from __future__ import annotations

from typing import Any

import graphene
import structlog
from graphql import GraphQLError
from graphql.pyutils import camel_to_snake

from backend.api.language import said, told
from backend.api.scalars import JSON
from backend.kernel.errors import DomainError

log = structlog.get_logger(__name__)
FAULT = "系统内部错误，请稍后重试。"
__all__ = ["DomainErrorType", "camel", "camel_to_snake", "format_error", "payload_error"]


class DomainErrorType(graphene.ObjectType):
    """A refusal: the argument it concerns, a sentence for a person, a stable code."""

    field = graphene.String(description="Argument path in camelCase.")
    message = graphene.String()
    code = graphene.String(required=True)
    details = graphene.Field(JSON)

    class Meta:
        name = "DomainError"


def camel(path: str | None) -> str | None:
    """``lines.unit_price`` as ``lines.unitPrice``."""
    if path is None:
        return None
    head, *rest = path.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def payload_error(error: DomainError, language: str) -> DomainErrorType:
    """A refusal as a row of our own payloads' ``errors``."""
    return DomainErrorType(
        field=camel(error.field),
        message=said(error, language),
        code=error.code,
        details=error.details,
    )


def format_error(error: GraphQLError, *, request_id: str, language: str) -> dict[str, Any]:
    """One top-level error. Refusals keep their code; faults show only the request's id."""
    original = error.original_error
    shown: dict[str, Any] = {"message": error.message}
    if error.path:
        shown["path"] = error.path
    if isinstance(original, DomainError):
        code = original.code
        shown["message"] = said(original, language)
        shown["extensions"] = {"code": code, "exception": {"code": code}}
        if original.field:
            shown["extensions"]["field"] = camel(original.field)
        return shown
    if original is None or isinstance(original, GraphQLError):
        code = (error.extensions or {}).get("code", "GRAPHQL_ERROR")
        shown["extensions"] = {"code": code, "exception": {"code": code}}
        return shown
    log.error("graphql_fault", request_id=request_id, path=error.path, exc_info=original)
    return {
        "message": told(FAULT, language),
        "path": error.path,
        "extensions": {"code": "INTERNAL", "requestId": request_id},
    }
