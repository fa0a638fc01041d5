"""Goods as seen in a channel: the root value of Product and ProductVariant."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backend.api.marks import merchant_mark, product_mark

if TYPE_CHECKING:
    from backend.catalog.models import ProductListing
    from backend.channels.models import Channel


def goods_subjects(product: Any) -> tuple[str, str]:
    """What everything shown of a product hangs on: its own mark and its seller's."""
    return product_mark(product.pk), merchant_mark(product.merchant_id)


@dataclass(frozen=True, slots=True)
class InChannel:
    """A row and the channel it is looked at in; ``listing`` when the query already read it."""

    row: Any
    channel: Channel | None = None
    listing: ProductListing | None = None

    @property
    def pk(self) -> uuid.UUID:
        key: uuid.UUID = self.row.pk
        return key

    def __getattr__(self, name: str) -> Any:
        """Plain fields are the row's own."""
        return getattr(self.row, name)

    @property
    def channel_id(self) -> uuid.UUID | None:
        return self.channel.pk if self.channel else None


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one row in one language."""

    id: str
    code: str
    texts: dict[str, Any]


def words_of(type_name: str, row: Any, code: str, *, needed: str = "") -> Words | None:
    """A translation, or None where there is none (never an empty object).

    ``needed``: the text without which it is none, where the API promises that text.
    """
    texts = {key: text for key, text in (row.translations.get(code) or {}).items() if text}
    if not texts or (needed and needed not in texts):
        return None
    return Words(id=f"{type_name}:{row.pk}:{code}", code=code, texts=texts)
