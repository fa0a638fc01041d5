"""Texts in other languages, written by staff or by the shop itself."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from backend.catalog.events import TextsTranslated
from backend.catalog.models import (
    Attribute,
    AttributeValue,
    Category,
    Collection,
    Product,
    ProductVariant,
)
from backend.catalog.permissions import PRODUCT_EDIT, TRANSLATE
from backend.catalog.services.listing import listing_sync
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Required

KINDS: dict[str, Any] = {
    "Product": Product,
    "ProductVariant": ProductVariant,
    "Category": Category,
    "Collection": Collection,
    "Attribute": Attribute,
    "AttributeValue": AttributeValue,
}
FIELDS = frozenset({"name", "description", "slug", "seoTitle", "seoDescription"})
TEXT_CHARS_MAX = 50_000


def _may(actor: Actor, kind: str, row: Any) -> None:
    """Staff translate everything; a shop its own goods. Known and unknown rows look alike."""
    if actor.may(TRANSLATE):
        if row is None:
            raise NotFound(field="id")
        return
    owner = {"Product": "merchant_id"}.get(kind)
    if owner is None or not actor.may(PRODUCT_EDIT):
        actor.require(TRANSLATE)
    if row is None or getattr(row, str(owner)) != actor.organization_id:
        raise NotFound(field="id")


@transaction.atomic
def texts_translate(
    *,
    actor: Actor,
    kind: str,
    row_id: uuid.UUID,
    language: str,
    texts: Mapping[str, Any],
) -> Any:
    """Write the texts of one row in one language; an empty text takes it away.

    Raises Forbidden, NotFound, Required, Invalid.
    """
    row = KINDS[kind].objects.select_for_update().filter(pk=row_id).first()
    _may(actor, kind, row)
    given = {key: value for key, value in texts.items() if key in FIELDS}
    if not given:
        raise Required(field="input")
    if any(len(str(value)) > TEXT_CHARS_MAX for value in given.values()):
        raise Invalid("文字过长。", field="input")
    held = {**row.translations.get(language, {}), **given}
    kept = {key: value for key, value in held.items() if value}
    translations = {**row.translations, language: kept}
    if not kept:
        translations.pop(language)
    row.translations = translations
    row.save(update_fields=["translations", "updated_at"])
    if kind == "Product":
        listing_sync([row.pk])
    publish(TextsTranslated(row_kind=kind, row_id=row.pk, language=language), actor=actor)
    return row
