"""Random well-typed variables never bring a fault: every field, hostile values, real ids (seeded)."""

from __future__ import annotations

import random
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLNonNull,
    get_named_type,
    is_list_type,
    is_required_input_field,
)

from backend.kernel.actor import Actor
from backend.parties.roles import ROLES
from tests.backend.api.leaks import registry, shapes
from tests.backend.api.leaks.asking import ask, schema, type_of, undone
from tests.backend.api.leaks.world import World
from tests.factories.trade import acting

ROUNDS = 4
TEXTS = (
    "", " ", "x" * 3000, "１２３", "-1", "1e3", "9" * 40, "'; DROP TABLE x; --", "%_\\",
    "<script>alert(1)</script>", "\ud83d\ude00", "\u202e", "CNY", "textile-cny", "gov", "ZZZ",
    "null", "{}", "../..", "a@b.cn", "2026-13-45", "esc_0", "WyJ4Il0=", "textile",
)  # fmt: skip
NUMBERS = (0, -1, 1, 2, 100, 101, 2**31 - 1, -(2**31))
DECIMALS = ("0", "-1", "0.001", "1e3", "1e-9", "999999999999999", "0.0000001", "12.8")
DATES = ("0001-01-01", "9999-12-31", "2026-06-05")
TIMES = (
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2026-06-05T00:00:00",
    "2026-06-05T00:00:00+14:00",
)
JSONS: tuple[Any, ...] = (
    {},
    [],
    "x",
    1,
    {"a": {"b": [1, None, "x"]}},
    {"instrument": "ok"},
    None,
)


class Dice:
    """Makes values; always the same ones for one seed."""

    def __init__(self, world: World, name: str, seed: str) -> None:
        self.world, self.name = world, name
        self.random = random.Random(seed)

    def value(self, kind: Any, path: str) -> Any:
        """A value that the type allows."""
        named = shapes.plain(kind)
        if not isinstance(kind, GraphQLNonNull) and self.random.random() < 0.15:
            return None
        if is_list_type(named):
            return [self.value(named.of_type, path) for _ in range(self.random.choice((0, 1, 2)))]
        if isinstance(named, GraphQLInputObjectType):
            return {
                key: self.value(field.type, f"{path}.{key}")
                for key, field in named.fields.items()
                if is_required_input_field(field) or self.random.random() < 0.4
            }
        if isinstance(named, GraphQLEnumType):
            return self.random.choice(list(named.values))
        return self.scalar(named.name, path)

    def scalar(self, kind: str, path: str) -> Any:
        """A hostile or, half of the time, a sensible leaf."""
        pick = self.random.choice
        if kind == "ID" or (kind == "String" and path.rsplit(".", 1)[-1] in self.world.texts):
            return self.key(path)
        if kind in {"Int", "PositiveInt", "Day"}:
            return pick(NUMBERS) if kind == "Int" else pick((1, 7, 2**31 - 1))
        if kind in {"Decimal", "PositiveDecimal"}:
            return pick([one for one in DECIMALS if kind == "Decimal" or one[0] != "-"])
        pools: dict[str, tuple[Any, ...]] = {
            "Float": (0, -1.5, 1e300), "Boolean": (True, False), "Date": DATES, "DateTime": TIMES,
            "JSON": JSONS, "JSONString": ("{}", "[]", '{"blocks":[]}', "1"),
            "UUID": ("00000000-0000-0000-0000-000000000000",), "GenericScalar": JSONS,
        }  # fmt: skip
        if kind in pools:
            return pick(pools[kind])
        plain = shapes.TEXTS.get(path.rsplit(".", 1)[-1])
        return plain if plain and self.random.random() < 0.5 else pick(TEXTS)

    def key(self, path: str) -> str:
        """Mostly an id of the right kind, so that the act goes deep."""
        wanted = type_of(self.name, path) or registry.QUERY_TYPES.get(f"{self.name}.{path}", "")
        leaf = path.rsplit(".", 1)[-1]
        if leaf in self.world.texts and self.random.random() < 0.7:
            return self.random.choice(self.world.texts[leaf])
        if self.world.ids.get(wanted) and self.random.random() < 0.8:
            return self.random.choice(self.world.ids[wanted])
        kinds = sorted(kind for kind, rows in self.world.ids.items() if rows)
        return self.random.choice([*TEXTS[:6], self.world.first(self.random.choice(kinds))])


def almighty(world: World) -> list[Actor]:
    """Side A's people, each with every permission there is, so that no door hides a fault."""
    seen = [world.insiders[name] for name in ("seller", "requester", "buyer", "supplier")]
    return [
        acting(None).__class__(
            user_id=one.user_id, person_id=one.person_id, organization_id=one.organization_id,
            permissions=frozenset().union(*(role.permissions for role in ROLES.values())),
            roles=one.roles, level=2, email=one.email,
        )
        for one in seen
    ]  # fmt: skip


def _fields(kind: str) -> dict[str, Any]:
    root = schema().query_type if kind == "query" else schema().mutation_type
    assert root is not None
    return root.fields


@pytest.mark.parametrize("kind", ["query", "mutation"])
def test_no_variables_bring_a_fault(world, kind):
    actors, faults = almighty(world), []
    for name, field in sorted(_fields(kind).items()):
        inside = shapes.selection(field.type, 2, schema())
        if kind == "mutation":
            errors = get_named_type(field.type).fields["errors"]
            inside = f" {{ errors {{ {' '.join(get_named_type(errors.type).fields)} }} }}"
        if name == "node":
            inside = " { __typename id }"
        for turn in range(ROUNDS):
            dice = Dice(world, name, f"{name}:{turn}")
            given, kinds = {}, {}
            for argument, spec in field.args.items():
                if shapes.is_required_argument(spec) or dice.random.random() < 0.5:
                    given[argument] = dice.value(spec.type, argument)
                    kinds[argument] = spec.type
            if kind == "query" and "first" in field.args and "last" not in given:
                given["first"], kinds["first"] = given.get("first", 5), field.args["first"].type
            text = shapes.operation(kind, name, field, kinds, inside)
            with undone():
                answer = ask(text, given, actors[turn % len(actors)])
            codes = [row["extensions"]["code"] for row in answer.body.get("errors", ())]
            if answer.status >= 500 or "INTERNAL" in codes:
                faults.append((name, turn, given))

    assert not faults, "\n".join(str(row)[:400] for row in faults)
