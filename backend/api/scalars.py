"""Scalars with Saleor's names and behaviour."""

from __future__ import annotations

import decimal
import json
import re
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import graphene
from django.utils import timezone
from graphene.types.generic import GenericScalar
from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema
from graphql.language import ast

__all__ = ["JSON", "UUID", "Decimal", "GenericScalar", "Metadata", "PositiveDecimal", "PositiveInt"]


def _decimal(value: Any) -> decimal.Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, decimal.Decimal)):
        raise GraphQLError("Expected a decimal number.")
    text = str(value)
    if not text.isascii():
        raise GraphQLError("Expected a decimal number.")
    try:
        number = decimal.Decimal(text)
    except decimal.InvalidOperation as error:
        raise GraphQLError("Expected a decimal number.") from error
    if not number.is_finite() or abs(number) > decimal.Decimal(10) ** 15:
        raise GraphQLError("The number is out of range.")
    return number


class Decimal(graphene.Scalar):
    """Exact decimal inside, a JSON number outside (as Saleor's)."""

    @staticmethod
    def serialize(value: Any) -> float:
        return float(value)

    @staticmethod
    def parse_value(value: Any) -> decimal.Decimal:
        return _decimal(value)

    @staticmethod
    def parse_literal(node: ast.ValueNode, _variables: Any = None) -> decimal.Decimal:
        if isinstance(node, (ast.IntValueNode, ast.FloatValueNode, ast.StringValueNode)):
            return _decimal(node.value)
        raise GraphQLError("Expected a decimal number.")


class PositiveDecimal(Decimal):
    """A decimal of zero or more."""

    @staticmethod
    def parse_value(value: Any) -> decimal.Decimal:
        number = _decimal(value)
        if number < 0:
            raise GraphQLError("The number must not be negative.")
        return number

    @staticmethod
    def parse_literal(node: ast.ValueNode, _variables: Any = None) -> decimal.Decimal:
        return PositiveDecimal.parse_value(Decimal.parse_literal(node))


class PositiveInt(graphene.Int):
    """A whole number of one or more."""

    @staticmethod
    def parse_value(value: Any) -> int:
        number = graphene.Int.parse_value(value)
        if not isinstance(number, int) or number < 1:
            raise GraphQLError("Expected a whole number of one or more.")
        return number

    @staticmethod
    def parse_literal(node: ast.ValueNode, _variables: Any = None) -> int:
        if isinstance(node, ast.IntValueNode):
            return PositiveInt.parse_value(int(node.value))
        raise GraphQLError("Expected a whole number of one or more.")


class UUID(graphene.Scalar):
    """A UUID in its usual spelling."""

    @staticmethod
    def serialize(value: Any) -> str:
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> uuid.UUID:
        try:
            return uuid.UUID(str(value))
        except ValueError as error:
            raise GraphQLError("Expected a UUID.") from error

    @staticmethod
    def parse_literal(node: ast.ValueNode, _variables: Any = None) -> uuid.UUID:
        if isinstance(node, ast.StringValueNode):
            return UUID.parse_value(node.value)
        raise GraphQLError("Expected a UUID.")


class JSON(GenericScalar):
    """Any JSON value, as an object and not as text."""


class Metadata(GenericScalar):
    """A map of text to text."""


class Day(graphene.Int):
    """A number of days."""


class Hour(graphene.Int):
    """A number of hours."""


class Minute(graphene.Int):
    """A number of minutes."""


class WeightScalar(graphene.Float):
    """A weight in the unit said beside it."""


class Upload(GenericScalar):
    """A file; only on the upload path."""


class OpenValue(GenericScalar):
    """Federation's open value."""

    class Meta:
        name = "_Any"


class JSONString(graphene.Scalar):
    """Text that holds JSON (Editor.js blocks for rich text)."""

    @staticmethod
    def serialize(value: Any) -> str:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    @staticmethod
    def parse_value(value: Any) -> Any:
        try:
            return json.loads(value)
        except (TypeError, ValueError) as error:
            raise GraphQLError("Expected text that holds JSON.") from error

    @staticmethod
    def parse_literal(node: ast.ValueNode, _variables: Any = None) -> Any:
        if isinstance(node, ast.StringValueNode):
            return JSONString.parse_value(node.value)
        raise GraphQLError("Expected text that holds JSON.")


_HALF = re.compile("[\x00\ud800-\udfff]")


def text_is_plain(value: Any) -> bool:
    """Whether no text inside holds what a database or UTF-8 cannot: NUL, half surrogate pairs."""
    if isinstance(value, str):
        return _HALF.search(value) is None
    if isinstance(value, dict):
        return all(text_is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return all(text_is_plain(part) for part in value)
    return True


YEARS = range(1900, 2201)


def _in_years(value: date) -> date:
    if value.year not in YEARS:
        raise GraphQLError("The date is out of range.")
    return value


def _aware(value: date) -> date:
    if isinstance(value, datetime) and value.tzinfo is None:
        return timezone.make_aware(value)
    return value


def times_are_bounded(schema: GraphQLSchema) -> None:
    """Dates of these centuries only; a time without an offset is in the product's own zone."""
    for name in ("Date", "DateTime"):
        scalar = schema.type_map.get(name)
        if not isinstance(scalar, GraphQLScalarType):
            continue
        scalar.parse_value = _bounded(scalar.parse_value)  # type: ignore[method-assign]
        scalar.parse_literal = _bounded(scalar.parse_literal)  # type: ignore[method-assign]


def _bounded(parse: Callable[..., Any]) -> Callable[..., Any]:
    def inner(*given: Any) -> Any:
        value = parse(*given)
        return _aware(_in_years(value)) if isinstance(value, date) else value

    return inner
