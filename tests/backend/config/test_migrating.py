"""States kept lean end as Django's own do: the same classes with the same relations."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.migrations.state import ProjectState

from backend.config.migrating import states_kept_lean

OPERATIONS: list[Any] = [
    migrations.CreateModel("House", [("id", models.BigAutoField(primary_key=True))]),
    migrations.CreateModel(
        "Room",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("house", models.ForeignKey("probe.House", models.PROTECT, related_name="rooms")),
        ],
    ),
    migrations.AddIndex("Room", models.Index(fields=["house"], name="probe_house")),
    migrations.AddField("House", "number", models.IntegerField(default=1)),
    migrations.CreateModel(
        "Key",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("room", models.OneToOneField("probe.Room", models.PROTECT)),
        ],
    ),
    migrations.AddConstraint(
        "House",
        models.CheckConstraint(condition=models.Q(number__gt=0), name="probe_number"),
    ),
    migrations.AddField(
        "Room",
        "next",
        models.ForeignKey("probe.Room", models.PROTECT, null=True, related_name="before"),
    ),
    migrations.AddField(
        "House", "front", models.OneToOneField("probe.Key", models.PROTECT, null=True)
    ),
    migrations.AddField(
        "House", "guests", models.ManyToManyField("probe.Key", related_name="seen")
    ),
    migrations.AddField("Key", "teeth", models.IntegerField(default=5), preserve_default=False),
    migrations.AlterField("House", "number", models.BigIntegerField(default=1)),
]


def _walked(*, lean: bool) -> list[tuple[Any, ...]]:
    """After every operation: fields, relations both ways and options of every model.

    Django itself leaves relations to classes that it replaced where a field is no relation.
    """
    state, seen = ProjectState(), []
    state.apps  # noqa: B018 - rendered from the start, as while migrating
    for operation in OPERATIONS:
        state.clone()
        operation.state_forwards("probe", state)
        for model in sorted(state.apps.get_models(), key=lambda one: one.__name__):
            meta = model._meta
            every = (*meta.fields, *meta.many_to_many)
            relations = (*every, *meta.related_objects)
            assert not lean or all(_current(state, f.related_model) for f in relations)
            fields = [(f.name, type(f), f.has_default(), _name(f.related_model)) for f in every]
            back = sorted((f.name, _name(f.related_model)) for f in meta.related_objects)
            assert not lean or all(
                hasattr(model, f.get_accessor_name()) for f in meta.related_objects
            )
            options = state.models["probe", meta.model_name].options
            seen.append((
                meta.label, fields, back, [i.name for i in options.get("indexes", [])],
                [c.name for c in options.get("constraints", [])],
            ))  # fmt: skip
    return seen


def _current(state: ProjectState, model: Any) -> bool:
    """No relation may lead to a class that was replaced."""
    return model is None or model is state.apps.get_model("probe", model.__name__)


def _name(model: Any) -> str:
    return model._meta.label if model is not None else ""


def test_the_states_are_the_same_after_every_operation():
    plain = _walked(lean=False)
    with states_kept_lean():
        assert _walked(lean=True) == plain
    assert any(back for _, _, back, *_ in plain)


def test_a_class_made_later_is_found_from_the_one_it_points_at():
    with states_kept_lean():
        state = ProjectState()
        state.apps  # noqa: B018
        for operation in OPERATIONS[:2]:
            operation.state_forwards("probe", state)
        house = state.apps.get_model("probe", "House")
        assert str(house._default_manager.filter(rooms__id=1).query).count("JOIN") == 1


def test_a_class_that_grew_is_found_from_those_that_pointed_at_it():
    with states_kept_lean():
        state = ProjectState()
        state.apps  # noqa: B018
        for operation in OPERATIONS[:4]:
            operation.state_forwards("probe", state)
        rooms = state.apps.get_model("probe", "Room")._default_manager
        assert 'WHERE "probe_house"."number" = 3' in str(rooms.filter(house__number=3).query)
        houses = state.apps.get_model("probe", "House")._default_manager
        assert str(houses.filter(rooms__id=1, number=3).query).count("JOIN") == 1


def test_django_has_its_own_way_back_afterwards():
    names = ("add_model", "add_field", "_append_option")
    before = [getattr(ProjectState, name) for name in names]
    with states_kept_lean():
        assert all(
            getattr(ProjectState, name) is not own for name, own in zip(names, before, strict=True)
        )
    assert [getattr(ProjectState, name) for name in names] == before
