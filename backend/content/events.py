"""What others may hear of words."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("content.page.saved", version=1)
@dataclass(frozen=True, kw_only=True)
class PageSaved(DomainEvent):
    """An editor wrote a page."""

    page_id: uuid.UUID
    slug: str

    @property
    def subject(self) -> str:
        return public_id("pag", self.page_id)


@event("content.news.published", version=1)
@dataclass(frozen=True, kw_only=True)
class NewsPublished(DomainEvent):
    """An editor published a notice."""

    news_id: uuid.UUID
    slug: str

    @property
    def subject(self) -> str:
        return public_id("nws", self.news_id)
