"""Goods, words and a carrier, so that every document finds something real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backend.catalog.drafts import StockPart, UseDraft
from backend.catalog.models import Category, Collection, CollectionProduct, Product, ProductVariant
from backend.catalog.services import attribute_put, listing_update, product_type_put
from backend.channels.selectors import channel_by_slug
from backend.kernel.ids import to_relay
from tests.factories.catalog import a_category, a_product
from tests.factories.trade import a_carrier, put_in_stock

CHANNEL = "textile-cny"
STOCK = 500
HOME = {
    "firstName": "采购部", "companyName": "某商行", "country": "CN", "countryArea": "河北省",
    "city": "石家庄市", "cityArea": "长安区", "streetAddress1": "中山东路 1 号",
    "postalCode": "050000", "phone": "13800000000",
}  # fmt: skip


@dataclass
class Shelf:
    """What can be bought: one product, its variants, where it stands."""

    product: Product
    variants: list[ProductVariant]
    category: Category
    collection: Collection

    @property
    def slug(self) -> str:
        return self.product.slug

    def variant(self, place: int = 0) -> str:
        """A variant's global id."""
        return to_relay("ProductVariant", self.variants[place].pk)


def rich(text: str) -> dict[str, Any]:
    """Words in Editor.js blocks."""
    return {"blocks": [{"type": "paragraph", "data": {"text": text}}]}


def a_shelf(*, price: str = "12.80", variants: int = 4, **product: Any) -> Shelf:
    """A garment in all its words, stocked, with one way to send it."""
    category = a_category()
    attribute_put(slug="bestseller", name="热销", kind="BOOLEAN", english="Bestseller")
    product_type_put(
        slug="garment", name="服装", uses=[UseDraft(attribute="bestseller", filter=True)]
    )  # fmt: skip
    english = {
        "name": "Cotton tee", "slug": "cotton-tee", "description": rich("Soft cotton."),
        "seoTitle": "Cotton tee", "seoDescription": "A tee of cotton.",
    }  # fmt: skip
    facts = {"style-no": "TX-COTTON", "safety-class": "b", "gsm": "180", "bestseller": True}
    made = a_product(
        facts=facts,
        price=price,
        variants=variants,
        tiers=((1, price), (100, "11.00")),
        description=rich("柔软的棉。"),
        translations={"EN": english},
        **product,
    )
    Category.objects.filter(pk=category.pk).update(
        description=rich("各式T恤。"),
        translations={"EN": {"name": "T-shirts", "slug": "tees-en"}},
    )
    channel = channel_by_slug(CHANNEL)
    assert channel is not None
    collection = Collection.objects.create(
        slug="spring", name="春季", site=channel.site, is_published=True,
        translations={"EN": {"name": "Spring", "slug": "spring-en"}},
    )  # fmt: skip
    CollectionProduct.objects.create(collection=collection, product=made, position=1)
    rows = list(ProductVariant.objects.filter(product=made).order_by("position"))
    for row in rows:
        put_in_stock(row, STOCK)
    listing_update([made.pk], StockPart(in_stock=True))
    a_carrier()
    return Shelf(made, rows, Category.objects.get(pk=category.pk), collection)
