"""Storing the rows that apps ship."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.rulebook.models import Rule
from backend.rulebook.rules import RuleDeclaration, scope_text
from backend.rulebook.selectors import rules_forget


def declared_rows() -> list[RuleDeclaration]:
    """The rows of every app's ``rulebook_rows.ROWS``."""
    rows: list[RuleDeclaration] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.rulebook_rows"
        if find_spec(name):
            rows.extend(import_module(name).ROWS)
    return rows


@transaction.atomic
def rules_sync(rows: Iterable[RuleDeclaration]) -> int:
    """Add the declared rows that are not there yet; stored rows are never overwritten.

    Returns how many were added. A changed figure is a new row with a new span, made by people.
    """
    known = set(Rule.objects.values_list("key", "scope_text"))
    fresh = [row for row in rows if (row.key, scope_text(row.scope)) not in known]
    Rule.objects.bulk_create(
        Rule(
            key=row.key,
            scope=dict(row.scope),
            scope_text=scope_text(row.scope),
            value=row.value,
            unit=row.unit,
            valid=DateRange(row.valid_from, row.valid_to),
            source=row.source,
            mark=row.mark,
        )
        for row in fresh
    )
    rules_forget()
    return len(fresh)
