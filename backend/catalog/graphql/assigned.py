"""Assigned attributes, the new generation: one type per kind of value."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import graphene

from backend.api.saleor import File, LanguageCodeEnum
from backend.api.scalars import JSON
from backend.catalog.graphql.attributes import AttributeNode, Given, Shown


class AssignedAttribute(graphene.Interface):
    """An attribute with the value goods have of it."""

    attribute = graphene.Field(AttributeNode, required=True)

    @classmethod
    def resolve_type(cls, root: Given, _info: Any) -> Any:
        return TYPE_BY_KIND[root.attribute.input_type]


def _plain(root: Given) -> Any:
    return root.values[0].plain if root.values else None


def _language() -> Any:
    return LanguageCodeEnum(required=True)


class AssignedNumericAttribute(graphene.ObjectType):
    """A number."""

    value = graphene.Float()

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> float | None:
        plain = _plain(root)
        return float(plain) if plain is not None else None


class AssignedTextAttribute(graphene.ObjectType):
    """Rich text."""

    value = graphene.Field(JSON)
    translation = graphene.Field(JSON, language_code=_language())

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Any:
        return _plain(root)

    @staticmethod
    def resolve_translation(_root: Given, _info: Any, language_code: str) -> None:
        return None


class AssignedPlainTextAttribute(graphene.ObjectType):
    """Plain text."""

    value = graphene.String()
    translation = graphene.String(language_code=_language())

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Any:
        return _plain(root)

    @staticmethod
    def resolve_translation(_root: Given, _info: Any, language_code: str) -> None:
        return None


class AssignedFileAttribute(graphene.ObjectType):
    """A file."""

    value = graphene.Field(File)

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Any:
        plain = _plain(root)
        return File(url=plain) if plain else None


class AssignedBooleanAttribute(graphene.ObjectType):
    """Yes or no."""

    value = graphene.Boolean()

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Any:
        return _plain(root)


class AssignedDateAttribute(graphene.ObjectType):
    """A day."""

    value = graphene.Date()

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> date | None:
        plain = _plain(root)
        return date.fromisoformat(plain) if plain else None


class AssignedDateTimeAttribute(graphene.ObjectType):
    """A moment."""

    value = graphene.DateTime()

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> datetime | None:
        plain = _plain(root)
        return datetime.fromisoformat(plain).replace(tzinfo=UTC) if plain else None


class AssignedChoiceAttributeValue(graphene.ObjectType):
    """A chosen option."""

    name = graphene.String()
    slug = graphene.String()
    translation = graphene.String(language_code=_language())

    @staticmethod
    def resolve_slug(root: Shown, _info: Any) -> str:
        return root.option.slug if root.option else str(root.plain)

    @staticmethod
    def resolve_translation(root: Shown, _info: Any, language_code: str) -> str | None:
        if root.option is None:
            return None
        words = root.option.translations.get(language_code) or {}
        return words.get("name") or None


class AssignedSwatchAttributeValue(AssignedChoiceAttributeValue):
    """A chosen colour."""

    hex_color = graphene.String()
    file = graphene.Field(File)

    @staticmethod
    def resolve_hex_color(root: Shown, _info: Any) -> str | None:
        return root.option.value or None if root.option else None


class AssignedSingleChoiceAttribute(graphene.ObjectType):
    """One option."""

    value = graphene.Field(AssignedChoiceAttributeValue)

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Shown | None:
        return root.values[0] if root.values else None


class AssignedSwatchAttribute(graphene.ObjectType):
    """One colour."""

    value = graphene.Field(AssignedSwatchAttributeValue)

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> Shown | None:
        return root.values[0] if root.values else None


class AssignedMultiChoiceAttribute(graphene.ObjectType):
    """Several options."""

    value = graphene.List(graphene.NonNull(AssignedChoiceAttributeValue), required=True)

    class Meta:
        interfaces = (AssignedAttribute,)

    @staticmethod
    def resolve_value(root: Given, _info: Any) -> list[Shown]:
        return root.values


TYPE_BY_KIND: dict[str, Any] = {
    "NUMERIC": AssignedNumericAttribute,
    "RICH_TEXT": AssignedTextAttribute,
    "PLAIN_TEXT": AssignedPlainTextAttribute,
    "FILE": AssignedFileAttribute,
    "BOOLEAN": AssignedBooleanAttribute,
    "DATE": AssignedDateAttribute,
    "DATE_TIME": AssignedDateTimeAttribute,
    "DROPDOWN": AssignedSingleChoiceAttribute,
    "SWATCH": AssignedSwatchAttribute,
    "MULTISELECT": AssignedMultiChoiceAttribute,
}


def reference_types(targets: dict[str, Any]) -> list[Any]:
    """The single and multi reference kinds for some target types; no goods use them yet."""
    found = []
    for name, target in targets.items():
        for many in (False, True):
            value = (
                graphene.List(graphene.NonNull(target), required=True)
                if many
                else graphene.Field(target)
            )
            meta = type("Meta", (), {"interfaces": (AssignedAttribute,)})
            kind = f"Assigned{'Multi' if many else 'Single'}{name}ReferenceAttribute"
            fields = {"value": value, "Meta": meta, "__doc__": f"Points at {name}."}
            found.append(type(kind, (graphene.ObjectType,), fields))
    return found
