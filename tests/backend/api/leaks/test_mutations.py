"""Every mutation with every role on foreign objects: refused as for nothing, nothing written (T2)."""

from __future__ import annotations

import pytest
from django.db import connection

from backend.parties.roles import ROLES
from tests.backend.api.leaks import registry
from tests.backend.api.leaks.asking import (
    NOT_THERE,
    Watch,
    ask,
    changed,
    codes_of,
    mutation,
    names_a_thing,
    prints,
    schema,
    undone,
)
from tests.backend.api.leaks.world import CANARY

VIEWERS = ["nobody", "buyer without company", *ROLES]


def _names() -> list[str]:
    root = schema().mutation_type
    assert root is not None
    return sorted(root.fields)


def _targeted() -> list[str]:
    return [name for name in _names() if name not in registry.OPEN_MUTATIONS]


def _by_office(actor, name: str) -> bool:
    return actor is not None and bool(actor.permissions & registry.OVERSEERS.get(name, frozenset()))


def test_every_mutation_names_what_it_acts_on():
    """A new mutation must say what its ids name, or that it names nothing of another."""
    silent = [name for name in _targeted() if not names_a_thing(name)]

    assert silent == [], "say it in tests/backend/api/leaks/registry.py"
    assert registry.OPEN_MUTATIONS - set(_names()) == set()
    assert set(registry.OVERSEERS) - set(_names()) == set()


@pytest.mark.parametrize("who", VIEWERS)
def test_foreign_objects_are_refused_and_nothing_is_written(world, people, who):
    actor, faults = people[who], []
    before = prints()
    for name in _targeted():
        if _by_office(actor, name):
            continue
        watch = Watch()
        text, given = mutation(world, name, real=True)
        with connection.execute_wrapper(watch):
            answer = ask(text, given, actor)
        _, unknown = mutation(world, name, real=False)
        with undone():
            nothing = ask(text, unknown, actor)
        codes = codes_of(answer)
        if not codes or not set(codes) <= NOT_THERE:
            faults.append((name, "accepted or another refusal", answer.body))
        if codes_of(nothing) != codes or answer.body != nothing.body:
            faults.append((name, "tells what exists", answer.body, nothing.body))
        if watch.wrote and (touched := changed(before, prints())):
            faults.append((name, "wrote", touched))
            before = prints()

    assert changed(before, prints()) == []
    assert not faults, "\n".join(str(row)[:700] for row in faults)


@pytest.mark.parametrize("who", ["nobody", "buyer without company", "merchant_owner", "gov_admin"])
def test_open_mutations_tell_nothing_private(world, people, who):
    actor, faults = people[who], []
    for name in sorted(registry.OPEN_MUTATIONS):
        text, given = mutation(world, name, real=True)
        with undone():
            answer = ask(text, given, actor)
        if CANARY.lower() in str(answer.body).lower() or "INTERNAL" in codes_of(answer):
            faults.append((name, answer.body))

    assert not faults, "\n".join(str(row)[:700] for row in faults)


def test_the_rightful_side_is_not_told_that_its_things_do_not_exist(world):
    """The control: with the same ids somebody of side A (or an office) gets past the door."""
    stuck = {}
    for name in _targeted():
        seen = set()
        for actor in world.insiders.values():
            for place in range(3):
                text, given = mutation(world, name, real=True, place=place)
                with undone():
                    codes = set(codes_of(ask(text, given, actor)))
                seen.add(frozenset(codes))
                if not codes & NOT_THERE:
                    break
            else:
                continue
            break
        else:
            stuck[name] = [sorted(codes) for codes in seen]

    assert set(stuck) == set(registry.UNREACHED), stuck
