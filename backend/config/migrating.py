"""Migrations that render only what an operation needs.

Django renders every model that hangs together with the one an operation touches, again and again:
with users and organisations at the hub that is nearly the whole schema for each new table, and two
thirds of the time a fresh database takes. A table that is new has no older class that another
could still point at, and an index or a constraint changes no class: neither needs its neighbours.
A new field changes one class; whoever pointed at the class before it is aimed at the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.db.models import NOT_PROVIDED


def _model_added(state: ProjectState, model: ModelState) -> None:
    """As ``ProjectState.add_model``, but the new class alone is rendered."""
    key = model.app_label, model.name_lower
    state.models[key] = model
    held: Any = state
    if held._relations is not None:
        held.resolve_model_relations(key)
    if "apps" in state.__dict__:  # asking for it would render everything
        state.apps.render_multiple([model])
        _at_home(state.apps)


def _at_home(apps: StateApps) -> None:
    """Classes taken over from an earlier state look for their relations in this one."""
    for model in apps.get_models(include_auto_created=True):
        model._meta.apps = apps
    apps.clear_cache()


def _field_added(
    state: ProjectState, app: str, name: str, field_name: str, field: Any, preserve_default: bool
) -> None:
    """As ``ProjectState.add_field``, but the class of the field's own model alone is rendered."""
    if not preserve_default:
        field = field.clone()
        field.default = NOT_PROVIDED
    held: Any = state
    held.models[app, name].fields[field_name] = field
    if held._relations is not None:
        held.resolve_model_field_relations((app, name), field_name, field)
    if "apps" not in state.__dict__:
        return
    held.is_delayed = True  # a migration in Python gets classes that are all rendered anew
    older = state.apps.get_model(app, name)
    state.apps.unregister_model(app, name)
    state.apps.render_multiple([state.models[app, name]])
    _aimed_anew(state.apps, older, state.apps.get_model(app, name))
    _at_home(state.apps)


def _aimed_anew(apps: StateApps, older: Any, newer: Any) -> None:
    """Relations that point at a class which was rendered anew point at the newer one."""
    for model in apps.get_models(include_auto_created=True):
        fields: list[Any] = [*model._meta.local_fields, *model._meta.local_many_to_many]
        for field in fields:
            if field.remote_field is None or field.remote_field.model is not older:
                continue
            for kept in ("related_model", "related_fields", "path_infos", "reverse_path_infos"):
                field.__dict__.pop(kept, None)
            field.remote_field.model = newer
            field.contribute_to_related_class(newer, field.remote_field)


def _option_appended(state: ProjectState, app: str, name: str, option: str, item: Any) -> None:
    """As Django's own for an index or a constraint, without rendering a class anew."""
    model = state.models[app, name]
    model.options[option] = [*model.options.get(option, []), item]


@contextmanager
def states_kept_lean() -> Iterator[None]:
    """Inside, migrations run as ever and end in the same schema, in a fraction of the time."""
    owner: Any = ProjectState
    before = owner.add_model, owner.add_field, owner._append_option
    owner.add_model, owner.add_field, owner._append_option = (
        _model_added,
        _field_added,
        _option_appended,
    )
    try:
        yield
    finally:
        owner.add_model, owner.add_field, owner._append_option = before
