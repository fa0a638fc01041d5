"""Translations: null where absent; a client falls back field by field."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.saleor import LanguageDisplay
from backend.api.scalars import JSONString
from backend.catalog.graphql.attributes import language_display
from backend.catalog.graphql.scope import Words
from backend.kernel.ids import to_relay


class _Translation(graphene.ObjectType):
    id = graphene.ID(required=True)
    language = graphene.Field(LanguageDisplay, required=True)
    name = graphene.String()
    description = graphene.Field(JSONString)
    slug = graphene.String()
    seo_title = graphene.String()
    seo_description = graphene.String()

    class Meta:
        abstract = True

    @staticmethod
    def resolve_id(root: Words, _info: Any) -> str:
        type_name, _, rest = root.id.partition(":")
        return to_relay(f"{type_name}Translation", rest)

    @staticmethod
    def resolve_language(root: Words, _info: Any) -> LanguageDisplay:
        return language_display(root.code)

    @staticmethod
    def resolve_name(root: Words, _info: Any) -> Any:
        return root.texts.get("name")

    @staticmethod
    def resolve_description(root: Words, _info: Any) -> Any:
        return root.texts.get("description")

    @staticmethod
    def resolve_slug(root: Words, _info: Any) -> Any:
        return root.texts.get("slug")

    @staticmethod
    def resolve_seo_title(root: Words, _info: Any) -> Any:
        return root.texts.get("seoTitle")

    @staticmethod
    def resolve_seo_description(root: Words, _info: Any) -> Any:
        return root.texts.get("seoDescription")


class ProductTranslation(_Translation):
    """A product's texts in a language."""


class CategoryTranslation(_Translation):
    """A category's texts in a language."""


class CollectionTranslation(_Translation):
    """A collection's texts in a language."""


class ProductVariantTranslation(graphene.ObjectType):
    """A variant's name in a language."""

    id = graphene.ID(required=True)
    language = graphene.Field(LanguageDisplay, required=True)
    name = graphene.String(required=True)

    @staticmethod
    def resolve_id(root: Words, _info: Any) -> str:
        return to_relay("ProductVariantTranslation", root.id.partition(":")[2])

    @staticmethod
    def resolve_language(root: Words, _info: Any) -> LanguageDisplay:
        return language_display(root.code)

    @staticmethod
    def resolve_name(root: Words, _info: Any) -> str:
        return str(root.texts.get("name", ""))
