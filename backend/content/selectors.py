"""Reading pages, menus and news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from backend.catalog.selectors import site_categories
from backend.content.data import FOOTER
from backend.content.models import MenuItem, News, Page

DEPTH_MAX = 3
MENUS = frozenset({"navbar", "footer"})


def _on_site(site: str) -> Q:
    return Q(sites=[]) | Q(sites__contains=[site]) if site else Q()


def pages_list(site: str = "") -> QuerySet[Page]:
    """Published pages of a site and those of all sites."""
    return Page.objects.filter(_on_site(site), is_published=True)


def news_list(site: str = "") -> QuerySet[News]:
    """Published notices, newest first."""
    return News.objects.filter(_on_site(site), is_published=True)


@dataclass(slots=True)
class Entry:
    """One entry of a menu with those below it."""

    key: str
    name: str
    level: int
    url: str | None = None
    category: Any = None
    page: Any = None
    translations: dict[str, Any] = field(default_factory=dict)
    children: list[Entry] = field(default_factory=list)


def menu_entries(slug: str, site: str) -> list[Entry] | None:
    """A site's menu: an editor's rows, else what the site itself gives; None if there is none."""
    rows = MenuItem.objects.filter(Q(site=None) | Q(site__slug=site), menu=slug)
    kept = list(rows.select_related("category", "page").order_by("position"))
    if kept:
        return _of_rows(kept)
    if slug == "navbar":
        return _of_categories(site)
    if slug == "footer":
        return _of_pages(site)
    return None


def _of_rows(rows: Sequence[MenuItem]) -> list[Entry]:
    below: dict[Any, list[MenuItem]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def build(parent: Any, level: int) -> list[Entry]:
        if level >= DEPTH_MAX:
            return []
        return [
            Entry(
                key=str(row.pk),
                name=row.name,
                level=level,
                url=row.url or None,
                category=row.category,
                page=row.page,
                translations=row.translations,
                children=build(row.pk, level + 1),
            )
            for row in below[parent]
        ]

    return build(None, 0)


def _of_categories(site: str) -> list[Entry]:
    below: dict[Any, list[Any]] = defaultdict(list)
    for row in site_categories(site):
        below[row.parent_id].append(row)

    def build(parent: Any, level: int) -> list[Entry]:
        if level >= DEPTH_MAX:
            return []
        return [
            Entry(
                key=f"category-{row.pk}",
                name=row.name,
                level=level,
                category=row,
                translations=row.translations,
                children=build(row.pk, level + 1),
            )
            for row in below[parent]
        ]

    return build(None, 0)


def _of_pages(site: str) -> list[Entry]:
    held = {page.slug: page for page in pages_list(site)}
    return [
        Entry(
            key=f"footer-{place}",
            name=zh,
            level=0,
            translations={"EN": {"name": en}},
            children=[
                Entry(
                    key=f"page-{slug}",
                    name=held[slug].title,
                    level=1,
                    page=held[slug],
                    translations={
                        code: {"name": words["title"]}
                        for code, words in held[slug].translations.items()
                        if words.get("title")
                    },
                )
                for slug in slugs
                if slug in held
            ],
        )
        for place, (zh, en, slugs) in enumerate(FOOTER)
    ]
