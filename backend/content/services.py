"""Writing pages and news."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from backend.content.data import NEWS, PAGES, Words, blocks
from backend.content.events import NewsPublished, PageSaved
from backend.content.models import News, Page
from backend.content.permissions import CONTENT_EDIT
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid

BODY_CHARS_MAX = 100_000


def _english(words: Words, key: str) -> dict[str, Any]:
    return {"EN": {key: words.title, "content": blocks(words.body)}}


@transaction.atomic
def content_sync() -> int:
    """Merge the product's own pages and news into the tables; edited rows are left alone."""
    written = 0
    for seed in PAGES:
        page, made = Page.objects.get_or_create(slug=seed.slug, defaults={"title": seed.zh.title})
        if made or not page.edited:
            page.title = seed.zh.title
            page.page_type = seed.page_type
            page.sites = list(seed.sites)
            page.content = blocks(seed.zh.body)
            page.translations = _english(seed.en, "title")
            page.save()
            written += 1
    for item in NEWS:
        row, made = News.objects.get_or_create(
            slug=item.slug, defaults={"title": item.zh.title, "published_at": item.at}
        )
        if made or not row.edited:
            row.title = item.zh.title
            row.summary = item.zh.body[0][:400]
            row.content = blocks(item.zh.body)
            row.sites = list(item.sites)
            row.translations = _english(item.en, "title")
            row.published_at = item.at
            row.save()
            written += 1
    return written


def _checked(title: str, paragraphs: Sequence[str]) -> None:
    if not 2 <= len(title.strip()) <= 160:
        raise Invalid("标题须为 2 到 160 个字。", field="title")
    if sum(map(len, paragraphs)) > BODY_CHARS_MAX:
        raise Invalid("正文过长。", field="paragraphs")


@transaction.atomic
def page_save(
    *,
    actor: Actor,
    slug: str,
    title: str,
    paragraphs: Sequence[str],
    sites: Sequence[str] = (),
    is_published: bool = True,
) -> Page:
    """Create or change a page. Raises Forbidden, Invalid."""
    actor.require(CONTENT_EDIT)
    _checked(title, paragraphs)
    page, _ = Page.objects.update_or_create(
        slug=slug,
        defaults={
            "title": title.strip(),
            "content": blocks(tuple(paragraphs)),
            "sites": list(sites),
            "is_published": is_published,
            "edited": True,
        },
    )
    publish(PageSaved(page_id=page.pk, slug=slug), actor=actor)
    return page


@transaction.atomic
def news_publish(
    *,
    actor: Actor,
    slug: str,
    title: str,
    paragraphs: Sequence[str],
    sites: Sequence[str] = (),
    at: datetime | None = None,
) -> uuid.UUID:
    """Publish or change a notice. Raises Forbidden, Invalid."""
    actor.require(CONTENT_EDIT)
    _checked(title, paragraphs)
    row, _ = News.objects.update_or_create(
        slug=slug,
        defaults={
            "title": title.strip(),
            "summary": (paragraphs[0] if paragraphs else "")[:400],
            "content": blocks(tuple(paragraphs)),
            "sites": list(sites),
            "published_at": at or clock.now(),
            "edited": True,
        },
    )
    publish(NewsPublished(news_id=row.pk, slug=slug), actor=actor)
    return row.pk
