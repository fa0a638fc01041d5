"""Put a question, see whether it wrote, compare two answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from graphql import GraphQLSchema, get_named_type

from backend.config.schema import root_executor
from backend.kernel.actor import Actor
from tests.backend.api.leaks import registry, shapes
from tests.backend.api.leaks.world import World, nobody
from tests.plugin.api import Answer, Api

REFUSED = {"UNAUTHENTICATED", "FORBIDDEN", "LEVEL_TWO_REQUIRED"}
NOT_THERE = {"NOT_FOUND", "INVALID_ID"} | REFUSED
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)


def schema() -> GraphQLSchema:
    """The product's schema."""
    return root_executor().schema


def type_of(name: str, path: str) -> str:
    """The kind of thing an id at a path of a mutation names; empty when no id stands there."""
    leaf = path.rsplit(".", 1)[-1]
    if leaf == "id" and path in {"id", "input.id"}:
        return next((kind for head, kind in registry.ID_BY_MUTATION if name.startswith(head)), "")
    return registry.ID_TYPES.get(leaf, "")


class Picker:
    """Chooses arguments of a mutation: side A's ids, or ids of things that do not exist."""

    def __init__(self, world: World, name: str, *, real: bool, place: int = 0) -> None:
        self.world, self.name, self.real, self.place = world, name, real, place
        self.made: dict[str, str] = {}

    def id_of(self, kind: str) -> str:
        """An id of a kind: one of side A's by turn, or one that nobody has."""
        if not self.real:
            return self.made.setdefault(kind, nobody(kind))
        known = self.world.ids.get(kind) or [nobody(kind)]
        return known[self.place % len(known)]

    def __call__(self, path: str, scalar: str) -> Any:
        leaf = path.rsplit(".", 1)[-1]
        if scalar == "optional" and path not in registry.EXTRA_ARGUMENTS.get(self.name, ()):
            return None if path != "id" else True
        for key in (f"{self.name}.{path}", path, leaf):
            if key in registry.FIXED_ARGUMENTS:
                return registry.FIXED_ARGUMENTS[key]
        kind = type_of(self.name, path)
        if kind:
            return self.id_of(kind)
        leaf = registry.TEXT_NAMES.get((self.name, leaf), leaf)
        if leaf in self.world.texts and scalar == "String":
            return self.world.texts[leaf][0] if self.real else f"{leaf}-unknown"
        return True if scalar == "optional" else None


def mutation(world: World, name: str, *, real: bool, place: int = 0) -> tuple[str, dict[str, Any]]:
    """The text and variables of one mutation."""
    root = schema().mutation_type
    assert root is not None
    field = root.fields[name]
    given, kinds = shapes.arguments(field, Picker(world, name, real=real, place=place))
    payload = get_named_type(field.type)
    errors = get_named_type(payload.fields["errors"].type)
    inside = " ".join(part for part in ("field", "code", "message") if part in errors.fields)
    return shapes.operation("mutation", name, field, kinds, f" {{ errors {{ {inside} }} }}"), given


def names_a_thing(name: str) -> bool:
    """Whether a mutation's arguments name an object: a typed id, or a text of the world."""
    picker = Picker(_Named(), name, real=False)
    field = schema().mutation_type.fields[name]  # type: ignore[union-attr]
    given, _ = shapes.arguments(field, picker)
    return bool(picker.made) or "-unknown" in json.dumps(given, default=str)


class _Named(World):
    """An empty world that knows only which texts name things."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("settlementSubject", "ocid", "trackingNumber", "carrier"):
            self.texts[name] = []


def codes_of(answer: Answer, name: str = "answer") -> list[str]:
    """All codes of an answer, top level first."""
    top = [row["extensions"]["code"] for row in answer.body.get("errors", ())]
    held = (answer.body.get("data") or {}).get(name)
    rows = held.get("errors") if isinstance(held, dict) else None
    return top + [row["code"] for row in rows or ()]


def prints() -> str:
    """A fingerprint of every row of every table the application may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN"
            " ('pg_catalog', 'information_schema') AND has_table_privilege("
            "format('%I.%I', schemaname, tablename), 'SELECT') ORDER BY 1"
        )
        names = [row[0] for row in cursor.fetchall()]
        parts = [
            f"SELECT '{name}', count(*), coalesce(sum(hashtext(ctid::text || xmin::text)::bigint), 0)"
            f" FROM {name}"
            for name in names
        ]
        cursor.execute(" UNION ALL ".join(parts))
        return json.dumps([[str(part) for part in row] for row in cursor.fetchall()])


def changed(before: str, after: str) -> list[str]:
    """Tables whose rows differ between two fingerprints."""
    old, new = json.loads(before), json.loads(after)
    return [a[0] for a, b in zip(old, new, strict=True) if a != b]


class Watch:
    """Notes whether a statement that writes went to the database."""

    def __init__(self) -> None:
        self.wrote = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITES.match(sql):
            self.wrote = True
        return execute(sql, params, many, context)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back; an act inside is on its own, as in a request."""
    with transaction.atomic():
        connection.atomic_blocks[-1]._from_testcase = True
        yield
        transaction.set_rollback(True)


def ask(text: str, variables: dict[str, Any], actor: Actor | None) -> Answer:
    """One operation through the real view."""
    return Api().post(text, variables, actor=actor)


def hollow(value: Any) -> bool:
    """Whether an answer says nothing: null, an empty list, a page without rows."""
    if value is None or value == []:
        return True
    if isinstance(value, dict) and "totalCount" in value:
        return not value.get("edges") and not value["totalCount"]
    return False
