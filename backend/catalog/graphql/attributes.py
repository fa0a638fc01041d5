"""Attributes in both generations of Saleor: selected values, and typed assigned ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import date as day
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.mutations import enum_of
from backend.api.saleor import File, LanguageCodeEnum, LanguageDisplay, Node
from backend.api.scalars import JSONString
from backend.catalog.graphql.loaders import AttributeSet
from backend.catalog.graphql.scope import Words, words_of
from backend.catalog.models import Attribute, AttributeValue
from backend.kernel.ids import to_relay

AttributeInputTypeEnum = enum_of(
    "AttributeInputTypeEnum",
    ["DROPDOWN", "MULTISELECT", "FILE", "REFERENCE", "SINGLE_REFERENCE", "NUMERIC", "RICH_TEXT",
     "PLAIN_TEXT", "SWATCH", "BOOLEAN", "DATE", "DATE_TIME"],
)  # fmt: skip
AttributeTypeEnum = enum_of("AttributeTypeEnum", ["PRODUCT_TYPE", "PAGE_TYPE"])
VariantAttributeScope = enum_of(
    "VariantAttributeScope", ["ALL", "VARIANT_SELECTION", "NOT_VARIANT_SELECTION"]
)


def language_display(code: str) -> LanguageDisplay:
    """A language with its code."""
    return LanguageDisplay(code=code, language=code.replace("_", "-").lower())


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as shown: an option row, or a plain value."""

    attribute: Attribute
    plain: Any = None
    option: AttributeValue | None = None

    @property
    def name(self) -> str:
        if self.option is not None:
            return self.option.name
        if isinstance(self.plain, bool):
            return "是" if self.plain else "否"
        unit = self.attribute.unit
        return f"{self.plain}{unit}" if unit else str(self.plain)


@dataclass(frozen=True, slots=True)
class Given:
    """An attribute and the values goods have of it."""

    attribute: Attribute
    values: list[Shown] = field(default_factory=list)
    is_variant: bool = False
    is_compared: bool = False


def given_values(held: AttributeSet, facts: dict[str, list[Any]], *, variant: bool) -> list[Given]:
    """Facts joined with their attribute set, in the set's order; attributes without values stay."""
    rows = []
    for use in held.uses:
        if use.is_variant != variant:
            continue
        attribute = use.attribute
        values = []
        for value in facts.get(attribute.slug, ()):
            option = held.options.get((attribute.pk, str(value)))
            values.append(Shown(attribute, plain=None if option else value, option=option))
        rows.append(Given(attribute, values, use.is_variant, use.is_compared))
    return rows


class AttributeTranslation(graphene.ObjectType):
    """An attribute's name in a language."""

    id = graphene.ID(required=True)
    language = graphene.Field(LanguageDisplay, required=True)
    name = graphene.String(required=True)

    @staticmethod
    def resolve_language(root: Words, _info: Any) -> LanguageDisplay:
        return language_display(root.code)

    @staticmethod
    def resolve_name(root: Words, _info: Any) -> str:
        return str(root.texts["name"])


class AttributeValueTranslation(AttributeTranslation):
    """A value's name in a language."""


class AttributeValueNode(graphene.ObjectType):
    """A value: an option, or what was typed."""

    name = graphene.String()
    slug = graphene.String()
    value = graphene.String()
    plain_text = graphene.String()
    rich_text = graphene.Field(JSONString)
    boolean = graphene.Boolean()
    date = graphene.Date()
    date_time = graphene.DateTime()
    file = graphene.Field(File)
    reference = graphene.ID()
    input_type = graphene.Field(AttributeInputTypeEnum)
    translation = graphene.Field(
        AttributeValueTranslation, language_code=LanguageCodeEnum(required=True)
    )

    class Meta:
        name = "AttributeValue"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Shown, _info: Any) -> str:
        key = root.option.pk if root.option else f"{root.attribute.slug}={root.plain}"
        return to_relay("AttributeValue", key)

    @staticmethod
    def resolve_slug(root: Shown, _info: Any) -> str:
        return root.option.slug if root.option else str(root.plain).lower()

    @staticmethod
    def resolve_value(root: Shown, _info: Any) -> str | None:
        return root.option.value or None if root.option else None

    @staticmethod
    def resolve_plain_text(root: Shown, _info: Any) -> str | None:
        return str(root.plain) if root.attribute.input_type == "PLAIN_TEXT" else None

    @staticmethod
    def resolve_boolean(root: Shown, _info: Any) -> bool | None:
        return bool(root.plain) if root.attribute.input_type == "BOOLEAN" else None

    @staticmethod
    def resolve_date(root: Shown, _info: Any) -> day | None:
        return day.fromisoformat(root.plain) if root.attribute.input_type == "DATE" else None

    @staticmethod
    def resolve_date_time(root: Shown, _info: Any) -> datetime | None:
        if root.attribute.input_type != "DATE_TIME":
            return None
        return datetime.fromisoformat(root.plain).replace(tzinfo=UTC)

    @staticmethod
    def resolve_input_type(root: Shown, _info: Any) -> str:
        return root.attribute.input_type

    @staticmethod
    def resolve_translation(root: Shown, _info: Any, language_code: str) -> Words | None:
        if root.option is None:
            return None
        return words_of("AttributeValue", root.option, language_code, needed="name")


AttributeValueConnection = countable_connection("AttributeValue", AttributeValueNode)


class AttributeNode(graphene.ObjectType):
    """A property goods may have."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    input_type = graphene.Field(AttributeInputTypeEnum)
    type = graphene.Field(AttributeTypeEnum)
    unit = graphene.String()
    with_choices = graphene.Boolean(required=True)
    choices = connection_field(AttributeValueConnection)
    translation = graphene.Field(
        AttributeTranslation, language_code=LanguageCodeEnum(required=True)
    )

    class Meta:
        name = "Attribute"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Attribute, _info: Any) -> str:
        return to_relay("Attribute", root.pk)

    @staticmethod
    def resolve_unit(root: Attribute, _info: Any) -> str | None:
        return root.unit or None

    @staticmethod
    def resolve_with_choices(root: Attribute, _info: Any) -> bool:
        return root.input_type in {"DROPDOWN", "MULTISELECT", "SWATCH"}

    @staticmethod
    def resolve_choices(root: Attribute, _info: Any, **paging: Any) -> Any:
        rows = AttributeValue.objects.filter(attribute=root)
        page = resolve_connection(rows, order=("position", "id"), **paging)
        for edge in page.edges:
            edge.node = Shown(root, option=edge.node)
        return page

    @staticmethod
    def resolve_translation(root: Attribute, _info: Any, language_code: str) -> Words | None:
        return words_of("Attribute", root, language_code, needed="name")


AttributeConnection = countable_connection("Attribute", AttributeNode)


class SelectedAttribute(graphene.ObjectType):
    """An attribute with the values chosen (old generation)."""

    attribute = graphene.Field(AttributeNode, required=True)
    values = graphene.List(graphene.NonNull(AttributeValueNode), required=True)
