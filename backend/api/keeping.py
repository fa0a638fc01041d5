"""Which answers may be kept: only documents made of fields whose sources are marked.

A field that is not named here is never kept, so a new field is slow at worst, and never stale.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)


@dataclass(slots=True)
class _Type:
    fields: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)


_types: dict[str, _Type] = {}


def keepable(type_name: str, *fields: str, subjects: tuple[str, ...] = ()) -> None:
    """Declare fields (as the API spells them) whose every change leaves a mark.

    Rows found while the answer is made mark themselves (``RequestContext.saw``); ``subjects`` are
    those that any answer with this type depends on. The fields must not look at who asks.
    """
    known = _types.setdefault(type_name, _Type())
    known.fields.update(fields)
    known.subjects.update(subjects)


class _Walk(Visitor):
    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.fit = True
        self.subjects: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.info.get_parent_type()
        name = node.name.value
        if name == "__typename":
            return
        known = _types.get(get_named_type(parent).name) if parent else None
        if known is None or name not in known.fields:
            self.fit = False
            return
        self.subjects |= known.subjects


def subjects_of(schema: GraphQLSchema, document: DocumentNode) -> frozenset[str] | None:
    """What every answer to this document depends on, or None when it may not be kept."""
    operations = [
        node for node in document.definitions if isinstance(node, OperationDefinitionNode)
    ]
    if len(operations) != 1 or operations[0].operation.value != "query":
        return None
    info = TypeInfo(schema)
    walk = _Walk(info)
    visit(document, TypeInfoVisitor(info, walk))
    return frozenset(walk.subjects) if walk.fit else None
