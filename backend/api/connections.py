"""Relay connections by keyset: stable under writes, both directions, totals only when asked."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import graphene
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Q, QuerySet

from backend.kernel.errors import Invalid

PAGE_SIZE_MAX = 100


class PageInfo(graphene.ObjectType):
    """Where a page of a connection begins and ends."""

    has_next_page = graphene.Boolean(required=True)
    has_previous_page = graphene.Boolean(required=True)
    start_cursor = graphene.String()
    end_cursor = graphene.String()


@dataclass(slots=True)
class Edge:
    """One row and its cursor."""

    node: Any
    cursor: str


@dataclass(slots=True)
class ConnectionPage:
    """One page; the total is counted only when selected."""

    edges: list[Edge]
    page_info: PageInfo
    rows: QuerySet[Any] | Sequence[Any]
    count: Callable[[], int] | None = None
    shown_count: int | None = None
    """How many of the total the pages reach; None: all of them."""

    @property
    def nodes(self) -> list[Any]:
        return [edge.node for edge in self.edges]

    @property
    def total_count(self) -> int:
        if self.count is not None:
            return self.count()
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)


def countable_connection(name: str, node_type: Any, **fields: graphene.Field) -> Any:
    """Types ``<Name>CountableConnection`` and ``...Edge``; ``node_type`` may be lazy.

    ``fields``: what else a page of these tells.
    """
    edge = type(
        f"{name}CountableEdge",
        (graphene.ObjectType,),
        {
            "node": graphene.Field(node_type, required=True),
            "cursor": graphene.String(required=True),
        },
    )
    return type(
        f"{name}CountableConnection",
        (graphene.ObjectType,),
        {
            "page_info": graphene.Field(PageInfo, required=True),
            "edges": graphene.List(graphene.NonNull(edge), required=True),
            "total_count": graphene.Int(),
            **fields,
        },
    )


def connection_field(connection: Any, **arguments: Any) -> graphene.Field:
    """A connection field with the four paging arguments."""
    return graphene.Field(
        connection,
        first=graphene.Int(),
        after=graphene.String(),
        last=graphene.Int(),
        before=graphene.String(),
        **arguments,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (int, float, str)) or value is None:
        return value
    return str(value)


def _cursor(row: Any, fields: Sequence[str]) -> str:
    values = []
    for name in fields:
        value = row
        for part in name.split("__"):
            value = getattr(value, part)
        values.append(_plain(value))
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def _values(cursor: str, count: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError, UnicodeError) as error:
        raise Invalid("游标无效。", field="after") from error
    if not isinstance(values, list) or len(values) != count:
        raise Invalid("游标无效。", field="after")
    return values


def _beyond(order: Sequence[str], values: Sequence[Any], *, forward: bool) -> Q:
    """Rows strictly after (or before) the cursor in the given order."""
    condition = Q()
    same = Q()
    for term, value in zip(order, values, strict=True):
        name = term.lstrip("-")
        ascending = term.startswith("-") != forward
        condition |= same & Q(**{f"{name}__{'gt' if ascending else 'lt'}": value})
        same &= Q(**{name: value})
    return condition


def page_size(first: int | None, last: int | None) -> int:
    """The checked size of a page. Raises Invalid."""
    if first is None and last is None:
        raise Invalid("连接查询须给出 first 或 last。", field="first")
    if first is not None and last is not None:
        raise Invalid("first 与 last 不能同时使用。", field="last")
    size = first if first is not None else last
    assert size is not None
    if not 0 <= size <= PAGE_SIZE_MAX:
        raise Invalid(
            "每页最多 {max} 条。", field="first" if first is not None else "last", max=PAGE_SIZE_MAX
        )
    return size


def _reversed(order: Sequence[str]) -> list[str]:
    return [term[1:] if term.startswith("-") else f"-{term}" for term in order]


def resolve_connection(
    rows: QuerySet[Any],
    *,
    order: Sequence[str],
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
    opening: Callable[[Sequence[str], int], Sequence[Any]] | None = None,
    count: Callable[[], int] | None = None,
) -> ConnectionPage:
    """One page of a queryset. ``order`` ends in a unique field and holds no nullable one.

    ``opening`` (an order, how many) and ``count`` give the same rows and number as the queryset
    would, where the caller knows a shorter way. Raises Invalid for a bad cursor or size.
    """
    size = page_size(first, last)
    fields = [term.lstrip("-") for term in order]
    window = rows
    try:
        if after is not None:
            window = window.filter(_beyond(order, _values(after, len(order)), forward=True))
        if before is not None:
            window = window.filter(_beyond(order, _values(before, len(order)), forward=False))
        forward = first is not None
        ordered = window.order_by(*(order if forward else _reversed(order)))
        if opening is not None and after is None and before is None:
            found = list(opening(order if forward else _reversed(order), size + 1))
        else:
            found = list(ordered[: size + 1])
    except (TypeError, ValueError, ArithmeticError, ValidationError, DataError) as error:
        raise Invalid("游标无效。", field="after") from error
    more = len(found) > size
    found = found[:size]
    if not forward:
        found.reverse()
    edges = [Edge(node=row, cursor=_cursor(row, fields)) for row in found]
    info = PageInfo(
        has_next_page=more if forward else before is not None,
        has_previous_page=after is not None if forward else more,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return ConnectionPage(edges=edges, page_info=info, rows=rows, count=count)


__all__ = [
    "PAGE_SIZE_MAX",
    "ConnectionPage",
    "Edge",
    "PageInfo",
    "connection_field",
    "countable_connection",
    "page_size",
    "resolve_connection",
]
