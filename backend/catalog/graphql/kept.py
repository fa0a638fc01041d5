"""Which fields of the catalogue an anonymous answer may be kept with (``backend.api.keeping``).

None of these looks at the viewer, and each is covered by the triggers of the ``marks`` migrations.
"""

from __future__ import annotations

from backend.api.keeping import keepable
from backend.api.marks import REFERENCE, merchant_mark
from backend.api.pieces import keep_pieces
from backend.catalog.graphql.scope import InChannel, goods_subjects


def _product(shown: InChannel) -> tuple[str, tuple[str, ...]] | None:
    """Goods in a channel hang on their own mark and their seller's, whatever list shows them."""
    if shown.channel is None:
        return None
    return f"{shown.channel.pk}:{shown.pk}", goods_subjects(shown.row)


def _merchant(shown: object) -> tuple[str, tuple[str, ...]] | None:
    """A seller as a channel shows it."""
    if not isinstance(shown, InChannel) or shown.channel is None:
        return None
    return f"{shown.channel.pk}:{shown.pk}", (merchant_mark(shown.pk),)


def keep_goods() -> None:
    """Declare the fields of lists and product pages."""
    keep_pieces("Product", _product)
    keep_pieces("Merchant", _merchant)
    for words in ("Category", "Attribute"):
        keep_pieces(words, lambda row: (str(row.pk), ()))  # of REFERENCE alone, as their options
    keep_pieces("AttributeValue", lambda one: (str(one.option.pk), ()) if one.option else None)
    keepable("Query", "products", "product", subjects=(REFERENCE,))
    keepable("ProductCountableConnection", "edges", "pageInfo", "totalCount", "shownCount")
    keepable("ProductCountableEdge", "node", "cursor")
    keepable("PageInfo", "hasNextPage", "hasPreviousPage", "startCursor", "endCursor")
    keepable(
        "Product", "id", "name", "slug", "description", "seoTitle", "seoDescription", "created",
        "rating", "channel", "category", "categoryTrail", "isAvailable", "isAvailableForPurchase",
        "pricing", "media", "thumbnail", "variants", "defaultVariant", "attributes", "translation",
        "attributesCompared", "merchant", "merchantGrade", "boothCodes", "inStock", "soldQuantity",
        "saleMode", "unit", "returnable", "hsCode",
    )  # fmt: skip
    keepable(
        "ProductVariant", "id", "name", "sku", "channel", "trackInventory", "attributes", "pricing",
        "translation", "baseUnit", "saleUnits", "carton", "cutting", "minCut", "gtin", "media",
    )  # fmt: skip
    keepable(
        "Merchant", "id", "slug", "name", "kind", "grade", "isGovSupplier", "legalName", "uscc",
        "licence", "description", "activeSince", "identityVerifiedAt", "regionCode", "addressLine",
    )  # fmt: skip
    keepable("CreditGrade", "grade", "score", "badge", "label", "isNew")
    keepable("Category", "id", "slug", "name", "level", "translation")
    keepable("SelectedAttribute", "attribute", "values")
    keepable("Attribute", "id", "slug", "name", "unit", "inputType", "withChoices", "translation")
    keepable(
        "AttributeValue", "id", "slug", "name", "value", "plainText", "boolean", "date", "dateTime",
        "inputType", "translation",
    )  # fmt: skip
    for words in ("Product", "ProductVariant", "Category", "Attribute", "AttributeValue"):
        keepable(f"{words}Translation", "id", "name")
    for words in ("Product", "Category"):
        keepable(f"{words}Translation", "slug", "description", "seoTitle", "seoDescription")
    keepable("ProductMedia", "id", "url", "alt", "type", "sortOrder")
    keepable("SaleUnit", "code", "name", "factor")
    keepable("Image", "url", "alt")
    keepable("ProductPricingInfo", "onSale", "priceRange", "priceRangeUndiscounted", "discount")
    keepable("VariantPricingInfo", "onSale", "price", "priceUndiscounted", "discount")
    keepable("TaxedMoneyRange", "start", "stop")
    keepable("TaxedMoney", "gross", "net", "tax", "currency")
    keepable("Money", "amount", "currency")
