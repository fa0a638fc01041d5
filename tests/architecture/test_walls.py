"""Walls a linter cannot see: foreign keys, migrations, models of others, simulators."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from backend.config.apps import FLOORS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("backend", "payments", "procurement", "markets")
RANK = {name: rank for rank, name in enumerate(FLOORS)}
OURS = set(RANK)


def _app_of(module: str) -> str | None:
    for name in sorted(OURS, key=len, reverse=True):
        if module == name or module.startswith(f"{name}."):
            return name
    return None


def test_foreign_keys_point_down_and_protect():
    wrong = []
    for model in apps.get_models():
        own = apps.get_app_config(model._meta.app_label).name
        if own not in OURS:
            continue
        for field in model._meta.get_fields(include_parents=False):
            if not isinstance(field, (models.ForeignKey, models.OneToOneField)):
                continue
            target = apps.get_app_config(field.related_model._meta.app_label).name
            if target in OURS and RANK[target] > RANK[own]:
                wrong.append(f"{model.__name__}.{field.name} points up to {target}")
            if field.remote_field.on_delete is not models.PROTECT:
                wrong.append(f"{model.__name__}.{field.name} does not PROTECT")
    assert wrong == []


def test_migrations_depend_downwards():
    name_by_label = {config.label: config.name for config in apps.get_app_configs()}
    wrong = []
    for (label, name), migration in MigrationLoader(
        None, ignore_no_migrations=True
    ).disk_migrations.items():
        own = name_by_label[label]
        for needed, _ in migration.dependencies:
            target = name_by_label.get(needed)
            if own in OURS and target in OURS and RANK[target] > RANK[own]:
                wrong.append(f"{label}.{name} -> {needed}")
    assert wrong == []


def _imports(tree: ast.AST) -> Iterator[str]:
    """Modules a file imports at run time; blocks under TYPE_CHECKING do not count."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            skipped.update(ast.walk(node))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _source() -> Iterator[tuple[str, Path, list[str]]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield module, path, list(_imports(ast.parse(path.read_text(encoding="utf-8"))))


PROVERS = ("payments.simulation.", "backend.demo.bench.")
"""They look at the tables from outside, as tests do; nothing of the product stands on them."""


def test_no_app_imports_another_apps_models():
    wrong = []
    for module, _path, imported in _source():
        if module.startswith(PROVERS):
            continue
        own = _app_of(module)
        for name in imported:
            target = _app_of(name)
            if (
                target
                and target != own
                and name == f"{target}.models"
                and target != "backend.kernel"
            ):
                wrong.append(f"{module} imports {name}")
    assert wrong == []


def test_product_code_imports_no_simulator():
    wrong = [
        f"{module} imports {name}"
        for module, _path, imported in _source()
        for name in imported
        if ".simulator" in name and ".simulator" not in module and ".simulation" not in module
    ]
    assert wrong == []
