"""What a caller hands over to make or change goods: plain values, no rows."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """One option of an attribute; ``swatch`` is a colour as ``#rrggbb``."""

    slug: str
    name: str
    english: str = ""
    swatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseDraft:
    """How a product type uses an attribute."""

    attribute: str
    required: bool = False
    variant: bool = False
    filter: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class SaleUnitDraft:
    """A named multiple of the base unit."""

    code: str
    name: str
    factor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantDraft:
    """One SKU. ``choices``: attribute slug -> option slug; ``prices``: channel slug -> price."""

    sku: str
    name: str
    prices: dict[str, Decimal] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    base_unit: str = "件"
    track_stock: bool = True
    weight_g: int | None = None
    carton: dict[str, int] = field(default_factory=dict)
    sale_units: tuple[SaleUnitDraft, ...] = ()
    cutting: str = ""
    min_cut: int = 0
    gtin: str = ""
    translations: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDraft:
    """One product of one merchant with its variants.

    ``facts``: attribute slug -> option slug, list of option slugs, number, text or boolean.
    ``translations``: language code -> {name, description, slug, seoTitle, seoDescription}.
    ``booth_codes`` and ``in_stock`` are what the floors above are about to push down: a caller who
    knows them spares the listing row a second writing, with all its search indexes. Bulk only.
    """

    merchant_id: uuid.UUID
    category: str
    name: str
    slug: str = ""
    product_type: str = ""
    description: Any = None
    facts: dict[str, Any] = field(default_factory=dict)
    variants: tuple[VariantDraft, ...] = ()
    translations: dict[str, Any] = field(default_factory=dict)
    media: tuple[tuple[str, str], ...] = ()
    picture: dict[str, Any] = field(default_factory=dict)
    unit: str = "件"
    hs_code: str = ""
    gpc_code: str = ""
    external_reference: str = ""
    made_to_order: bool = False
    returnable: bool = False
    vat_bp: int = 1300
    metadata: dict[str, str] = field(default_factory=dict)
    booth_codes: tuple[str, ...] = ()
    in_stock: bool = False


@dataclass(frozen=True, slots=True)
class StockPart:
    """Whether anything can be bought at once."""

    in_stock: bool


@dataclass(frozen=True, slots=True)
class CreditPart:
    """The merchant's grade and what it does to the search slot (decision D29)."""

    grade: str
    search_factor: Decimal


@dataclass(frozen=True, slots=True)
class BoothPart:
    """Where the merchant's stalls are."""

    booth_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnoverPart:
    """Completed sales to add."""

    amount_minor: int
    quantity: int


ListingPart = StockPart | CreditPart | BoothPart | TurnoverPart
