"""Root fields about words."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit

import graphene
from django.conf import settings
from django.db.models import Q

from backend.api.connections import connection_field, resolve_connection
from backend.api.saleor import LanguageCodeEnum
from backend.catalog.graphql.attributes import language_display
from backend.channels.selectors import channel_by_slug, channels_list
from backend.content.graphql.types import (
    Domain,
    MenuNode,
    NewsConnection,
    NewsNode,
    PageConnection,
    PageNode,
    PageTypeConnection,
    PageWhereInput,
    ShopNode,
)
from backend.content.selectors import menu_entries, news_list, pages_list
from backend.kernel.errors import Invalid, InvalidId
from backend.kernel.ids import from_relay, split_relay, to_relay

NESTING_MAX = 4


def _site_of(channel: str) -> str:
    found = channel_by_slug(channel) if channel else None
    return found.site.slug if found else ""


def _ids(values: list[str]) -> list[Any]:
    found = []
    for value in values:
        try:
            found.append(from_relay(value, "Page"))
        except InvalidId:
            continue
    return found


def _types(given: Any) -> list[str]:
    wanted = [given["eq"]] if given.get("eq") else list(given.get("one_of") or [])
    found = []
    for value in wanted:
        try:
            found.append(split_relay(value)[1])
        except InvalidId:
            continue
    return found


def _where(given: Any, depth: int = 0) -> Q:
    if depth > NESTING_MAX:
        raise Invalid("筛选条件嵌套过深。", field="where")
    condition = Q()
    if given.get("ids") is not None:
        condition &= Q(pk__in=_ids(given["ids"]))
    if given.get("slug"):
        slug = given["slug"]
        wanted = [slug["eq"]] if slug.get("eq") else list(slug.get("one_of") or [])
        condition &= Q(slug__in=wanted)
    if given.get("page_type"):
        condition &= Q(page_type__in=_types(given["page_type"]))
    if given.get("attributes") or given.get("metadata"):
        condition &= Q(pk__in=[])
    for part in given.get("AND") or []:
        condition &= _where(part, depth + 1)
    if given.get("OR"):
        either = Q(pk__in=[])
        for part in given["OR"]:
            either |= _where(part, depth + 1)
        condition &= either
    return condition


class ContentQueries(graphene.ObjectType):
    """Menus, pages, news, the shop."""

    menu = graphene.Field(
        MenuNode, id=graphene.ID(), name=graphene.String(), slug=graphene.String(),
        channel=graphene.String(),
    )  # fmt: skip
    page = graphene.Field(
        PageNode,
        id=graphene.ID(),
        slug=graphene.String(),
        slug_language_code=LanguageCodeEnum(),
        channel=graphene.String(),
    )
    pages = connection_field(PageConnection, channel=graphene.String(), where=PageWhereInput())
    page_types = connection_field(PageTypeConnection)
    news = connection_field(NewsConnection, site=graphene.String(required=True))
    news_item = graphene.Field(NewsNode, slug=graphene.String(required=True))
    shop = graphene.Field(ShopNode, required=True)

    @staticmethod
    def resolve_menu(
        _root: Any,
        _info: Any,
        id: str = "",
        name: str = "",
        slug: str = "",
        channel: str = "",
    ) -> Any:
        wanted = slug or name
        if id:
            try:
                wanted = split_relay(id)[1].partition("@")[0]
            except InvalidId:
                return None
        site = _site_of(channel)
        entries = menu_entries(wanted, site)
        if entries is None:
            return None
        return MenuNode(
            id=to_relay("Menu", f"{wanted}@{site}"), name=wanted, slug=wanted, items=entries
        )

    @staticmethod
    def resolve_page(
        _root: Any,
        _info: Any,
        id: str = "",
        slug: str = "",
        slug_language_code: str | None = None,
        channel: str = "",
    ) -> Any:
        if bool(id) == bool(slug):
            raise Invalid("id 与 slug 须且只能给出一个。", field="id")
        rows = pages_list(_site_of(channel))
        if id:
            return rows.filter(pk__in=_ids([id])).first()
        if slug_language_code is None:
            return rows.filter(slug=slug).first()
        wanted = {slug_language_code: {"slug": slug}}
        return rows.filter(translations__contains=wanted).first()

    @staticmethod
    def resolve_pages(
        _root: Any, _info: Any, channel: str = "", where: Any = None, **paging: Any
    ) -> Any:
        rows = pages_list(_site_of(channel))
        if where:
            rows = rows.filter(_where(where))
        return resolve_connection(rows, order=("slug", "id"), **paging)

    @staticmethod
    def resolve_page_types(_root: Any, _info: Any, **paging: Any) -> Any:
        rows = pages_list().order_by("page_type", "id").distinct("page_type")
        page = resolve_connection(
            pages_list().filter(pk__in=[row.pk for row in rows]),
            order=("page_type", "id"),
            **paging,
        )
        for edge in page.edges:
            edge.node = edge.node.page_type
        return page

    @staticmethod
    def resolve_news(_root: Any, _info: Any, site: str, **paging: Any) -> Any:
        return resolve_connection(news_list(site), order=("-published_at", "-id"), **paging)

    @staticmethod
    def resolve_news_item(_root: Any, _info: Any, slug: str) -> Any:
        return news_list().filter(slug=slug).first()

    @staticmethod
    def resolve_shop(_root: Any, _info: Any) -> Any:
        url = str(getattr(settings, "PUBLIC_URL", "") or "http://localhost:8000")
        parts = urlsplit(url)
        try:
            release = version("shiji")
        except PackageNotFoundError:
            release = "0.1.0"
        return ShopNode(
            id=to_relay("Shop", 1),
            name="市集",
            description="批发市场与政府采购电子商城",
            version=release,
            languages=[language_display(code) for code in ("ZH_HANS", "EN", "RU", "AR")],
            channels=channels_list(),
            domain=Domain(host=parts.netloc, url=url, ssl_enabled=parts.scheme == "https"),
        )
