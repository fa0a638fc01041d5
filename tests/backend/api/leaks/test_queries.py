"""Every query with every role: what is not yours looks like what does not exist (D31, T1)."""

from __future__ import annotations

import json

import pytest
from graphql import get_named_type, is_non_null_type

from backend.parties.roles import ROLES
from tests.backend.api.leaks import registry, shapes
from tests.backend.api.leaks.asking import REFUSED, ask, codes_of, hollow, schema, undone
from tests.backend.api.leaks.world import CANARY, nobody

VIEWERS = ["nobody", "buyer without company", *ROLES]
DEPTH = 4
NOT_IN_THIS_WORLD = {"channels", "deskFreezes", "reconciliationSettlements"}
DEEP = ("nobody", "merchant_owner", "gov_requester", "auditor")


@pytest.fixture(autouse=True)
def _asked_for_nothing(world):
    """One step back for all questions of a test: a question changes nothing by itself."""
    with undone():
        yield


def _root():
    root = schema().query_type
    assert root is not None
    return root.fields


def _ids(name: str) -> dict[str, str]:
    """Id arguments of a query with the kind each names."""
    return {
        path.split(".", 1)[1]: kind
        for path, kind in registry.QUERY_TYPES.items()
        if path.startswith(f"{name}.")
    }


def _variants(world, name: str):
    """Argument choices for a query: for each of side A's ids (and texts) one, else just one."""
    named = _ids(name)
    chosen: list[dict[str, object]] = []
    for argument, kind in named.items():
        pool = world.ids[kind] if kind else [i for rows in world.ids.values() for i in rows]
        chosen += [{argument: one} for one in pool]
    for argument in _root()[name].args:
        text = registry.TEXT_NAMES.get((name, argument), argument)
        if argument not in named and text in world.texts:
            chosen += [{argument: one} for one in world.texts[text]]
    if not any(shapes.is_required_argument(spec) for spec in _root()[name].args.values()):
        chosen.append({})
    return chosen or [{}]


def _ask(name: str, given: dict[str, object], actor, depth: int = DEPTH):
    field = _root()[name]
    values, kinds = shapes.arguments(
        field, lambda path, scalar: given.get(path) if "." not in path else None
    )
    inside = (
        " { __typename id }" if name == "node" else shapes.selection(field.type, depth, schema())
    )
    return ask(shapes.operation("query", name, field, kinds, inside), values, actor)


def _open_to(actor, permissions: frozenset[str]) -> bool:
    return actor is not None and bool(actor.permissions & permissions)


def _leaks(body: object, actor) -> bool:
    told = json.dumps(body, ensure_ascii=False)
    if actor is not None and actor.may("catalog.review"):
        told = told.replace(f"草稿{CANARY}", "")  # who reviews goods reads drafts
    return CANARY.lower() in told.lower()


def test_every_query_says_whose_it_is():
    named = registry.PUBLIC_QUERIES | registry.OWN_QUERIES | set(registry.PRIVATE_QUERIES)

    assert set(_root()) - named == set(), "say whose it is in tests/backend/api/leaks/registry.py"
    assert named - set(_root()) == set()
    asked = {
        f"{name}.{argument}"
        for name, field in _root().items()
        for argument, spec in field.args.items()
        if get_named_type(spec.type).name == "ID" and not shapes.is_list_type(spec.type)
    }
    assert asked - set(registry.QUERY_TYPES) == set(), "say what kind of thing the id names"


@pytest.mark.parametrize("who", VIEWERS)
def test_private_queries_are_empty_for_outsiders(world, people, who):
    actor, faults = people[who], []
    for name, permissions in registry.PRIVATE_QUERIES.items():
        if _open_to(actor, permissions):
            continue
        for given in _variants(world, name):
            answer = _ask(name, given, actor)
            codes = set(codes_of(answer)) - REFUSED
            value = (answer.body.get("data") or {}).get("answer")
            if codes or not hollow(value):
                faults.append((name, given, answer.body))

    assert not faults, "\n".join(str(row)[:700] for row in faults)


@pytest.mark.parametrize("who", VIEWERS)
def test_open_queries_carry_no_private_text(world, people, who):
    actor, faults = people[who], []
    depth = DEPTH if who in DEEP else 2  # what is open looks the same to all: a few look deep
    for name in sorted(registry.PUBLIC_QUERIES | registry.OWN_QUERIES):
        if name == "node":
            continue
        for given in _variants(world, name):
            answer = _ask(name, given, actor, depth)
            if _leaks(answer.body, actor) or "INTERNAL" in codes_of(answer):
                faults.append((name, given, str(answer.body)[:600]))

    assert not faults, "\n".join(str(row)[:700] for row in faults)


@pytest.mark.parametrize("who", VIEWERS)
def test_node_gives_no_foreign_object(world, people, who):
    actor, faults = people[who], []
    public = {"Product", "Merchant", "Organization", "Category", "ProductVariant", "ProductType"}
    reviewer = actor is not None and actor.may("catalog.review")
    for kind, ids in world.ids.items():
        if kind == "Order" and _open_to(actor, registry.PRIVATE_QUERIES["order"]):
            continue
        for one in ids:
            answer = ask(
                "query($id: ID!) { answer: node(id: $id) { __typename id } }", {"id": one}, actor
            )
            if answer.data["answer"] is not None and kind not in public:
                faults.append((kind, answer.body))
    hidden = [] if reviewer else world.ids["Product"][1:]
    for one in hidden:
        answer = ask("query($id: ID!) { answer: node(id: $id) { id } }", {"id": one}, actor)
        if answer.data["answer"] is not None:
            faults.append(("draft", answer.body))

    assert not faults, "\n".join(str(row)[:700] for row in faults)


TOGETHER = 12
RUBBISH = (
    "",
    "x",
    "１２",
    "Order:1",
    "T3JkZXI6MQ==",
    "T3JkZXI6",
    "a" * 5000,
    "../../etc",
    "1",
)


@pytest.mark.parametrize("who", ["nobody", "gov_requester"])
def test_rubbish_and_other_kinds_of_ids_are_unknown_things(world, people, who):
    actor, faults = people[who], []
    kinds = sorted(world.ids)
    for path, kind in registry.QUERY_TYPES.items():
        name, argument = path.split(".", 1)
        other = [world.first(one) for one in kinds if one != kind] if kind else []
        wanted = shapes.is_required_argument(_root()[name].args[argument])
        # an empty id that may be left out is one that was left out
        given = [one for one in (*RUBBISH, *other, nobody(kind or "Order")) if one or wanted]
        for one, codes, value in _ask_together(name, argument, given, actor):
            answers_anyhow = name == "creditGrade" or (name == "node" and not codes)
            if codes or (not hollow(value) and not answers_anyhow):
                faults.append((name, one[:60], codes, str(value)[:300]))

    assert not faults, "\n".join(str(row)[:700] for row in faults)


def _ask_together(name: str, argument: str, ids: list[str], actor):
    """Many ids of one argument, some in one request: each id with its own codes and its own answer."""
    field = _root()[name]
    # where the answer may not be null, one refusal takes its neighbours' answers with it
    size = 1 if is_non_null_type(field.type) else TOGETHER
    for start in range(0, len(ids), size):
        yield from _ask_some(name, argument, ids[start : start + size], actor)


def _ask_some(name: str, argument: str, ids: list[str], actor):
    field = _root()[name]
    values, kinds = shapes.arguments(field, lambda path, scalar: "x" if path == argument else None)
    values.pop(argument)
    inside = " { __typename id }" if name == "node" else shapes.selection(field.type, 1, schema())
    text = shapes.operation_of_many(name, field, kinds, argument, len(ids), inside)
    answer = ask(text, values | {f"v{place}": one for place, one in enumerate(ids)}, actor)
    rows = answer.body.get("errors", ())
    data = answer.body.get("data") or {}
    assert data or rows, answer.body
    for place, one in enumerate(ids):
        mine = [row for row in rows if row.get("path", [f"a{place}"])[0] == f"a{place}"]
        yield one, {row["extensions"]["code"] for row in mine} - REFUSED, data.get(f"a{place}")


def test_the_rightful_side_sees_its_own_things(world):
    """The control: what outsiders find empty is full for somebody of side A or of an office."""
    empty = []
    for name in registry.PRIVATE_QUERIES:
        if name in NOT_IN_THIS_WORLD:
            continue
        seen = False
        for actor in world.insiders.values():
            for given in () if seen else _variants(world, name):
                value = (_ask(name, given, actor, 1).body.get("data") or {}).get("answer")
                seen = seen or not hollow(value)
        if not seen:
            empty.append(name)

    assert empty == []


@pytest.mark.parametrize(
    ("kind", "who"), [("Order", "buyer"), ("Checkout", "buyer"), ("Product", "seller")]
)
def test_node_gives_the_owner_the_thing(world, kind, who):
    text = "query($id: ID!) { answer: node(id: $id) { __typename id } }"
    one = world.first(kind)

    assert ask(text, {"id": one}, world.insiders[who]).data["answer"] == {
        "__typename": kind,
        "id": one,
    }
