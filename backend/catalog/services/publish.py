"""On and off the shelf (markets brief 7): review by rule first."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from django.db import transaction

from backend.catalog.errors import ProductRejected, ProductStateWrong, SellerNotActive
from backend.catalog.events import ProductMoved
from backend.catalog.models import Product, ProductListing, ProductVariant, VariantListing
from backend.catalog.permissions import PRODUCT_EDIT, PRODUCT_REVIEW
from backend.catalog.rules import (
    BLOCKED,
    IN_REVIEW,
    PUBLISHED,
    REJECTED,
    UNPUBLISHED,
    Fault,
    may_move,
    review_faults,
)
from backend.catalog.selectors import attribute_defs
from backend.catalog.services.listing import listing_sync
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, Sentence
from backend.parties.selectors import seller_trades
from backend.rulebook.selectors import local_day


def product_lock(actor: Actor, product_id: uuid.UUID, *, reviewer: bool = False) -> Product:
    """The product, locked; the actor's own unless a reviewer asks. Raises NotFound."""
    rows = Product.objects.select_for_update(of=("self",)).filter(pk=product_id)
    if not (reviewer or actor.is_system):
        rows = rows.filter(merchant_id=actor.organization_id)
    product = rows.select_related("category").first()
    if product is None:
        raise NotFound(field="id")
    return product


def seller_check(actor: Actor, merchant_id: uuid.UUID | None) -> None:
    """A shop that may not trade today changes none of its goods. Raises SellerNotActive.

    Taking goods off the shelf stays open to it; the system's own acts are not asked.
    """
    if actor.is_system or merchant_id is None:
        return
    if not seller_trades(merchant_id):
        raise SellerNotActive


def _move(product: Product, target: str, *, actor: Actor, notes: Sequence[Fault] = ()) -> Product:
    before = product.status
    if not may_move(before, target):
        raise ProductStateWrong(before, target)
    product.status = target
    product.review_notes = [note.as_row() for note in notes]
    if target == PUBLISHED and product.published_at is None:
        product.published_at = clock.now()
    product.save(update_fields=["status", "review_notes", "published_at", "updated_at"])
    listing_sync([product.pk])
    publish(
        ProductMoved(
            product_id=product.pk,
            merchant_id=product.merchant_id,
            before=before,
            after=target,
            reasons=[note.code for note in notes],
        ),
        actor=actor,
    )
    return product


def move_to_review(product: Product, *, actor: Actor) -> Product:
    """Back to review after a change that needs it."""
    return _move(product, IN_REVIEW, actor=actor)


def faults_of(product: Product) -> list[Fault]:
    """What review by rule says of a product today."""
    variants = list(ProductVariant.objects.filter(product=product))
    prices = VariantListing.objects.filter(variant__product=product).count()
    texts = [product.name, json.dumps(product.description, ensure_ascii=False)]
    return review_faults(
        specs=attribute_defs([product.product_type_id]).get(product.product_type_id, {}),
        facts=product.facts,
        variant_choices=[variant.choices for variant in variants],
        texts=texts,
        category=product.category.slug,
        pictures=product.media.count() or int(bool(product.picture)),
        prices=prices,
        today=local_day(clock.now()),
    )


def product_publish(*, actor: Actor, product_id: uuid.UUID) -> Product:
    """Put an own product on the shelf when review by rule finds nothing.

    Raises NotFound, SellerNotActive, ProductStateWrong, ProductRejected (the refusal is stored with its reasons).
    """
    actor.require(PRODUCT_EDIT)
    with transaction.atomic():
        product = product_lock(actor, product_id)
        if product.status == PUBLISHED:
            return product
        if not seller_trades(product.merchant_id):
            raise SellerNotActive
        if not may_move(product.status, PUBLISHED):
            raise ProductStateWrong(product.status, PUBLISHED)
        faults = faults_of(product)
        if not faults:
            return _move(product, PUBLISHED, actor=actor)
        _move(product, REJECTED, actor=actor, notes=faults)
    raise ProductRejected(faults)


@transaction.atomic
def product_unpublish(*, actor: Actor, product_id: uuid.UUID) -> Product:
    """Take an own product off the shelf. Raises NotFound, ProductStateWrong."""
    actor.require(PRODUCT_EDIT)
    product = product_lock(actor, product_id)
    if product.status == UNPUBLISHED:
        return product
    return _move(product, UNPUBLISHED, actor=actor)


@transaction.atomic
def product_block(*, actor: Actor, product_id: uuid.UUID, reason: str) -> Product:
    """The operator takes any product off the shelf. Raises NotFound, ProductStateWrong."""
    actor.require(PRODUCT_REVIEW)
    product = product_lock(actor, product_id, reviewer=True)
    note = Fault("id", "BLOCKED", Sentence(reason[:300]))
    return _move(product, BLOCKED, actor=actor, notes=[note])


@transaction.atomic
def product_unblock(*, actor: Actor, product_id: uuid.UUID) -> Product:
    """The operator lifts a block; the merchant publishes again. Raises NotFound."""
    actor.require(PRODUCT_REVIEW)
    product = product_lock(actor, product_id, reviewer=True)
    return _move(product, UNPUBLISHED, actor=actor)


@transaction.atomic
def merchant_visibility_set(merchant_id: uuid.UUID, *, visible: bool) -> int:
    """Hide or show everything of a merchant (suspension); called by the floors above."""
    rows = ProductListing.objects.filter(product__merchant_id=merchant_id)
    return int(rows.exclude(visible=visible).update(visible=visible))
