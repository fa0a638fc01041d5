"""Upper floors give fields to lower types while the schema is built."""

from __future__ import annotations

from typing import Any

import graphene
from graphene.types.field import Field
from graphene.types.unmountedtype import UnmountedType


class FieldTaken(TypeError):
    """Two floors want the same field on one type."""


def extend_type(target: type[graphene.ObjectType], **fields: Any) -> None:
    """Add fields with their resolvers to a type. Raises FieldTaken for a clash; twice is once."""
    known: dict[str, Any] = target._meta.fields
    for name, given in fields.items():
        field = given.mount_as(Field) if isinstance(given, UnmountedType) else given
        if name in known:
            if known[name] is field:
                continue
            raise FieldTaken(f"{target.__name__}.{name} is already there")
        if field.resolver is None:
            raise TypeError(f"{target.__name__}.{name} needs a resolver")
        known[name] = field
