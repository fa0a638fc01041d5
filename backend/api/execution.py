"""Parse, check and run one operation; batched loaders need a loop, so each thread keeps one."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    execute,
    get_operation_ast,
    parse,
    validate,
)

from backend.api.context import RequestContext
from backend.api.keeping import subjects_of
from backend.api.limits import TOKENS_MAX, LimitExceeded, limits_check, tokens_check
from backend.api.pieces import PieceExecution

_threads = threading.local()


def _loop() -> asyncio.AbstractEventLoop:
    held: asyncio.AbstractEventLoop | None = getattr(_threads, "loop", None)
    if held is None or held.is_closed():
        held = _threads.loop = asyncio.new_event_loop()
    return held


def loop_close() -> None:
    """Give back this thread's loop (tests; a server thread keeps its own for life)."""
    held: asyncio.AbstractEventLoop | None = getattr(_threads, "loop", None)
    if held is not None:
        held.close()
        _threads.loop = None


class Executor:
    """Runs operations against one schema; parsed and validated documents are kept."""

    def __init__(self, schema: GraphQLSchema, *, introspection: bool) -> None:
        self.schema = schema
        self.introspection = introspection
        self._checked = lru_cache(maxsize=512)(self._check)
        self._subjects = lru_cache(maxsize=512)(self._subjects_of)

    def _check(self, query: str) -> DocumentNode:
        try:
            document = parse(query, no_location=True, max_tokens=TOKENS_MAX)
        except GraphQLError as error:
            if "tokens" in error.message:
                raise LimitExceeded("QUERY_TOO_LARGE", "The query is too large.") from error
            raise LimitExceeded("GRAPHQL_PARSE_FAILED", error.message) from error
        faults = validate(self.schema, document, max_errors=5)
        if faults:
            text = faults[0].message.split(" Did you mean")[0]
            raise LimitExceeded("GRAPHQL_VALIDATION_FAILED", text)
        return document

    def _subjects_of(self, query: str) -> frozenset[str] | None:
        return subjects_of(self.schema, self._checked(query))

    def subjects(self, query: str) -> frozenset[str] | None:
        """What any answer to a checked query depends on; None when it may not be kept."""
        return self._subjects(query)

    def operation(
        self, query: str, name: str | None, variables: Mapping[str, Any]
    ) -> tuple[DocumentNode, OperationDefinitionNode]:
        """The checked document and its chosen operation. Raises LimitExceeded."""
        tokens_check(query)
        document = self._checked(query)
        operation = get_operation_ast(document, name)
        if operation is None:
            raise LimitExceeded("GRAPHQL_VALIDATION_FAILED", "Unknown operation name.")
        limits_check(document, operation, variables, introspection=self.introspection)
        return document, operation

    def run(
        self,
        document: DocumentNode,
        *,
        context: RequestContext,
        variables: dict[str, Any],
        operation_name: str | None,
    ) -> ExecutionResult:
        """Execute in this thread's loop, on this thread's database connection.

        Inside a running loop Django would look up connections in the task's context and open a
        fresh one for every request; hand it the thread's own.
        """
        connection = connections[DEFAULT_DB_ALIAS]

        async def inside() -> ExecutionResult:
            connections[DEFAULT_DB_ALIAS] = connection
            result = execute(
                self.schema,
                document,
                context_value=context,
                variable_values=variables,
                operation_name=operation_name,
                execution_context_class=PieceExecution if context.pieces is not None else None,
            )
            return await result if inspect.isawaitable(result) else result

        return _loop().run_until_complete(inside())
