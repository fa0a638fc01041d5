"""What a search answers beside the goods: facets and suggestions."""

from __future__ import annotations

from typing import Any

import graphene

from backend.catalog.graphql.attributes import AttributeNode
from backend.catalog.selectors.find import Facet as FacetRow
from backend.catalog.selectors.find import Suggestion


class FacetValue(graphene.ObjectType):
    """A value and how many goods have it."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    value = graphene.String(description="The colour of a swatch.")
    count = graphene.Int(required=True)


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
    def resolve_values(root: FacetRow, _info: Any) -> list[FacetValue]:
        return [
            FacetValue(slug=row.slug, name=row.name, value=row.value or None, count=count)
            for row, count in root.values
        ]

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
