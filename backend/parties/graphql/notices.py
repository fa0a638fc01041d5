"""``me`` shows the person's own notices and switches (decision D18)."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.api.extension import extend_type
from backend.notices.graphql.types import NoticeConnection, NoticeSwitchesType
from backend.notices.selectors import Switches, notices_of, switches_of, unread_count
from backend.parties.graphql.types import UserType
from backend.parties.models import User


def _is_self(root: User, info: Any) -> bool:
    return actor_of(info).user_id == root.pk


def _notices(root: User, info: Any, unread: bool = False, **paging: Any) -> ConnectionPage:
    rows = notices_of(root.pk)
    if not _is_self(root, info):
        rows = rows.none()
    rows = rows.filter(read_at=None) if unread else rows
    return resolve_connection(rows, order=("-id",), **paging)


def _unread(root: User, info: Any) -> int:
    return unread_count(root.pk) if _is_self(root, info) else 0


def _switches(root: User, info: Any) -> list[Switches]:
    return switches_of(root.pk) if _is_self(root, info) else []


def extend() -> None:
    """Give the fields to the lower type; their resolvers show them to the person alone."""
    extend_type(
        UserType,
        notices=connection_field(NoticeConnection, unread=graphene.Boolean(), resolver=_notices),
        unread_notices=graphene.Field(graphene.Int, required=True, resolver=_unread),
        notice_switches=graphene.Field(
            graphene.List(graphene.NonNull(NoticeSwitchesType)), required=True, resolver=_switches
        ),
    )
