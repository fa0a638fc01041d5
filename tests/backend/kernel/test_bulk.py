"""COPY writes what bulk_create writes, and the table's rules hold."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from backend.catalog.models import Product, ProductVariant
from backend.kernel.bulk import rows_copy, rows_update
from backend.pricing.models import PriceTier
from tests.factories.catalog import a_product

pytestmark = pytest.mark.django_db

HOSTILE = '引号" 反斜线\\ 制表\t 换行\n {花括号} \\N 空'


def _like(product: Product, slug: str) -> Product:
    twin = Product.objects.get(pk=product.pk)
    twin.pk = Product._meta.pk.get_default()
    twin.slug, twin.name, twin.facts = slug, HOSTILE, {"a": [HOSTILE, 1, None, True]}
    return twin


def test_copied_rows_read_back_as_inserted_ones():
    product = a_product()
    copied, inserted = _like(product, "copied"), _like(product, "inserted")
    assert rows_copy([copied]) == 1
    Product.objects.bulk_create([inserted])

    one, other = (Product.objects.get(slug=slug) for slug in ("copied", "inserted"))
    differ = {"slug"}
    assert {k: v for k, v in model_to_dict(one).items() if k not in differ} == {
        k: v for k, v in model_to_dict(other).items() if k not in differ
    }
    assert one.name == HOSTILE
    assert one.facts == {"a": [HOSTILE, 1, None, True]}
    assert one.created_at is not None
    assert one.status == other.status


def test_constraints_hold_and_nothing_of_a_refused_batch_stays():
    product = a_product()
    variant = ProductVariant.objects.filter(product=product).first()
    channel = product.listings.first().channel
    rows = [
        PriceTier(variant=variant, channel_id=channel.pk, min_quantity=7, unit_price="1.5")
        for _ in range(2)
    ]
    before = PriceTier.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_copy(rows)

    assert PriceTier.objects.count() == before


def test_updated_rows_read_back_and_others_stay():
    products = [a_product(), a_product(), a_product()]
    for product in products:
        product.name = HOSTILE + product.slug
    products[0].published_at = None
    assert rows_update(products[:2], ["name", "published_at"]) == 2

    names = [Product.objects.get(pk=product.pk).name for product in products]
    assert names[:2] == [product.name for product in products[:2]]
    assert names[2] != products[2].name
    assert Product.objects.get(pk=products[0].pk).published_at is None
    assert rows_update([], ["name"]) == 0
    with pytest.raises(AssertionError, match="plain columns"):
        rows_update(products, ["facts"])


def test_nothing_is_nothing_and_two_tables_are_refused():
    assert rows_copy([]) == 0
    with pytest.raises(AssertionError, match="one table"):
        rows_copy([a_product(), PriceTier()])
