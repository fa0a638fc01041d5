"""What others may hear of goods."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@dataclass(frozen=True, kw_only=True)
class _OfProduct(DomainEvent):
    product_id: uuid.UUID
    merchant_id: uuid.UUID

    @property
    def subject(self) -> str:
        return public_id("prd", self.product_id)


@event("catalog.product.created", version=1)
@dataclass(frozen=True, kw_only=True)
class ProductCreated(_OfProduct):
    """A merchant drafted a product."""


@event("catalog.product.changed", version=1)
@dataclass(frozen=True, kw_only=True)
class ProductChanged(_OfProduct):
    """A merchant changed a product; ``fields`` names what."""

    fields: list[str]


@event("catalog.product.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class ProductMoved(_OfProduct):
    """A product went on or off the shelf, to review, or was refused."""

    before: str
    after: str
    reasons: list[str]


@event("catalog.products.loaded", version=1)
@dataclass(frozen=True, kw_only=True)
class ProductsLoaded(DomainEvent):
    """An importer or a city wrote many products at once."""

    load_id: uuid.UUID
    products: int
    variants: int

    @property
    def subject(self) -> str:
        return public_id("pld", self.load_id)


@event("catalog.texts.translated", version=1)
@dataclass(frozen=True, kw_only=True)
class TextsTranslated(DomainEvent):
    """Someone wrote texts of a row in another language."""

    row_kind: str
    row_id: uuid.UUID
    language: str

    @property
    def subject(self) -> str:
        return public_id("txt", self.row_id)
