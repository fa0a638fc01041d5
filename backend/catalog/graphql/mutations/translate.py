"""Saleor's translation mutations."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, SaleorMutation, enum_of
from backend.api.saleor import LanguageCodeEnum, OwnCode
from backend.api.scalars import JSONString
from backend.catalog.graphql.attributes import AttributeNode, AttributeValueNode, Shown
from backend.catalog.graphql.scope import InChannel
from backend.catalog.graphql.types import CategoryNode, CollectionNode, ProductNode
from backend.catalog.services import texts_translate
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay

CODES = ("GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "REQUIRED")
TranslationErrorCode = enum_of("TranslationErrorCode", CODES)


class TranslationError(OwnCode, graphene.ObjectType):
    """Why a translation was not written."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(TranslationErrorCode, required=True)


class TranslationInput(graphene.InputObjectType):
    """Texts of goods, categories and collections."""

    name = graphene.String()
    description = JSONString()
    slug = graphene.String()
    seo_title = graphene.String()
    seo_description = graphene.String()


class NameTranslationInput(graphene.InputObjectType):
    """A name."""

    name = graphene.String()


class AttributeValueTranslationInput(graphene.InputObjectType):
    """A value's name."""

    name = graphene.String()
    rich_text = JSONString()
    plain_text = graphene.String()


_KEYS = {"seo_title": "seoTitle", "seo_description": "seoDescription"}


class _Translate(SaleorMutation):
    permission = SIGNED_IN
    error_type = TranslationError
    error_codes = frozenset(CODES)
    kind = ""

    class Meta:
        abstract = True

    @classmethod
    def row(cls, actor: Actor, id: str, language_code: str, input: Any) -> Any:
        """The row with its texts written."""
        texts = {_KEYS.get(key, key): value for key, value in input.items()}
        return texts_translate(
            actor=actor,
            kind=cls.kind,
            row_id=from_relay(id, cls.kind),
            language=str(language_code),
            texts=texts,
        )


def _arguments(input_type: Any) -> type:
    return type(
        "Arguments",
        (),
        {
            "id": graphene.ID(required=True),
            "language_code": LanguageCodeEnum(required=True),
            "input": input_type(required=True),
        },
    )


class ProductTranslate(_Translate):
    """Write a product's texts in a language."""

    kind = "Product"
    product = graphene.Field(ProductNode)
    Arguments = _arguments(TranslationInput)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(product=InChannel(cls.row(actor, **given)))


class CategoryTranslate(_Translate):
    """Write a category's texts in a language."""

    kind = "Category"
    category = graphene.Field(CategoryNode)
    Arguments = _arguments(TranslationInput)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(category=cls.row(actor, **given))


class CollectionTranslate(_Translate):
    """Write a collection's texts in a language."""

    kind = "Collection"
    collection = graphene.Field(CollectionNode)
    Arguments = _arguments(TranslationInput)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(collection=InChannel(cls.row(actor, **given)))


class AttributeTranslate(_Translate):
    """Write an attribute's name in a language."""

    kind = "Attribute"
    attribute = graphene.Field(AttributeNode)
    Arguments = _arguments(NameTranslationInput)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        return cls(attribute=cls.row(actor, **given))


class AttributeValueTranslate(_Translate):
    """Write a value's name in a language."""

    kind = "AttributeValue"
    attribute_value = graphene.Field(AttributeValueNode)
    Arguments = _arguments(AttributeValueTranslationInput)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **given: Any) -> Self:
        row = cls.row(actor, **given)
        return cls(attribute_value=Shown(row.attribute, option=row))
