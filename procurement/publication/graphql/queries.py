"""Public queries; nobody needs to sign in."""

from __future__ import annotations

from datetime import date
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.mutations import enum_of
from backend.api.scalars import JSON
from backend.kernel.ids import key_or_nothing, to_relay
from procurement.publication.models import Release
from procurement.publication.rules import NOTICES
from procurement.publication.selectors import notice_get, notice_list, record_of

NoticeKind = enum_of("PublicNoticeKind", tuple(sorted({kind for kind, _ in NOTICES.values()})))


class PublicNoticeType(graphene.ObjectType):
    """A notice in Chinese legal form and the release behind it."""

    id = graphene.ID(required=True)
    kind = graphene.Field(NoticeKind, required=True)
    title = graphene.String(required=True)
    text = graphene.String(required=True)
    buyer_name = graphene.String(required=True)
    region_code = graphene.String(required=True)
    ocid = graphene.String(required=True)
    release_id = graphene.String(required=True)
    tags = graphene.List(graphene.NonNull(graphene.String), required=True)
    feed_number = graphene.Int(required=True)
    digest = graphene.String(required=True)
    event_id = graphene.String(required=True)
    published_at = graphene.DateTime(required=True)
    release = graphene.Field(JSON, required=True)

    class Meta:
        name = "PublicNotice"

    @staticmethod
    def resolve_id(root: Release, _info: Any) -> str:
        return to_relay("PublicNotice", root.pk)

    @staticmethod
    def resolve_kind(root: Release, _info: Any) -> str:
        return root.notice_kind

    @staticmethod
    def resolve_title(root: Release, _info: Any) -> str:
        return root.notice_title

    @staticmethod
    def resolve_text(root: Release, _info: Any) -> str:
        return root.notice_text

    @staticmethod
    def resolve_buyer_name(root: Release, _info: Any) -> str:
        return root.buyer.legal_name

    @staticmethod
    def resolve_release(root: Release, _info: Any) -> Any:
        return root.body


PublicNoticeConnection = countable_connection("PublicNotice", PublicNoticeType)


class ProcurementRecordType(graphene.ObjectType):
    """All releases of one process and the compiled one."""

    ocid = graphene.String(required=True)
    releases = graphene.Field(JSON, required=True)
    compiled_release = graphene.Field(JSON, required=True)

    class Meta:
        name = "ProcurementRecord"

    @staticmethod
    def resolve_compiled_release(root: dict[str, Any], _info: Any) -> Any:
        return root["compiledRelease"]


class PublicationQueries(graphene.ObjectType):
    """What the public reads."""

    public_notices = connection_field(
        PublicNoticeConnection,
        kind=graphene.Argument(NoticeKind),
        search=graphene.String(),
        buyer_id=graphene.ID(),
        region=graphene.String(description="行政区划代码前缀"),
        since=graphene.Date(),
        until=graphene.Date(),
        description="政府采购公告（无需登录）。",
    )
    public_notice = graphene.Field(PublicNoticeType, id=graphene.ID(required=True))
    procurement_release = graphene.Field(ProcurementRecordType, ocid=graphene.String(required=True))

    @staticmethod
    def resolve_public_notices(
        _root: Any,
        _info: Any,
        kind: str = "",
        search: str = "",
        buyer_id: str | None = None,
        region: str = "",
        since: date | None = None,
        until: date | None = None,
        **page: Any,
    ) -> Any:
        rows = notice_list(
            kind=kind,
            search=search,
            buyer_id=key_or_nothing(buyer_id) if buyer_id else None,
            region=region,
            since=since,
            until=until,
        )
        return resolve_connection(rows, order=("-feed_number",), **page)

    @staticmethod
    def resolve_public_notice(_root: Any, _info: Any, id: str) -> Any:
        return notice_get(key_or_nothing(id, "PublicNotice"))

    @staticmethod
    def resolve_procurement_release(_root: Any, _info: Any, ocid: str) -> Any:
        return record_of(ocid)
