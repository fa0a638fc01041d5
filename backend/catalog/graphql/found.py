"""What a search answers beside the goods: facets and suggestions."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.saleor import LanguageCodeEnum
from backend.catalog.graphql.attributes import AttributeNode, AttributeValueTranslation
from backend.catalog.graphql.scope import Words, words_of
from backend.catalog.models import AttributeValue
from backend.catalog.selectors.find import Facet as FacetRow
from backend.catalog.selectors.find import Suggestion

Counted = tuple[AttributeValue, int]


class FacetValue(graphene.ObjectType):
    """A value and how many goods have it."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    value = graphene.String(description="The colour of a swatch.")
    count = graphene.Int(required=True)
    translation = graphene.Field(
        AttributeValueTranslation, language_code=LanguageCodeEnum(required=True)
    )

    @staticmethod
    def resolve_slug(root: Counted, _info: Any) -> str:
        return root[0].slug

    @staticmethod
    def resolve_name(root: Counted, _info: Any) -> str:
        return root[0].name

    @staticmethod
    def resolve_value(root: Counted, _info: Any) -> str | None:
        return root[0].value or None

    @staticmethod
    def resolve_count(root: Counted, _info: Any) -> int:
        return root[1]

    @staticmethod
    def resolve_translation(root: Counted, _info: Any, language_code: str) -> Words | None:
        return words_of("AttributeValue", root[0], language_code)


class FacetRange(graphene.ObjectType):
    """From the lowest to the highest number."""

    min = graphene.Float(required=True)
    max = graphene.Float(required=True)


class Facet(graphene.ObjectType):
    """An attribute to narrow by."""

    attribute = graphene.Field(AttributeNode, required=True)
    values = graphene.List(graphene.NonNull(FacetValue), required=True)
    range = graphene.Field(FacetRange)

    @staticmethod
    def resolve_values(root: FacetRow, _info: Any) -> list[Counted]:
        return root.values

    @staticmethod
    def resolve_range(root: FacetRow, _info: Any) -> Any:
        if root.lowest is None or root.highest is None:
            return None
        return FacetRange(min=float(root.lowest), max=float(root.highest))


class SearchSuggestion(graphene.ObjectType):
    """A way to go on: a category, a shop, or a title."""

    text = graphene.String(required=True)
    kind = graphene.String(required=True)
    slug = graphene.String()

    @staticmethod
    def resolve_slug(root: Suggestion, _info: Any) -> str | None:
        return root.slug or None
